package dev.tminus.ui.home;

import static dev.tminus.ui.parts.Say.say;

import dev.tminus.ledger.RunGlance;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunId;
import dev.tminus.run.RunState;
import dev.tminus.run.rules.Awaited;
import dev.tminus.runbook.Question;
import dev.tminus.schedule.Offsets;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Names;
import dev.tminus.ui.parts.StateStyle;
import dev.tminus.ui.parts.Tone;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One thing that waits for the reader, with all that its line shows.
///
/// @param number of the step, or of the run where it concerns the whole
/// @param offset of the moment by which it should be done, empty where there is none
/// @param heldAt when the run was held that is to be resumed, null where nothing says so
record Item(
        Awaited awaited,
        RunId run,
        RunEvent.RunPlanned plan,
        String runTitle,
        String number,
        String title,
        String offset,
        @Nullable Instant heldAt) {

    static Item of(RunGlance glance, Awaited awaited) {
        var run = glance.state();
        var hold = glance.hold();
        var step = awaited.step();
        var number =
                step == null
                        ? say("home.run", String.valueOf(run.plan().number()))
                        : run.checklist().step(step).basics().number();
        return new Item(
                awaited,
                run.id(),
                run.plan(),
                run.checklist().runbook().title(),
                number,
                say(key(awaited.task()), Names.role(awaited.role()), about(run, awaited)),
                offset(run, awaited.due()),
                awaited.task() == Awaited.Task.RESUME && hold != null ? hold.at() : null);
    }

    private static String offset(RunState run, @Nullable Instant due) {
        return due == null
                ? ""
                : Offsets.exact(run.plan().zero(), due, run.checklist().runbook().timezone());
    }

    /// Since when it waits, null where that is not known.
    @Nullable Instant since() {
        return awaited.since() == null ? heldAt : awaited.since();
    }

    /// One tap leads to where it is done.
    String place() {
        var step = awaited.step();
        return step == null ? Places.run(run) : Places.step(run, step);
    }

    /// What the button says.
    String action() {
        return say(key(awaited.task()) + ".go");
    }

    StateStyle look() {
        return switch (awaited.task()) {
            case SIGN -> new StateStyle("sign", Tone.SIGN, title);
            case VOTE -> new StateStyle("poll", Tone.SIGN, title);
            case START -> new StateStyle("ready", Tone.RUN, title);
            case FINISH -> new StateStyle("running", Tone.RUN, title);
            case FILL_IN -> new StateStyle("pen", Tone.SIGN, title);
            case MEND -> new StateStyle("failed", Tone.FAIL, title);
            case ANSWER -> new StateStyle("comment", Tone.SIGN, title);
            case DECIDE -> new StateStyle("fork", Tone.WARN, title);
            case RESUME -> new StateStyle("held", Tone.WARN, title);
            case START_RUN -> new StateStyle("ready", Tone.SIGN, title);
            case LOOK_AFTER -> new StateStyle("attention", Tone.WARN, title);
            case LOOK_AGAIN -> new StateStyle("stale", Tone.WARN, title);
        };
    }

    private static String about(RunState run, Awaited awaited) {
        var runbook = run.checklist().runbook();
        var contingency = awaited.contingency();
        if (contingency != null) {
            var named = runbook.contingency(contingency);
            return named.number() + " " + named.title();
        }
        var question = question(run, awaited);
        if (question != null) {
            return question.ask();
        }
        var step = awaited.step();
        var whole = awaited.task() == Awaited.Task.RESUME;
        return step == null || whole ? runbook.title() : run.checklist().step(step).title();
    }

    private static @Nullable Question question(RunState run, Awaited awaited) {
        return run.checklist().runbook().questions().stream()
                .filter(one -> one.id().equals(awaited.question()))
                .findFirst()
                .orElse(null);
    }

    private static String key(Awaited.Task task) {
        return "await." + task.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
