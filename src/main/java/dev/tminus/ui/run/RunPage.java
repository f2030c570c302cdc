package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.banner;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import dev.tminus.ledger.RunBoard;
import dev.tminus.run.RunStatus;
import dev.tminus.runbook.names.StepId;
import dev.tminus.ui.Places;
import dev.tminus.ui.home.GuideBar;
import dev.tminus.ui.parts.Browser;
import dev.tminus.ui.parts.Keys;
import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.parts.Site;
import dev.tminus.ui.parts.Slot;
import dev.tminus.ui.parts.Tone;
import dev.tminus.ui.shell.HelpDialog;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The parts of the page for one run, and how they play together.
final class RunPage {

    private final Div view;
    private final RunGateway gateway;
    private final FilesSection.Evidence evidence;
    private final Map<StepId, Map<String, String>> drafts = new HashMap<>();
    private final ZoneSwitch zones;
    private final RunHeader header;
    private final GuideBar guide;
    private final Slot held = new Slot();
    private final ContingencyBanner contingency;
    private final PhaseColumn phases;
    private final StepList list;
    private final EventFeed feed;
    private final MobileBar mobile;
    private final PhoneViews views;
    private final LiveDialog sheet = new LiveDialog();
    private final Main columns = new Main();
    private @Nullable Drawer drawer;
    private @Nullable StepId selected;

    /// @param view that the parts are put into
    RunPage(Div view, RunGateway gateway, FilesSection.Evidence evidence) {
        this.view = view;
        this.gateway = gateway;
        this.evidence = evidence;
        var reader = Browser.zone();
        var sites = Site.of(gateway.board().workspace());
        var release = gateway.state().plan().zone();
        var runbook = gateway.state().checklist().runbook();
        var groups = Group.of(runbook);
        var overview =
                new RunHeader.Overview(
                        this::openContingencies,
                        this::openQuestions,
                        () -> new RolesDialog(gateway).open());
        zones = new ZoneSwitch(release, reader, sites, this::in);
        var zone = zones.current();
        guide = new GuideBar(gateway.me());
        guide.see(gateway.board());
        header = new RunHeader(gateway, sites, reader, overview);
        contingency = new ContingencyBanner(gateway, zone);
        list = new StepList(gateway, groups, zones);
        phases = new PhaseColumn(gateway, groups, this::showGroup);
        feed = new EventFeed(gateway, zone, sites);
        mobile = new MobileBar(gateway);
        views =
                new PhoneViews(
                        view,
                        !runbook.contingencies().isEmpty(),
                        !runbook.questions().isEmpty(),
                        overview);
        var middle = with(new Section(list, feed), "middle");
        middle.getElement().setAttribute("aria-label", say("list.label"));
        with(columns, "cols").setId("main");
        columns.add(phases, middle);
        view.add(guide, header, held, contingency, views, columns, mobile, keys());
        showHeld();
    }

    RunGateway gateway() {
        return gateway;
    }

    void see(RunBoard board) {
        if (board.isOlderThan(gateway.board())) {
            return;
        }
        gateway.see(board);
        guide.see(board);
        header.refresh();
        contingency.refresh();
        phases.refresh();
        list.refresh();
        feed.refresh();
        mobile.refresh();
        sheet.refresh();
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
        view.setClassName("stepopen", step != null);
        columns.setClassName("open", step != null);
        list.select(step);
        if (step != null) {
            var draft = drafts.computeIfAbsent(step, _ -> new HashMap<>());
            var given = new Drawer.Given(zones.current(), draft, evidence, () -> go(null));
            drawer = new Drawer(gateway, gateway.state().checklist().step(step), given);
            columns.add(drawer);
        }
    }

    /// Says across the page why nothing starts, and what nobody is left to do.
    private void showHeld() {
        var run = gateway.state();
        var words =
                switch (run.status()) {
                    case HELD -> run.contingency() == null ? "run.held" : "run.held.contingency";
                    case SCRUBBED -> "run.scrubbed";
                    case SCHEDULED, RUNNING, CONTINGENCY, COMPLETE -> "";
                };
        var lost = LostWords.all(gateway);
        held.show(
                List.of(words, run.statusReason(), lost),
                () ->
                        Stream.concat(
                                        lost.stream().map(RunPage::across),
                                        Stream.of(words)
                                                .filter(one -> !one.isEmpty())
                                                .map(this::status))
                                .toList());
    }

    private static Div across(String lost) {
        return with(banner(Tone.WARN, "users", "status", text(lost, "strong")), "across");
    }

    private Div status(String words) {
        var scrubbed = gateway.state().status() == RunStatus.SCRUBBED;
        return with(
                banner(
                        scrubbed ? Tone.FAIL : Tone.WARN,
                        scrubbed ? "scrub" : "held",
                        "status",
                        text(say(words), "strong"),
                        text(" " + gateway.state().statusReason())),
                "across");
    }

    private void in(ZoneId zone) {
        header.in(zone);
        list.in(zone);
        feed.in(zone);
        contingency.in(zone);
        if (drawer != null) {
            drawer.in(zone);
        }
    }

    private void showGroup(int group) {
        views.show(PhoneViews.View.STEPS);
        list.showGroup(group);
    }

    private void openContingencies() {
        var all = new Contingencies(gateway, zones.current());
        sheet.open(say("contingencies.title"), all, all::refresh);
    }

    private void openQuestions() {
        var all = Questions.all(gateway, zones.current());
        sheet.open(say("questions.title"), all, all::refresh);
    }

    private Keys keys() {
        return new Keys()
                .on("j", () -> move(1))
                .on("k", () -> move(-1))
                .on("n", () -> moveToProblem(1))
                .on("p", () -> moveToProblem(-1))
                .on("]", () -> list.showNextGroup(1))
                .on("[", () -> list.showNextGroup(-1))
                .on("/", list::search)
                .on("H", header::askToHold)
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

    private void moveToProblem(int by) {
        Optional.ofNullable(list.neighbourFailing(by)).ifPresent(this::go);
    }

    private void go(@Nullable StepId step) {
        var run = gateway.state().id();
        UI.getCurrent().navigate(step == null ? Places.run(run) : Places.step(run, step));
        if (step != null) {
            list.showSelected();
        }
    }
}
