package dev.tminus.run.rules;

import static dev.tminus.run.rules.Guard.authority;

import dev.tminus.run.Actor;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunStatus;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.names.StepId;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What may be done to a run as a whole.
final class RunRules {

    private RunRules() {}

    static Optional<String> start(Draft draft, Actor actor) {
        var state = draft.state();
        if (state.status() == RunStatus.SCRUBBED) {
            return Guard.underWay(state);
        }
        if (state.status() != RunStatus.SCHEDULED) {
            return Optional.of(
                    "The run is %s; it was started already.".formatted(state.status().words()));
        }
        var refusal = authority(state, actor, Authority.START, "start the run");
        if (refusal.isEmpty()) {
            draft.add(new RunEvent.RunStarted());
        }
        return refusal;
    }

    static Optional<String> hold(Draft draft, Actor actor, String reason) {
        var state = draft.state();
        if (state.status() != RunStatus.RUNNING && state.status() != RunStatus.CONTINGENCY) {
            return Optional.of(
                    "The run is %s; only a running run can be held."
                            .formatted(state.status().words()));
        }
        var refusal =
                authority(state, actor, Authority.HOLD, "hold the run")
                        .or(() -> Guard.reason(reason, "the hold"));
        if (refusal.isEmpty()) {
            draft.add(new RunEvent.RunHeld(reason.strip(), null));
        }
        return refusal;
    }

    static Optional<String> resume(Draft draft, Actor actor, String reason) {
        var state = draft.state();
        if (state.status() != RunStatus.HELD) {
            return Optional.of(
                    "The run is %s; only a held run can be resumed."
                            .formatted(state.status().words()));
        }
        var refusal =
                authority(state, actor, Authority.RESUME, "resume the run")
                        .or(() -> Guard.fits(reason));
        if (refusal.isEmpty()) {
            draft.add(new RunEvent.RunResumed(reason.strip()));
        }
        return refusal;
    }

    /// Calls the run off, before its start too.
    static Optional<String> scrub(Draft draft, Actor actor, String reason) {
        var state = draft.state();
        if (state.status().isOver()) {
            return Guard.underWay(state);
        }
        var refusal =
                authority(state, actor, Authority.SCRUB, "scrub the run")
                        .or(() -> Guard.reason(reason, "the scrub"));
        if (refusal.isEmpty()) {
            Transitions.scrub(draft, reason.strip());
        }
        return refusal;
    }

    /// Anybody who signed in may say something, at any time.
    static Optional<String> comment(Draft draft, Actor actor, @Nullable StepId step, String text) {
        var refusal =
                Stream.of(
                                actor.notAPerson(),
                                step == null
                                        ? Optional.<String>empty()
                                        : Guard.known(draft.state(), step),
                                text.isBlank()
                                        ? Optional.of("Write the comment first.")
                                        : Guard.fits(text))
                        .flatMap(Optional::stream)
                        .findFirst();
        if (refusal.isEmpty()) {
            draft.add(new RunEvent.Commented(step, text.strip()));
        }
        return refusal;
    }
}
