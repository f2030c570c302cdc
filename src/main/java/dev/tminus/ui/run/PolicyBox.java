package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.banner;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tminus.run.LateEntry;
import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.run.StepState;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.schedule.Durations;
import dev.tminus.schedule.Offsets;
import dev.tminus.ui.parts.Clock;
import dev.tminus.ui.parts.Names;
import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.parts.Sentence;
import dev.tminus.ui.parts.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whether and how a step takes part in the run, and what about that somebody should know before
/// reading on.
final class PolicyBox extends Div {

    private final RunGateway gateway;
    private final Step step;
    private final StepState state;
    private final RunTimes times;

    PolicyBox(RunGateway gateway, Step step, RunTimes times) {
        this.gateway = gateway;
        this.step = step;
        this.state = gateway.state().step(step.id());
        this.times = times;
        with(this, "course");
        frozen();
        outdated();
        before();
        applies();
        repeats();
        lasts();
        state.late().forEach(this::late);
    }

    /// All that the box depends on.
    static View view(RunGateway gateway, Step step) {
        var run = gateway.state();
        var state = run.step(step.id());
        return new View(
                state.phase(),
                state.since(),
                state.outdated(),
                state.reason(),
                state.late(),
                Optional.ofNullable(state.waitsUntil()).or(() -> Rules.dueAgain(run, step.id())),
                Optional.ofNullable(run.contingency()),
                Rules.applies(run, step.id()),
                isUndecided(run, step) ? Undecided.on(run, step) : List.of(),
                ids(run.missing(step.id())),
                ids(run.outdatedBefore(step.id())));
    }

    record View(
            StepPhase phase,
            Instant since,
            boolean outdated,
            String reason,
            List<LateEntry> late,
            Optional<Instant> next,
            Optional<ContingencyId> open,
            Optional<Boolean> applies,
            List<String> undecided,
            List<String> missing,
            List<String> outdatedBefore) {}

    private static List<String> ids(List<Step> steps) {
        return steps.stream().map(one -> one.basics().number()).toList();
    }

    /// Whether nobody knows yet if a step is done in this run.
    static boolean isUndecided(RunState run, Step step) {
        return run.step(step.id()).phase() == StepPhase.PLANNED
                && (step.policy().when() != null || step instanceof WaitStep)
                && Rules.applies(run, step.id()).isEmpty();
    }

    private void frozen() {
        var own = gateway.state().checklist().contingency(step.id());
        var open = gateway.state().contingency();
        if (open != null && own == null) {
            warn("fork", say("course.frozen", number(open)));
        } else if (own != null && !Objects.equals(own, open)) {
            add(line("fork", text(say("course.not-open", number(own)))));
        }
    }

    private String number(ContingencyId id) {
        return gateway.state().checklist().runbook().contingency(id).number();
    }

    private void outdated() {
        if (!state.outdated()) {
            return;
        }
        var missing = named(gateway.state().missing(step.id()));
        var why = missing.isEmpty() ? say("course.outdated") : say("course.outdated.by", missing);
        var what =
                switch (state.phase()) {
                    case DONE -> say("course.outdated.reopen");
                    case SIGNING -> say("course.outdated.sign");
                    default -> say("course.outdated.work");
                };
        var box = banner(Tone.WARN, "stale", "status", text(why + " ", "strong"), text(what));
        add(box);
    }

    /// A gate does not open over what must be looked at again.
    private void before() {
        var before = gateway.state().outdatedBefore(step.id());
        if (!before.isEmpty() && state.phase() == StepPhase.PLANNED) {
            warn("stale", say("course.again-first", named(before)));
        }
    }

    private void applies() {
        var when = step.policy().when();
        switch (state.phase()) {
            case SKIPPED -> {
                add(line("skipped", Sentence.of("course.skipped", times.near(state.since()))));
                add(text(state.reason(), "reason"));
            }
            case NOT_APPLICABLE -> {
                add(line("na", text(say("course.not-applicable"))));
            }
            default -> {
                if (isUndecided(gateway.state(), step)) {
                    var on = Undecided.on(gateway.state(), step);
                    add(line("help", text(say("course.depends", String.join("; ", on)))));
                }
            }
        }
        if (when != null) {
            add(
                    line(
                            "info",
                            new Span(
                                    text(say("course.when") + " "),
                                    new Code(visible(when.written())))));
        }
        if (step.policy().optional() && state.phase() != StepPhase.SKIPPED) {
            add(line("info", text(say("course.optional"))));
        }
    }

    private void repeats() {
        var repeat = step.policy().repeat();
        if (repeat == null) {
            return;
        }
        Rules.dueAgain(gateway.state(), step.id())
                .ifPresent(next ->
                        add(
                                line(
                                        "clock",
                                        Sentence.of(
                                                "course.due-again",
                                                times.near(next),
                                                with(Clock.left(next, gateway.now()), "strong")))));
        var until = gateway.state().checklist().step(repeat.until()).basics().number();
        add(line("refresh", text(say("course.repeats", Durations.print(repeat.every()), until))));
    }

    private void lasts() {
        if (!(step instanceof WaitStep wait)) {
            return;
        }
        var until = state.waitsUntil();
        if (until != null) {
            var left = with(Clock.left(until, gateway.now()), "strong");
            add(line("wait", Sentence.of("course.waits", times.near(until), left)));
        }
        add(line("info", text(lasts(wait.lasts()))));
    }

    private String lasts(WaitStep.Lasts lasts) {
        return switch (lasts) {
            case WaitStep.Lasts.Until(var timing) ->
                    say("course.lasts.until", Offsets.shown(timing));
            case WaitStep.Lasts.For(var time) -> say("course.lasts.for", Durations.print(time));
            case WaitStep.Lasts.Answered(var other, var field) ->
                    say("course.lasts.answered", Undecided.answer(gateway.state(), other, field));
        };
    }

    private void late(LateEntry late) {
        var who = Names.person(gateway.board().workspace(), late.by());
        var key =
                switch (late.part()) {
                    case STARTED -> "late.started";
                    case FINISHED -> "late.finished";
                    case SIGNED -> "late.signed";
                };
        var happened = times.near(late.happenedAt());
        add(line("clock", Sentence.of(key, happened, times.near(late.enteredAt()), who)));
    }

    private static String named(List<Step> steps) {
        return steps.stream().map(one -> one.basics().number()).collect(Collectors.joining(", "));
    }

    private void warn(String icon, String words) {
        add(banner(Tone.WARN, icon, "status", text(words)));
    }

    private static Component line(String icon, Component words) {
        return div("line", icon(icon, "s14", "c-3"), words);
    }
}
