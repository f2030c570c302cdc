package dev.tminus.ui.runs;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.empty;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.count;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tminus.catalog.Catalog;
import dev.tminus.ledger.RunSummary;
import dev.tminus.ledger.Runs;
import dev.tminus.ledger.Subscription;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Browser;
import dev.tminus.ui.parts.Pushed;
import dev.tminus.ui.parts.Site;
import dev.tminus.ui.shell.Frame;
import dev.tminus.ui.shell.Framed;
import dev.tminus.ui.shell.NavEntry;
import dev.tminus.ui.shell.Shell;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All runs, newest first: under way, planned, and how past ones went.
@Route(value = Places.RUNS, layout = Shell.class)
@PermitAll
class RunsView extends Main implements BeforeEnterObserver, Framed, HasDynamicTitle {

    private final transient Runs runs;
    private final ZoneId zone = Browser.zone();
    private final VirtualList<RunSummary> list = new VirtualList<>();
    private final Span number = text("", "t3", "s");
    private final Div nothing = new Div();
    private final String zoneName;
    private @Nullable FilterBar bar;
    private transient List<RunSummary> all = List.of();
    private transient List<RunSummary> shown = List.of();
    private transient RunFilter wish = RunFilter.ALL;
    private transient @Nullable Subscription watch;

    RunsView(Runs runs, Catalog catalog) {
        this.runs = runs;
        with(this, "main fill").setId("main");
        var workspace = catalog.shelf().workspace().value();
        var sites = workspace == null ? List.<Site>of() : Site.of(workspace);
        zoneName = Site.nameOf(zone, sites);
        list.setRenderer(RunLines.in(zone));
        list.getElement().setAttribute("aria-label", say("runs.title"));
        with(list, "card runlist");
        nothing.getElement().setAttribute("role", "status");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        wish = RunFilter.of(event.getLocation().getQueryParameters().getParameters());
        all = runs.list();
        removeAll();
        add(head());
        if (all.isEmpty()) {
            add(empty(say("runs.none"), say("runs.none.next")));
            return;
        }
        bar = new FilterBar(wish, all, this::narrow);
        add(bar, list, nothing);
        show();
    }

    private Div head() {
        return div(
                "hd",
                new H1(say("runs.title")),
                number,
                with(new Div(), "grow"),
                text(say("home.zone", zoneName), "xs", "t3", "dk"),
                with(link(Places.RUNBOOKS, say("runs.plan")), "btn primary"));
    }

    private void narrow(RunFilter other) {
        wish = other;
        show();
    }

    private void show() {
        var next = wish.of(all);
        if (!next.equals(shown) || shown.isEmpty()) {
            shown = next;
            list.setItems(next);
        }
        number.setText(count("runs.count", next.size()));
        list.setVisible(!next.isEmpty());
        nothing.removeAll();
        if (next.isEmpty()) {
            nothing.add(empty(say("runs.no-match"), say("runs.no-match.next")));
        }
        if (bar != null) {
            bar.show(all);
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        watch =
                Pushed.<List<RunSummary>>to(
                        event.getUI(),
                        told -> runs.watchAll(_ -> told.accept(runs.list())),
                        this::refresh);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    /// Only lines that changed are drawn anew; the filter and the place in the list stay.
    private void refresh(List<RunSummary> now) {
        if (!all.isEmpty()) {
            all = now;
            show();
        }
    }

    @Override
    public Frame frame() {
        return Frame.wide(NavEntry.RUNS, say("runs.title"));
    }

    @Override
    public String getPageTitle() {
        return say("title", say("runs.title"));
    }
}
