package dev.tminus.run.rules;

import dev.tminus.run.CheckAttempt;
import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.run.StepState;
import dev.tminus.runbook.Requirement;
import dev.tminus.runbook.names.StepId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The checks that must hold before a step starts.
///
/// They are tried in rounds: all of them together, so that no step starts on a pass that was there
/// before another protection held. A round that does not hold is followed by the next as soon as
/// everything that was red in it may be tried again.
final class Protections {

    private Protections() {}

    static List<Requirement> of(RunState state, StepId step) {
        return Guard.step(state, step).requires();
    }

    /// Whether a waiting step's time has come, so that its protections are tried.
    static boolean tried(RunState state, StepId step, Instant now) {
        return !of(state, step).isEmpty()
                && state.step(step).phase() == StepPhase.WAITING
                && (state.step(step).ledger().round() > 0 || due(state, step, now));
    }

    /// When the next round is due, or nothing while one is under way or none will be.
    static Optional<Instant> next(RunState state, StepId step, Instant now) {
        var ledger = state.step(step).ledger();
        if (!state.goesOn(step) || !tried(state, step, now) || !ledger.underWay().isEmpty()) {
            return Optional.empty();
        }
        return ledger.round() == 0
                ? Optional.of(now)
                : red(state, step, now)
                        .map(one -> again(state.step(step), one, now))
                        .max(Instant::compareTo)
                        .or(() -> Optional.of(now));
    }

    /// The protections that do not hold, going by the present round.
    static Stream<Requirement> red(RunState state, StepId step, Instant now) {
        return of(state, step).stream().filter(one -> !holds(state, step, one, now));
    }

    /// Whether a protection holds: it passed in the present round, or another result stands in.
    static boolean holds(RunState state, StepId step, Requirement one, Instant now) {
        var attempt = inRound(state.step(step), one);
        return (attempt != null && attempt.passed()) || accepted(state, step, one, now);
    }

    /// The attempt of the present round, or null where it needed none.
    static @Nullable CheckAttempt inRound(StepState step, Requirement one) {
        var last = step.lastAttempt(one.as());
        return last != null && last.series() == step.ledger().round() ? last : null;
    }

    private static Instant again(StepState step, Requirement one, Instant now) {
        var attempt = inRound(step, one);
        var ended = attempt == null ? null : attempt.endedAt();
        return ended == null ? now : ended.plus(one.every());
    }

    /// Whether the check's newest result in the run, by whichever step, passed and is young enough;
    /// in a contingency, by one of its own steps.
    private static boolean accepted(RunState state, StepId step, Requirement one, Instant now) {
        var notOlder = one.notOlder();
        if (notOlder == null) {
            return false;
        }
        var results =
                state.checklist().uses(one.check()).stream()
                        .filter(use -> mayStandIn(state, step, use.place()))
                        .flatMap(use ->
                                SeriesVerdict.of(
                                        state,
                                        state.checklist().steps().get(use.place()).id(),
                                        use.as())
                                        .stream());
        return SeriesVerdict.newest(results)
                .filter(newest -> !newest.at().plus(notOlder).isBefore(now))
                .filter(SeriesVerdict::passed)
                .isPresent();
    }

    private static boolean mayStandIn(RunState state, StepId step, int place) {
        var own = state.checklist().contingency(step);
        var other = state.checklist().steps().get(place).id();
        return own == null || own.equals(state.checklist().contingency(other));
    }

    /// What has to be tried by itself, since no other result stands in.
    static List<Requirement> open(RunState state, StepId step, Instant now) {
        return of(state, step).stream().filter(one -> !accepted(state, step, one, now)).toList();
    }

    private static boolean due(RunState state, StepId step, Instant now) {
        var at = state.at(step);
        return !Guard.step(state, step).heldByTime() || at == null || !now.isBefore(at);
    }
}
