package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Say.say;

import dev.tminus.run.LateEntry;
import dev.tminus.run.RunState;
import dev.tminus.run.StepState;
import dev.tminus.runbook.Step;
import dev.tminus.schedule.Durations;
import dev.tminus.ui.parts.WallTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/// When a step is planned and when it really was. Lateness is a word on the time, never a state.
///
/// @param offset as the file says it, or where the plan came to, as in every list
/// @param text wall clock time in the zone of the page: of the start, else of the planned one
/// @param at the instant behind it, null for none
/// @param end of the step on the wall clock, empty before
/// @param late empty where it is not late
record StepTimes(
        String offset,
        String text,
        @Nullable Instant at,
        String end,
        @Nullable Instant endedAt,
        String late) {

    private static final Duration UNNOTICED = Duration.ofMinutes(1);

    static StepTimes of(RunState run, Step step, StepState state, ZoneId zone) {
        var planned = run.plannedStart(step.id());
        var started = started(state);
        var ended = started == null ? null : ended(state);
        var at = started == null ? planned : started;
        var start = run.plannedOffset(step);
        return new StepTimes(
                start.planned(),
                text(run, at, started != null && ended == null, zone),
                at,
                ended == null || started == null ? "" : WallTimes.near(ended, started, zone),
                ended,
                late(planned, started, start.possible(), passed(step, state)));
    }

    private static String text(RunState run, @Nullable Instant at, boolean underWay, ZoneId zone) {
        if (at == null) {
            return "";
        }
        var time = WallTimes.near(at, run.plan().zero(), zone);
        return underWay ? say("step.since", time) : time;
    }

    /// When it really was started, which may be earlier than when that was entered.
    static @Nullable Instant started(StepState state) {
        return happened(state, LateEntry.Part.STARTED, state.startedAt());
    }

    private static @Nullable Instant ended(StepState state) {
        var ended = state.endedAt();
        if (ended == null) {
            return null;
        }
        var last = state.late().isEmpty() ? null : state.late().getLast();
        return last != null
                        && last.part() != LateEntry.Part.STARTED
                        && last.enteredAt().equals(ended)
                ? last.happenedAt()
                : ended;
    }

    private static @Nullable Instant happened(
            StepState state, LateEntry.Part part, @Nullable Instant entered) {
        return entered == null
                ? null
                : state.late().stream()
                        .filter(one -> one.part() == part && one.enteredAt().equals(entered))
                        .map(LateEntry::happenedAt)
                        .findFirst()
                        .orElse(entered);
    }

    /// What the deadline did that passed last, while the step is not through.
    private static String passed(Step step, StepState state) {
        if (state.deadlines().isEmpty() || state.phase().satisfies()) {
            return "";
        }
        var deadline = step.policy().deadlines().get(Collections.max(state.deadlines()));
        return switch (deadline.effect()) {
            case REMIND -> say("step.reminded");
            case ESCALATE -> say("step.escalated");
            case HOLD -> say("step.past-deadline");
        };
    }

    private static String late(
            @Nullable Instant planned, @Nullable Instant started, String possible, String passed) {
        if (started == null && !possible.isEmpty()) {
            var words = say("step.possible", possible);
            return passed.isEmpty() ? words : words + " · " + passed;
        }
        if (planned == null || started == null) {
            return passed;
        }
        var late = Duration.between(planned, started);
        if (late.compareTo(UNNOTICED) < 0) {
            return passed;
        }
        var words = say("step.late", Durations.print(Duration.ofMinutes(late.toMinutes())));
        return passed.isEmpty() ? words : words + " · " + passed;
    }
}
