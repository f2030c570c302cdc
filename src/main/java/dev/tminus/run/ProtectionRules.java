package dev.tminus.run;

import dev.tminus.runbook.Requirement;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.StepId;
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
final class ProtectionRules {

    private ProtectionRules() {}

    static List<Requirement> of(RunState state, StepId step) {
        return Guard.step(state, step).requires();
    }

    /// Whether a waiting step's time has come, so that its protections are tried.
    static boolean tried(RunState state, StepId step, Instant now) {
        return !of(state, step).isEmpty()
                && state.step(step).phase() == StepPhase.WAITING
                && (state.step(step).ledger().round() > 0 || due(state, step, now));
    }

    /// Starts a step whose protections have to hold first: they are tried once more, and the start
    /// is remembered until they do.
    static void ask(Draft draft, StepId step) {
        var now = draft.state().step(step);
        if (!now.ledger().underWay().isEmpty()) {
            draft.add(new RunEvent.StartAsked(step));
        } else if (open(draft, step).isEmpty()) {
            WorkRules.begin(draft, step);
        } else {
            draft.add(new RunEvent.StartAsked(step));
            beginRound(draft, step);
        }
    }

    static Optional<String> withdraw(Draft draft, Actor actor, StepId step) {
        var state = draft.state();
        var refusal =
                Guard.underWay(state)
                        .or(() -> Guard.known(state, step))
                        .or(() -> Guard.line(state, step))
                        .or(() -> asked(state, step))
                        .or(() -> mayWithdraw(state, actor, step));
        if (refusal.isEmpty()) {
            draft.add(new RunEvent.StartWithdrawn(step));
        }
        return refusal;
    }

    /// Goes on with a step whose protections are tried: with the step where they hold, else with
    /// the next round where it is due. Nothing is tried while the run is held.
    static void goOn(Draft draft, StepId step) {
        var state = draft.state();
        if (!state.step(step).ledger().underWay().isEmpty()) {
            return;
        }
        if (state.step(step).ledger().round() > 0
                && endedNow(draft, step)
                && red(state, step, draft.now()).findAny().isEmpty()) {
            release(draft, step);
        } else if (next(state, step, draft.now())
                .filter(at -> !draft.now().isBefore(at))
                .isPresent()) {
            if (open(draft, step).isEmpty()) {
                release(draft, step);
            } else {
                beginRound(draft, step);
            }
        }
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
                                Standing.of(
                                        state,
                                        state.checklist().steps().get(use.place()).id(),
                                        use.as())
                                        .stream());
        return Standing.newest(results)
                .filter(newest -> !newest.at().plus(notOlder).isBefore(now))
                .filter(Standing::passed)
                .isPresent();
    }

    private static boolean mayStandIn(RunState state, StepId step, int place) {
        var own = state.checklist().contingency(step);
        var other = state.checklist().steps().get(place).id();
        return own == null || own.equals(state.checklist().contingency(other));
    }

    /// What has to be tried by itself, since no other result stands in.
    private static List<Requirement> open(Draft draft, StepId step) {
        var state = draft.state();
        return of(state, step).stream()
                .filter(one -> !accepted(state, step, one, draft.now()))
                .toList();
    }

    private static void beginRound(Draft draft, StepId step) {
        var now = draft.state().step(step);
        var round =
                1
                        + of(draft.state(), step).stream()
                                .flatMap(one -> Stream.ofNullable(now.lastAttempt(one.as())))
                                .mapToInt(CheckAttempt::series)
                                .max()
                                .orElse(0);
        for (var one : open(draft, step)) {
            var last = now.lastAttempt(one.as());
            var number = last == null ? 1 : last.number() + 1;
            draft.add(new RunEvent.CheckStarted(step, one.as(), number, round));
        }
    }

    /// Whether the last attempt of a round ended just now: later it is too old to start on.
    private static boolean endedNow(Draft draft, StepId step) {
        return draft.entries().stream()
                .anyMatch(entry ->
                        entry.event() instanceof RunEvent.CheckEnded(var of, _, _, _)
                                && of.equals(step));
    }

    private static void release(Draft draft, StepId step) {
        var state = draft.state();
        var goes =
                state.step(step).asked() != null
                        || Guard.step(state, step).basics().start() == Start.BY_ITSELF;
        if (!goes) {
            draft.add(new RunEvent.StepsReleased(List.of(), List.of(step)));
        } else if (state.goesOn(step)) {
            WorkRules.begin(draft, step);
        }
    }

    private static boolean due(RunState state, StepId step, Instant now) {
        var at = state.at(step);
        return !Guard.step(state, step).heldByTime() || at == null || !now.isBefore(at);
    }

    private static Optional<String> asked(RunState state, StepId step) {
        return state.step(step).asked() == null
                ? Optional.of(
                        "Nobody has asked to start step %s.".formatted(Guard.number(state, step)))
                : Optional.empty();
    }

    private static Optional<String> mayWithdraw(RunState state, Actor actor, StepId step) {
        var asked = state.step(step).asked();
        return actor instanceof Actor.Person(var who, _) && asked != null && asked.by().equals(who)
                ? Optional.empty()
                : WorkRules.owner(state, actor, step, "take its start back");
    }
}
