package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.badge;
import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.chip;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.row;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.count;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.tminus.run.RunCommand.HoldRun;
import dev.tminus.run.RunCommand.ResumeRun;
import dev.tminus.run.RunCommand.ScrubRun;
import dev.tminus.run.RunCommand.StartRun;
import dev.tminus.run.RunStatus;
import dev.tminus.run.rules.Act;
import dev.tminus.run.rules.Possible;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Runbook;
import dev.tminus.ui.parts.ActionButton;
import dev.tminus.ui.parts.Clock;
import dev.tminus.ui.parts.ReasonDialog;
import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.parts.RunStyles;
import dev.tminus.ui.parts.Sentence;
import dev.tminus.ui.parts.Site;
import dev.tminus.ui.parts.Slot;
import dev.tminus.ui.parts.WallTimes;
import dev.tminus.ui.parts.When;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The head of the page: which run, what time it is, and what can be done to all of it.
final class RunHeader extends Section {

    private final RunGateway gateway;
    private final Slot status = new Slot();
    private final Slot acts = new Slot();
    private final Slot also = new Slot();
    private final Slot zero = new Slot();
    private final List<Site> sites;
    private final Overview overview;
    private ZoneId zone;

    /// Opens what is about the whole run.
    record Overview(Runnable contingencies, Runnable questions, Runnable roles) {}

    RunHeader(RunGateway gateway, List<Site> sites, ZoneId reader, Overview overview) {
        this.gateway = gateway;
        this.sites = sites;
        this.overview = overview;
        this.zone = reader;
        with(this, "runheader").getElement().setAttribute("aria-label", say("run.status"));
        add(identity(), clock(), zones(reader));
        add(with(new Div(also), "also"));
        add(with(new Div(acts), "acts"));
        refresh();
    }

    void in(ZoneId other) {
        zone = other;
        showZero();
    }

    void refresh() {
        var run = gateway.state();
        showZero();
        status.show(run.status(), () -> List.of(chip(RunStyles.of(run.status()))));
        var possible = gateway.possible();
        acts.show(List.of(run.status(), possible), () -> actions(possible));
        var open = Questions.open(gateway);
        also.show(open, () -> overviews(open));
    }

    private List<? extends Component> overviews(int open) {
        var buttons = new ArrayList<Component>();
        if (!runbook().contingencies().isEmpty()) {
            buttons.add(
                    button("fork", say("contingencies.open"), "sm", overview.contingencies()::run));
        }
        if (!runbook().questions().isEmpty()) {
            var words = open == 0 ? say("questions.open") : count("questions.unanswered", open);
            buttons.add(button("help", words, "sm", overview.questions()::run));
        }
        buttons.add(button("users", say("roles.open"), "sm", overview.roles()::run));
        return buttons;
    }

    private Runbook runbook() {
        return gateway.state().checklist().runbook();
    }

    /// Opens the dialog that holds the run, where it can be held.
    void askToHold() {
        gateway.possible().find(Act.HOLD).ifPresent(option -> hold(gateway, option).press());
    }

    private List<? extends Component> actions(Possible possible) {
        var status = gateway.state().status();
        if (status.isOver()) {
            var ended = status == RunStatus.SCRUBBED ? "run.ended.scrubbed" : "run.ended";
            return List.of(new Span(say(ended)));
        }
        var actions = new ArrayList<Component>();
        action(gateway, possible).ifPresent(actions::add);
        scrub(gateway, possible).ifPresent(actions::add);
        return actions;
    }

    private Component identity() {
        var run = gateway.state();
        var plan = run.plan();
        var title = new H1(visible(run.checklist().runbook().title()));
        title.getElement().setAttribute("title", title.getText());
        return div(
                "id",
                row(badge(plan.mode()), status),
                title,
                text(
                        say(
                                "run.identity",
                                String.valueOf(plan.number()),
                                plan.environment(),
                                plan.runbookVersion().brief()),
                        "sub"));
    }

    private Component clock() {
        var plan = gateway.state().plan();
        return div(
                "t",
                text(say("run.clock"), "lab"),
                with(Clock.release(plan.zero(), gateway.now()), "tclock"),
                with(zero, "sub"));
    }

    private void showZero() {
        var at = gateway.state().plan().zero();
        var words = at.isBefore(gateway.now()) ? "run.zero.was" : "run.zero.is";
        var wall = WallTimes.date(at, zone) + " " + WallTimes.time(at, zone);
        zero.show(
                List.of(words, zone),
                () ->
                        List.of(
                                Sentence.of(
                                        words,
                                        When.of(at, wall).from(at),
                                        Site.nameOf(zone, sites))));
    }

    private Component zones(ZoneId reader) {
        var zones = div("zones");
        zones.getElement()
                .setAttribute("role", "group")
                .setAttribute("aria-label", say("shell.clocks"));
        for (var site : sites) {
            var you = site.zone().equals(reader);
            var zone =
                    div(
                            you ? "zone you" : "zone",
                            text(you ? say("clock.you", site.name()) : site.name(), "lab"),
                            with(Clock.time(site.zone(), gateway.now()), "t"),
                            with(Clock.date(site.zone(), gateway.now()), "sub"));
            zones.add(zone);
        }
        return div("zonesw", zones);
    }

    /// What can be done to the whole run now, with why not; nothing once it is over.
    static Optional<ActionButton> action(RunGateway gateway, Possible possible) {
        return possible.find(Act.START_RUN)
                .map(option -> start(gateway, option))
                .or(() -> possible.find(Act.HOLD).map(option -> hold(gateway, option)))
                .or(() -> possible.find(Act.RESUME).map(option -> resume(gateway, option)));
    }

    private static ActionButton start(RunGateway gateway, Possible.Option option) {
        var rehearsal = gateway.state().plan().mode() == Mode.REHEARSAL;
        var text = say(rehearsal ? "run.start.rehearsal" : "run.start.live");
        return ActionButton.now(
                gateway,
                new ActionButton.Face("play", text, "primary"),
                new StartRun(),
                option.why());
    }

    private static ActionButton hold(RunGateway gateway, Possible.Option option) {
        return ActionButton.withReason(
                gateway,
                new ActionButton.Face("pause", say("run.hold"), "hold"),
                ReasonDialog.Texts.of("run.hold", "hold"),
                HoldRun::new,
                option.why());
    }

    private static ActionButton resume(RunGateway gateway, Possible.Option option) {
        return ActionButton.withReason(
                gateway,
                new ActionButton.Face("play", say("run.resume"), "primary"),
                ReasonDialog.Texts.of("run.resume", "primary", gateway.state().statusReason()),
                ResumeRun::new,
                option.why());
    }

    /// Calls the whole run off.
    static Optional<ActionButton> scrub(RunGateway gateway, Possible possible) {
        return possible.find(Act.SCRUB).map(option -> scrub(gateway, option));
    }

    private static ActionButton scrub(RunGateway gateway, Possible.Option option) {
        return ActionButton.withReason(
                gateway,
                new ActionButton.Face("scrub", say("run.scrub"), "danger"),
                ReasonDialog.Texts.of("run.scrub", "danger"),
                ScrubRun::new,
                option.why());
    }
}
