package dev.tminus.ui.runbooks;

import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tminus.catalog.History;
import dev.tminus.catalog.VersionName;
import dev.tminus.ledger.RunSummary;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.WallTimes;
import dev.tminus.ui.parts.When;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The versions of a file: as it is now, in its commits, and those that only this server has kept;
/// with the runs that went by each.
final class VersionsCard extends Section {

    private static final int FEW = 5;
    private static final int MOST_RUNS = 3;

    private final ZoneId zone;
    private boolean all;

    VersionsCard(ZoneId zone) {
        this.zone = zone;
        with(this, "card").getElement().setAttribute("aria-label", say("versions.title"));
        add(
                new Header(new H2(say("versions.title"))),
                with(text(say("versions.reading")), "body s t3"));
    }

    /// @param runs those of this runbook
    void show(Document document, History history, List<RunSummary> runs) {
        removeAll();
        var rows = new ArrayList<ListItem>();
        rows.add(now(document, history, runs));
        history.commits().forEach(commit -> rows.add(commit(document, commit, runs)));
        history.kept().forEach(kept -> rows.add(kept(document, kept, runs)));
        add(new Header(new H2(say("versions.title")), text(String.valueOf(rows.size()), "count")));
        var list = with(new UnorderedList(), "hist versions");
        rows.stream().limit(all ? rows.size() : FEW).forEach(list::add);
        add(list);
        if (!all && rows.size() > FEW) {
            add(
                    div(
                            "foot",
                            button(
                                    say("versions.all", rows.size()),
                                    "sm",
                                    () -> {
                                        all = true;
                                        show(document, history, runs);
                                    })));
        }
        var end = end(history);
        if (!end.isEmpty() && (all || rows.size() <= FEW)) {
            add(with(text(end), "foot xs t3"));
        }
    }

    private ListItem now(Document document, History history, List<RunSummary> runs) {
        var why =
                history.git() instanceof History.Git.Unreadable(var reason)
                        ? text(reason, "xs", "t3", "wide")
                        : new Span();
        return new ListItem(
                icon("file", "c-3"),
                new Span(
                        text(say("versions.now-row"), "strong"),
                        text(" " + document.hash().brief(), "mono", "xs", "t3")),
                runs(document.hash(), runs),
                text(VersionWords.state(history, document.hash()), "xs", "wide"),
                why);
    }

    private ListItem commit(Document document, History.Commit commit, List<RunSummary> runs) {
        var content = commit.content();
        var row =
                new ListItem(
                        icon("commit", "c-3"),
                        new Span(
                                text(commit.brief(), "mono", "strong"),
                                text(
                                        content == null ? "" : " " + content.brief(),
                                        "mono",
                                        "xs",
                                        "t3")),
                        runs(content, runs),
                        text(commit.subject(), "wide"),
                        with(
                                new Span(
                                        When.of(
                                                commit.when(),
                                                WallTimes.zoned(commit.when(), zone)),
                                        text(" · " + commit.author())),
                                "xs wide"));
        if (content == null) {
            row.add(text(commit.obstacle(), "xs", "wide", "c-warn"));
        } else {
            compare(document, content, Comparison.name(commit)).forEach(row::add);
        }
        return row;
    }

    private ListItem kept(Document document, History.Kept kept, List<RunSummary> runs) {
        var row =
                new ListItem(
                        icon("db", "c-3"),
                        text(kept.content().brief(), "mono", "strong"),
                        runs(kept.content(), runs),
                        with(
                                new Span(
                                        new Span(say("versions.seen") + " "),
                                        When.of(kept.since(), WallTimes.zoned(kept.since(), zone))),
                                "xs wide"));
        compare(document, kept.content(), Comparison.name(kept)).forEach(row::add);
        return row;
    }

    /// Nothing for the version that is there now, and for a workspace.
    private static Stream<Component> compare(
            Document document, ContentHash content, VersionName name) {
        return document.isWorkspace() || content.equals(document.hash())
                ? Stream.of()
                : Stream.of(
                        link(
                                Places.changes(document.file(), name.toString(), "now"),
                                say("versions.since"),
                                "xs",
                                "wide"));
    }

    private static Component runs(@Nullable ContentHash content, List<RunSummary> runs) {
        var links = with(new Span(), "runsof");
        runs.stream()
                .filter(run -> content != null && Objects.equals(run.version(), content))
                .limit(MOST_RUNS)
                .forEach(run ->
                        links.add(
                                link(
                                        Places.run(run.id()),
                                        say("run.number", String.valueOf(run.number())))));
        return links;
    }

    private static String end(History history) {
        return switch (history.end()) {
            case COMPLETE -> "";
            case MOST -> say("versions.most", History.MOST);
            case SHALLOW -> say("versions.shallow");
            case TIME -> say("versions.time");
        };
    }
}
