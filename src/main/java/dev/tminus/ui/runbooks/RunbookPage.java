package dev.tminus.ui.runbooks;

import static dev.tminus.ui.parts.Parts.badge;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.empty;
import static dev.tminus.ui.parts.Parts.fileName;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.count;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tminus.catalog.ChangedLines;
import dev.tminus.catalog.History;
import dev.tminus.ledger.RunSummary;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Keys;
import dev.tminus.ui.parts.RunStyles;
import dev.tminus.ui.parts.WallTimes;
import dev.tminus.ui.shell.HelpDialog;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The parts of the page of one file. They stay when the file changes, and so do the places that
/// the reader has scrolled them to.
final class RunbookPage extends Div {

    private final ZoneId zone;
    private final transient Consumer<Comparison.Pair> onChoice;
    private final Source source;
    private final Outline outline;
    private final ProblemList problems;
    private final BriefingCard briefing = new BriefingCard();
    private final ChangesCard changes = new ChangesCard();
    private final VersionsCard versions;
    private final Section runs = with(new Section(), "card");
    private final Div main = div("main rb");
    private final Span title = new Span();
    private final Span chips = new Span();
    private final Span about = text("", "s", "t3");
    private final Span state = text("", "s", "t3");
    private final Anchor compare = with(new Anchor("", say("changes.compare")), "btn");
    private final Span acts = with(new Span(), "row");
    private final Span again = text("", "s", "again");
    private @Nullable ChangesPanel panel;
    private transient Document document;
    private transient History history =
            new History(new History.Git.None(), List.of(), History.End.COMPLETE, List.of());

    /// @param onChoice gets two versions that the reader wants to see compared
    RunbookPage(Document document, ZoneId zone, Consumer<Comparison.Pair> onChoice) {
        this.document = document;
        this.zone = zone;
        this.onChoice = onChoice;
        source = new Source(document);
        outline = new Outline(source::show);
        problems = new ProblemList(source::show);
        versions = new VersionsCard(zone);
        again.getElement().setAttribute("role", "status");
        with(this, "view");
        main.setId("main");
        main.add(source);
        if (!document.isWorkspace()) {
            main.add(outline);
        }
        runs.setVisible(false);
        compare.setVisible(false);
        main.add(div("rbside", problems, briefing, changes, versions, runs));
        var heading = new H1(title);
        var bar =
                div(
                        "titlebar",
                        div(
                                "grow",
                                div("row wrap", heading, chips),
                                with(new Span(about, state), "ofversion")),
                        again,
                        with(new Span(compare, acts), "row acts"));
        add(with(new Main(bar, main), "view"), keys());
        show();
    }

    Document document() {
        return document;
    }

    private void show() {
        title.setText(visible(document.title()));
        chips.removeAll();
        chips.add(RunbooksView.chips(document.notes()));
        var runbook = document.runbook();
        var version = say("runbook.version", document.hash().brief());
        about.setText(runbook == null ? version : version + " · " + RunbooksView.size(runbook));
        outline.show(document);
        briefing.show(runbook);
        problems.show(document.notes());
        acts.removeAll();
        if (runbook != null) {
            acts.add(with(link(Places.plan(document.file()), say("runbook.plan")), "btn primary"));
        } else if (!document.isWorkspace()) {
            acts.add(text(say("runbook.not-yet"), "s", "t3"));
        }
    }

    /// Shows the file as it is now, and says what is new; whether there was anything.
    ///
    /// @param now empty where it has gone
    boolean follow(Optional<Document> now, Instant at) {
        if (now.isEmpty()) {
            again.setText(say("runbook.gone", fileName(document.file())));
            return false;
        }
        var next = now.get();
        var before = document;
        if (next.hash().equals(before.hash()) && next.notes().equals(before.notes())) {
            return false;
        }
        document = next;
        source.show(next);
        show();
        var when = WallTimes.time(at, zone) + " " + WallTimes.letters(at, zone);
        again.setText(
                next.hash().equals(before.hash())
                        ? say("runbook.again.workspace", when)
                        : say(
                                "runbook.again",
                                when,
                                count(
                                        "runbook.lines",
                                        ChangedLines.between(before.text(), next.text()))));
        return !next.hash().equals(before.hash());
    }

    /// Puts the changes between two versions in the place of the outline, or the outline back.
    void compare(Comparison.@Nullable Pair pair) {
        if (document.isWorkspace()) {
            return;
        }
        var shown = panel;
        if (pair == null) {
            if (shown != null) {
                main.replace(shown, outline);
                panel = null;
            }
        } else if (shown == null) {
            var fresh = new ChangesPanel(document.file(), pair, zone, onChoice);
            fresh.offer(history);
            main.replace(outline, fresh);
            panel = fresh;
        } else {
            shown.choose(pair);
        }
    }

    void show(Comparison comparison) {
        if (panel != null) {
            panel.show(comparison);
        }
    }

    /// @param usual null where there is nothing to compare
    void showPast(History past, @Nullable Comparison usual, List<RunSummary> all) {
        history = past;
        state.setText(" · " + VersionWords.state(past, document.hash()));
        var own = all.stream().filter(this::isOwn).toList();
        versions.show(document, past, own);
        changes.setVisible(usual != null);
        compare.setVisible(usual != null);
        if (usual != null) {
            var pair = usual.pair();
            compare.setHref(
                    Places.changes(document.file(), pair.from().toString(), pair.to().toString()));
            changes.show(document.file(), usual);
        }
        if (panel != null) {
            panel.offer(past);
        }
        showRuns(own);
    }

    private boolean isOwn(RunSummary run) {
        var runbook = document.runbook();
        return runbook != null && run.runbook().equals(runbook.id());
    }

    private void showRuns(List<RunSummary> own) {
        runs.removeAll();
        runs.setVisible(document.runbook() != null);
        runs.getElement().setAttribute("aria-label", say("runs.title"));
        runs.add(new Header(new H2(say("runs.title")), text(String.valueOf(own.size()), "count")));
        if (own.isEmpty()) {
            runs.add(with(empty(say("runbook.no-runs"), say("runbook.no-runs.next")), "inset"));
            return;
        }
        var list = with(new UnorderedList(), "hist");
        own.stream().limit(20).forEach(run -> list.add(run(run)));
        runs.add(list);
    }

    private static ListItem run(RunSummary run) {
        var look = RunStyles.of(run.status());
        var version = run.version();
        return new ListItem(
                icon(look.icon(), look.tone().text()),
                new Span(
                        link(
                                Places.run(run.id()),
                                say("run.number", String.valueOf(run.number())),
                                "strong"),
                        text(version == null ? "" : " " + version.brief(), "mono", "xs", "t3")),
                badge(run.mode(), "sm"),
                text(look.word() + " · " + run.environment(), "xs"));
    }

    private Keys keys() {
        return new Keys()
                .on("n", () -> source.step(1))
                .on("p", () -> source.step(-1))
                .on("?", HelpDialog::show);
    }
}
