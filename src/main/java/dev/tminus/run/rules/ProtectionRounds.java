package dev.tminus.run.rules;

import dev.tminus.run.CheckAttempt;
import dev.tminus.run.RunEvent;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.names.StepId;
import java.util.List;
import java.util.stream.Stream;

/// The rounds in which protections are tried, and the start that comes after one that holds.
final class ProtectionRounds {

    private ProtectionRounds() {}

    /// Starts a step whose protections have to hold first: they are tried once more, and the start
    /// is remembered until they do.
    static void ask(Draft draft, StepId step) {
        var now = draft.state().step(step);
        if (!now.ledger().underWay().isEmpty()) {
            draft.add(new RunEvent.StartAsked(step));
        } else if (Protections.open(draft.state(), step, draft.now()).isEmpty()) {
            Transitions.begin(draft, step);
        } else {
            draft.add(new RunEvent.StartAsked(step));
            beginRound(draft, step);
        }
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
                && Protections.red(state, step, draft.now()).findAny().isEmpty()) {
            release(draft, step);
        } else if (Protections.next(state, step, draft.now())
                .filter(at -> !draft.now().isBefore(at))
                .isPresent()) {
            if (Protections.open(draft.state(), step, draft.now()).isEmpty()) {
                release(draft, step);
            } else {
                beginRound(draft, step);
            }
        }
    }

    private static void beginRound(Draft draft, StepId step) {
        var now = draft.state().step(step);
        var round =
                1
                        + Protections.of(draft.state(), step).stream()
                                .flatMap(one -> Stream.ofNullable(now.lastAttempt(one.as())))
                                .mapToInt(CheckAttempt::series)
                                .max()
                                .orElse(0);
        for (var one : Protections.open(draft.state(), step, draft.now())) {
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
            Transitions.begin(draft, step);
        }
    }
}
