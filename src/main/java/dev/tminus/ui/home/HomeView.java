package dev.tminus.ui.home;

import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tminus.catalog.Catalog;
import dev.tminus.ledger.RunGlance;
import dev.tminus.ledger.RunSummary;
import dev.tminus.ledger.Runs;
import dev.tminus.ledger.Subscription;
import dev.tminus.run.RunId;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Browser;
import dev.tminus.ui.parts.Pushed;
import dev.tminus.ui.parts.Site;
import dev.tminus.ui.security.SignedIn;
import dev.tminus.ui.shell.Frame;
import dev.tminus.ui.shell.Framed;
import dev.tminus.ui.shell.NavEntry;
import dev.tminus.ui.shell.Shell;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What waits for the reader over all runs, what is under way, and what is coming.
@Route(value = Places.HOME, layout = Shell.class)
@PermitAll
class HomeView extends Main implements Framed, HasDynamicTitle {

    private static final Comparator<Item> MOST_URGENT_FIRST =
            Comparator.comparing((Item item) -> item.awaited().urgency())
                    .thenComparing(
                            item -> item.awaited().due(),
                            Comparator.nullsLast(Comparator.naturalOrder()));

    private final transient Runs runs;
    private final transient InstantSource clock;
    private final transient PersonId me;
    private final GuidePanel guide;
    private final WaitingList waiting;
    private final OpenQuestions questions;
    private final LiveCards live;
    private final LatestRehearsals rehearsals;
    private final Upcoming upcoming;
    private Set<RunId> known = Set.of();
    private transient @Nullable List<RunSummary> all;
    private transient @Nullable Subscription watch;

    HomeView(Runs runs, Catalog catalog, SignedIn signedIn, InstantSource clock) {
        this.runs = runs;
        this.clock = clock;
        this.me = signedIn.actor().id();
        var zone = Browser.zone();
        var workspace = catalog.shelf().workspace().value();
        var sites = workspace == null ? List.<Site>of() : Site.of(workspace);
        guide = new GuidePanel(runs, catalog, me);
        waiting = new WaitingList(zone, sites);
        questions = new OpenQuestions(zone);
        live = new LiveCards(zone);
        rehearsals = new LatestRehearsals(zone);
        upcoming = new Upcoming(zone);
        with(this, "main home").setId("main");
        add(guide, waiting, questions, live, rehearsals, upcoming);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        watch = Pushed.to(event.getUI(), runs::watchAll, this::see);
        see(runs.underWay());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    private void see(List<RunGlance> now) {
        var at = clock.instant();
        var items =
                now.stream()
                        .flatMap(glance ->
                                Rules.awaited(glance.state(), me, at).stream()
                                        .map(one -> Item.of(glance, one)))
                        .sorted(MOST_URGENT_FIRST)
                        .toList();
        waiting.show(items, NextStep.of(now, me), at);
        questions.show(now, at);
        live.show(now, me, at);
        upcoming.show(now, at);
        var list = list(now);
        rehearsals.show(list);
        guide.show(now, list);
    }

    /// All runs, read again only when one has come or gone.
    private List<RunSummary> list(List<RunGlance> now) {
        var ids = now.stream().map(one -> one.state().id()).collect(Collectors.toSet());
        var list = all;
        if (list == null || !ids.equals(known)) {
            list = runs.list();
            all = list;
            known = ids;
        }
        return list;
    }

    @Override
    public Frame frame() {
        return Frame.wide(NavEntry.HOME, say("home.title"));
    }

    @Override
    public String getPageTitle() {
        return say("title", say("home.title"));
    }

    /// The release's own zone beside the reader's, where they differ.
    static boolean differ(ZoneId one, ZoneId other, Instant at) {
        return !one.getRules().getOffset(at).equals(other.getRules().getOffset(at));
    }
}
