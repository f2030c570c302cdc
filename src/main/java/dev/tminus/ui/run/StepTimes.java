package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Say.say;

import dev.tminus.run.RunState;
import dev.tminus.run.StepState;
import dev.tminus.runbook.Step;
import dev.tminus.schedule.Durations;
import dev.tminus.schedule.Offsets;
import dev.tminus.ui.parts.WallTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// When a step is planned and when it really was. Lateness is a word on the time, never a state.
///
/// @param offset as the file says it, or where the plan came to
/// @param text wall clock times in the zone of the page
/// @param late empty where it is not late
record StepTimes(String offset, String text, String late) {

    private static final Duration UNNOTICED = Duration.ofMinutes(1);

    static StepTimes of(RunState run, Step step, StepState state, ZoneId zone) {
        var planned = run.plannedStart(step.id());
        return new StepTimes(
                offset(run, step, planned),
                text(run, state, planned, zone),
                late(planned, state.startedAt()));
    }

    private static String offset(RunState run, Step step, @Nullable Instant planned) {
        var at = step.at();
        if (at != null) {
            return Offsets.print(at);
        }
        return planned == null ? "" : Offsets.elapsed(run.plan().zero(), planned);
    }

    private static String text(
            RunState run, StepState state, @Nullable Instant planned, ZoneId zone) {
        var started = state.startedAt();
        var ended = state.endedAt();
        var zero = run.plan().zero();
        if (started != null && ended != null) {
            return WallTimes.near(started, zero, zone) + "–" + WallTimes.near(ended, started, zone);
        }
        if (started != null) {
            return say("step.since", WallTimes.near(started, zero, zone));
        }
        return planned == null ? "" : WallTimes.near(planned, zero, zone);
    }

    private static String late(@Nullable Instant planned, @Nullable Instant started) {
        if (planned == null || started == null) {
            return "";
        }
        var late = Duration.between(planned, started);
        return late.compareTo(UNNOTICED) < 0
                ? ""
                : say("step.late", Durations.print(Duration.ofMinutes(late.toMinutes())));
    }
}
