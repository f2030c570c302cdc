package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.banner;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.router.RouteParameters;
import dev.tminus.run.RunBoard;
import dev.tminus.run.RunId;
import dev.tminus.run.RunStatus;
import dev.tminus.run.Runs;
import dev.tminus.runbook.StepId;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Browser;
import dev.tminus.ui.parts.Desk;
import dev.tminus.ui.parts.Keys;
import dev.tminus.ui.parts.LiveBoard;
import dev.tminus.ui.parts.Site;
import dev.tminus.ui.parts.Slot;
import dev.tminus.ui.parts.Tone;
import dev.tminus.ui.security.SignedIn;
import dev.tminus.ui.shell.Frame;
import dev.tminus.ui.shell.Framed;
import dev.tminus.ui.shell.HelpDialog;
import dev.tminus.ui.shell.NavEntry;
import dev.tminus.ui.shell.Shell;
import jakarta.annotation.security.PermitAll;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One run, live: head, phases, checklist, the chosen step, events.
@Route(value = Places.RUN, layout = Shell.class)
@RouteAlias(value = Places.STEP, layout = Shell.class)
@PermitAll
class RunView extends Div implements BeforeEnterObserver, Framed, HasDynamicTitle {

    private final transient Runs runs;
    private final transient SignedIn signedIn;
    private final transient InstantSource clock;
    private final transient LiveBoard live;
    private transient @Nullable Sections shown;

    RunView(Runs runs, SignedIn signedIn, InstantSource clock) {
        this.runs = runs;
        this.signedIn = signedIn;
        this.clock = clock;
        this.live = new LiveBoard(runs);
        with(this, "view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getRouteParameters();
        var run = runId(parameters);
        if (shown == null || !shown.desk.state().id().equals(run)) {
            var board = runs.board(run).orElseThrow(RunView::noRun);
            live.stop();
            removeAll();
            shown = new Sections(board);
            if (isAttached()) {
                startWatching(event.getUI());
            }
        }
        var step = parameters.get("step").map(StepId::new).orElse(null);
        if (step != null && !shown.desk.state().checklist().has(step)) {
            throw new NotFoundException(say("run.no-step", step));
        }
        shown.select(step);
    }

    private static RunId runId(RouteParameters parameters) {
        try {
            return RunId.of(parameters.get("run").orElse(""));
        } catch (IllegalArgumentException noId) {
            throw noRun();
        }
    }

    private static NotFoundException noRun() {
        return new NotFoundException(say("run.missing"));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        startWatching(event.getUI());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        live.stop();
    }

    private void startWatching(UI ui) {
        var sections = shown;
        if (sections != null) {
            live.follow(ui, sections.desk.state().id(), sections::see);
        }
    }

    @Override
    public Frame frame() {
        var plan = current().desk.state().plan();
        var runbook = current().desk.state().checklist().runbook();
        return new Frame(
                NavEntry.RUNS,
                true,
                List.of(
                        new Frame.Crumb(say("runs.title"), Places.RUNS),
                        Frame.Crumb.here(runbook.title()),
                        Frame.Crumb.here(say("run.number", String.valueOf(plan.number())))),
                plan.mode(),
                false);
    }

    @Override
    public String getPageTitle() {
        return shown == null
                ? say("app.name")
                : say("title", shown.desk.state().checklist().runbook().title());
    }

    private Sections current() {
        if (shown == null) {
            throw new IllegalStateException("No run is shown");
        }
        return shown;
    }

    /// The parts of the page for one run.
    private final class Sections {

        private final Desk desk;
        private final ZoneId reader = Browser.zone();
        private final List<Site> sites;
        private final ZoneSwitch zones;
        private final Deck deck;
        private final Slot held = new Slot();
        private final PhaseColumn phases;
        private final StepList list;
        private final EventFeed feed;
        private final MobileBar mobile;
        private final Main columns = new Main();
        private @Nullable Drawer drawer;
        private @Nullable StepId selected;

        Sections(RunBoard board) {
            desk =
                    new Desk(
                            runs,
                            signedIn.actor(),
                            clock,
                            board,
                            () -> runs.board(board.state().id()).ifPresent(this::see));
            sites = Site.of(board.workspace());
            var release = board.state().plan().zone();
            zones = new ZoneSwitch(release, reader, sites, this::in);
            deck = new Deck(desk, sites, reader);
            list = new StepList(desk, release, zones);
            phases = new PhaseColumn(desk, list::showPhase);
            feed = new EventFeed(desk, release, sites);
            mobile = new MobileBar(desk);
            var middle = with(new Section(list, feed), "middle");
            middle.getElement().setAttribute("aria-label", say("list.label"));
            with(columns, "cols").setId("main");
            columns.add(phases, middle);
            add(deck, held, columns, mobile, keys());
            showHeld();
        }

        void see(RunBoard board) {
            if (board.state().seq() < desk.state().seq()) {
                return;
            }
            desk.see(board);
            deck.refresh();
            phases.refresh();
            list.refresh();
            feed.refresh();
            mobile.refresh();
            showHeld();
            if (drawer != null) {
                drawer.refresh();
            }
        }

        void select(@Nullable StepId step) {
            if (drawer != null) {
                columns.remove(drawer);
                drawer = null;
            }
            selected = step;
            setClassName("stepopen", step != null);
            columns.setClassName("open", step != null);
            list.select(step);
            if (step != null) {
                var chosen = desk.state().checklist().step(step);
                drawer = new Drawer(desk, chosen, zones.current(), () -> go(null));
                columns.add(drawer);
            }
        }

        /// Says across the page why nothing starts.
        private void showHeld() {
            var run = desk.state();
            var words =
                    switch (run.status()) {
                        case HELD -> "run.held";
                        case CONTINGENCY -> "run.contingency";
                        case SCRUBBED -> "run.scrubbed";
                        case SCHEDULED, RUNNING, COMPLETE -> "";
                    };
            held.show(
                    List.of(words, run.statusReason()),
                    () -> words.isEmpty() ? List.of() : List.of(across(words)));
        }

        private Div across(String words) {
            var scrubbed = desk.state().status() == RunStatus.SCRUBBED;
            return with(
                    banner(
                            scrubbed ? Tone.FAIL : Tone.WARN,
                            scrubbed ? "scrub" : "held",
                            "status",
                            text(say(words), "strong"),
                            text(" " + desk.state().statusReason())),
                    "across");
        }

        private void in(ZoneId zone) {
            list.in(zone);
            feed.in(zone);
            if (drawer != null) {
                drawer.in(zone);
            }
        }

        private Keys keys() {
            return new Keys()
                    .on("j", () -> move(1))
                    .on("k", () -> move(-1))
                    .on(
                            "Enter",
                            () -> Optional.ofNullable(selected).or(this::first).ifPresent(this::go))
                    .on("Escape", () -> go(null))
                    .on("s", () -> Optional.ofNullable(drawer).ifPresent(Drawer::focusSignBox))
                    .on("c", () -> Optional.ofNullable(drawer).ifPresent(Drawer::focusComment))
                    .on("x", list::foldAll)
                    .on("z", zones::next)
                    .on("?", HelpDialog::show);
        }

        private Optional<StepId> first() {
            return Optional.ofNullable(list.neighbour(1));
        }

        private void move(int by) {
            Optional.ofNullable(list.neighbour(by)).ifPresent(this::go);
        }

        private void go(@Nullable StepId step) {
            var run = desk.state().id();
            UI.getCurrent().navigate(step == null ? Places.run(run) : Places.step(run, step));
            if (step != null) {
                list.showSelected();
            }
        }
    }
}
