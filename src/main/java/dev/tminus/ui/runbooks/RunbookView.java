package dev.tminus.ui.runbooks;

import static dev.tminus.ui.parts.Parts.fileName;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.tminus.catalog.Catalog;
import dev.tminus.catalog.Histories;
import dev.tminus.catalog.History;
import dev.tminus.catalog.Shelf;
import dev.tminus.catalog.VersionName;
import dev.tminus.ledger.Runs;
import dev.tminus.ledger.Subscription;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Browser;
import dev.tminus.ui.parts.Pushed;
import dev.tminus.ui.shell.Frame;
import dev.tminus.ui.shell.Framed;
import dev.tminus.ui.shell.NavEntry;
import dev.tminus.ui.shell.Shell;
import jakarta.annotation.security.PermitAll;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One file of the workspace folder: its text beside its outline, what is to be said of it, its
/// versions, and what changed between two of them. An open page follows the file.
@Route(value = Places.RUNBOOK, layout = Shell.class)
@PermitAll
class RunbookView extends Div implements BeforeEnterObserver, Framed, HasDynamicTitle {

    private final transient Catalog catalog;
    private final transient Histories histories;
    private final transient Runs runs;
    private final transient InstantSource clock;
    private final ZoneId zone = Browser.zone();
    private String file = "";
    private @Nullable RunbookPage page;
    private transient Comparison.@Nullable Pair wanted;
    private transient @Nullable Subscription watch;
    private int asked;

    RunbookView(Catalog catalog, Histories histories, Runs runs, InstantSource clock) {
        this.catalog = catalog;
        this.histories = histories;
        this.runs = runs;
        this.clock = clock;
        with(this, "view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var next = event.getRouteParameters().get("file").map(Places::file).orElse("");
        if (page == null || !next.equals(file)) {
            file = next;
            removeAll();
            var document =
                    Document.of(catalog.shelf(), file)
                            .orElseThrow(() ->
                                    new NotFoundException(say("runbook.missing", fileName(file))));
            page = new RunbookPage(document, zone, this::choose);
            add(page);
        }
        wanted = pair(event.getLocation().getQueryParameters()).orElse(null);
        page.compare(wanted);
        askForThePast();
    }

    private static Optional<Comparison.Pair> pair(QueryParameters query) {
        var from = query.getSingleParameter("from").map(RunbookView::named);
        var to = query.getSingleParameter("to").map(RunbookView::named);
        return from.isEmpty() && to.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Comparison.Pair(
                                from.orElse(new VersionName.Now()),
                                to.orElse(new VersionName.Now())));
    }

    /// A name that was mistyped must not read as if nothing had changed.
    private static VersionName named(String written) {
        return VersionName.of(written)
                .orElseThrow(() ->
                        new NotFoundException(
                                say(
                                        "changes.no-version",
                                        written.substring(0, Math.min(60, written.length())))));
    }

    private void choose(Comparison.Pair pair) {
        UI.getCurrent()
                .navigate(
                        Places.runbook(file),
                        new QueryParameters(
                                Map.of(
                                        "from", List.of(pair.from().toString()),
                                        "to", List.of(pair.to().toString()))));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        watch = Pushed.<Shelf>to(event.getUI(), told -> catalog.watch(told)::close, this::see);
        see(catalog.shelf());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    private void see(Shelf shelf) {
        var shown = page;
        if (shown != null && shown.follow(Document.of(shelf, file), clock.instant())) {
            askForThePast();
        }
    }

    /// What takes a while: git, and reading versions.
    ///
    /// @param usual what most want to see compared, null where there is nothing to compare
    /// @param chosen what the reader wants to see compared, null for nothing
    private record Past(History history, @Nullable Comparison usual, @Nullable Comparison chosen) {}

    private void askForThePast() {
        var shown = page;
        if (shown == null) {
            return;
        }
        var number = ++asked;
        var name = file;
        var choice = wanted;
        var document = shown.document();
        var none =
                new History(
                        new History.Git.Unreadable(say("changes.broke")),
                        List.of(),
                        History.End.COMPLETE,
                        List.of());
        var broken =
                choice == null ? null : new Comparison(choice, new Comparison.Outcome.Broken());
        Pushed.aside(
                () -> past(name, document, choice),
                new Past(none, null, broken),
                past -> {
                    if (number == asked) {
                        show(shown, past);
                    }
                });
    }

    private Past past(String name, Document document, Comparison.@Nullable Pair choice) {
        var history = histories.of(name);
        if (document.isWorkspace()) {
            return new Past(history, null, null);
        }
        var usual =
                Comparison.usual(history, document.hash())
                        .map(pair -> Comparison.of(histories, name, pair))
                        .orElse(null);
        var chosen =
                choice == null
                        ? null
                        : usual != null && usual.pair().equals(choice)
                                ? usual
                                : Comparison.of(histories, name, choice);
        return new Past(history, usual, chosen);
    }

    private void show(RunbookPage shown, Past past) {
        shown.showPast(past.history(), past.usual(), runs.list());
        if (past.chosen() != null) {
            shown.show(past.chosen());
        }
    }

    @Override
    public Frame frame() {
        return new Frame(
                NavEntry.RUNBOOKS,
                true,
                List.of(
                        new Frame.Crumb(say("runbooks.title"), Places.RUNBOOKS),
                        Frame.Crumb.here(title())),
                null,
                true);
    }

    private String title() {
        return page == null ? fileName(file) : page.document().title();
    }

    @Override
    public String getPageTitle() {
        return say("title", title());
    }
}
