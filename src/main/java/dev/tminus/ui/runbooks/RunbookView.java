package dev.tminus.ui.runbooks;

import static dev.tminus.ui.parts.Parts.badge;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.empty;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.count;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.tminus.catalog.Catalog;
import dev.tminus.catalog.ContentHash;
import dev.tminus.catalog.Shelf;
import dev.tminus.language.Problem;
import dev.tminus.language.Severity;
import dev.tminus.run.RunSummary;
import dev.tminus.run.Runs;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.RunbookId;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Keys;
import dev.tminus.ui.parts.RunLooks;
import dev.tminus.ui.shell.Frame;
import dev.tminus.ui.shell.Framed;
import dev.tminus.ui.shell.HelpDialog;
import dev.tminus.ui.shell.NavEntry;
import dev.tminus.ui.shell.Shell;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One file of the workspace folder: its text beside its outline, and what is wrong with it.
@Route(value = Places.RUNBOOK, layout = Shell.class)
@PermitAll
class RunbookView extends Div implements BeforeEnterObserver, Framed, HasDynamicTitle {

    private final transient Catalog catalog;
    private final transient Runs runs;
    private String title = "";

    RunbookView(Catalog catalog, Runs runs) {
        this.catalog = catalog;
        this.runs = runs;
        with(this, "view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var file = event.getRouteParameters().get("file").orElse("");
        show(document(catalog.shelf(), file));
    }

    private static Document document(Shelf shelf, String file) {
        if (file.equals(RunbooksView.WORKSPACE)) {
            return new Document(
                    file,
                    shelf.workspaceText(),
                    shelf.workspaceHash(),
                    null,
                    shelf.workspace().problems());
        }
        return shelf.entries().stream()
                .filter(entry -> entry.file().equals(file))
                .findFirst()
                .map(entry ->
                        new Document(
                                file,
                                entry.text(),
                                entry.hash(),
                                entry.reading().value(),
                                entry.reading().problems()))
                .orElseThrow(() -> new NotFoundException(say("runbook.missing", file)));
    }

    private void show(Document document) {
        removeAll();
        var runbook = document.runbook();
        title = runbook == null ? document.file() : runbook.title();
        var source = new Source(document.file(), document.text(), document.problems());
        var main = div("main rb", source);
        main.setId("main");
        if (!document.file().equals(RunbooksView.WORKSPACE)) {
            main.add(new Outline(runbook));
        }
        var side = div("rbside", problems(document, source));
        if (runbook != null) {
            side.add(runsOf(runbook.id()));
        }
        main.add(side);
        add(with(new Main(titleBar(document), main), "view"), keys(source));
    }

    private Component titleBar(Document document) {
        var runbook = document.runbook();
        var version = say("runbook.version", document.hash().brief());
        var what = runbook == null ? version : version + " · " + RunbooksView.size(runbook);
        var bar =
                div(
                        "titlebar",
                        div(
                                "grow",
                                div(
                                        "row wrap",
                                        new H1(title),
                                        RunbooksView.chips(document.problems())),
                                text(what, "s", "t3")));
        if (runbook != null) {
            bar.add(with(link(Places.plan(document.file()), say("runbook.plan")), "btn primary"));
        } else if (!document.file().equals(RunbooksView.WORKSPACE)) {
            bar.add(text(say("runbook.not-yet"), "s", "t3"));
        }
        return bar;
    }

    private static Component problems(Document document, Source source) {
        var card =
                card(say("problems.title"), count("problems.number", document.problems().size()));
        if (document.problems().isEmpty()) {
            card.add(with(empty(say("problems.none"), say("problems.none.next")), "inset"));
            return card;
        }
        var list = with(new UnorderedList(), "list");
        document.problems().forEach(problem -> list.add(problem(problem, source)));
        card.add(list);
        return card;
    }

    private static ListItem problem(Problem problem, Source source) {
        var error = problem.severity() == Severity.ERROR;
        var go = new NativeButton("", _ -> source.show(problem.place().line()));
        with(go, "problem").getElement().setAttribute("type", "button");
        go.add(
                icon(error ? "failed" : "attention", "s14", error ? "c-fail" : "c-warn"),
                div(
                        "txt",
                        text(problem.message(), "q"),
                        text(
                                say(
                                        "problems.place",
                                        String.valueOf(problem.place().line()),
                                        String.valueOf(problem.place().column()),
                                        say(error ? "problems.error" : "problems.warning")),
                                "xs",
                                "t3")));
        if (!problem.suggestion().isEmpty()) {
            go.add(text(problem.suggestion(), "xs", "t2", "hint"));
        }
        return new ListItem(go);
    }

    private Component runsOf(RunbookId runbook) {
        var own = runs.list().stream().filter(run -> run.runbook().equals(runbook)).toList();
        var card = card(say("runs.title"), String.valueOf(own.size()));
        if (own.isEmpty()) {
            card.add(with(empty(say("runbook.no-runs"), say("runbook.no-runs.next")), "inset"));
            return card;
        }
        var list = with(new UnorderedList(), "hist");
        own.stream().limit(20).forEach(run -> list.add(run(run)));
        card.add(list);
        return card;
    }

    private static ListItem run(RunSummary run) {
        var look = RunLooks.of(run.status());
        return new ListItem(
                icon(look.icon(), look.tone().text()),
                link(
                        Places.run(run.id()),
                        say("run.number", String.valueOf(run.number())),
                        "strong"),
                badge(run.mode(), "sm"),
                text(look.word() + " · " + run.environment(), "xs"));
    }

    private static Section card(String title, String count) {
        var card = with(new Section(), "card");
        card.getElement().setAttribute("aria-label", title);
        card.add(new Header(new H2(title), text(count, "count")));
        return card;
    }

    private static Keys keys(Source source) {
        return new Keys()
                .on("n", () -> source.step(1))
                .on("p", () -> source.step(-1))
                .on("?", HelpDialog::show);
    }

    @Override
    public Frame frame() {
        return new Frame(
                NavEntry.RUNBOOKS,
                true,
                List.of(
                        new Frame.Crumb(say("runbooks.title"), Places.RUNBOOKS),
                        Frame.Crumb.here(title)),
                null,
                true);
    }

    @Override
    public String getPageTitle() {
        return say("title", title);
    }

    /// A file with what came of reading it.
    ///
    /// @param runbook null where the file is broken or is no runbook
    private record Document(
            String file,
            String text,
            ContentHash hash,
            @Nullable Runbook runbook,
            List<Problem> problems) {}
}
