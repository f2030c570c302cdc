package dev.tminus.run.rules;

import static dev.tminus.run.rules.Guard.authority;

import dev.tminus.run.Actor;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunState;
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
        var refusal = mayStart(draft.state(), actor);
        if (refusal.isEmpty()) {
            draft.add(new RunEvent.RunStarted());
        }
        return refusal;
    }

    static Optional<String> mayStart(RunState state, Actor actor) {
        return switch (state.status()) {
            case SCHEDULED -> authority(state, actor, Authority.START, "start the run");
            case SCRUBBED -> Guard.underWay(state);
            case RUNNING, HELD, CONTINGENCY, COMPLETE -> only(state, "it was started already");
        };
    }

    static Optional<String> hold(Draft draft, Actor actor, String reason) {
        var refusal = mayHold(draft.state(), actor).or(() -> Guard.reason(reason, "the hold"));
        if (refusal.isEmpty()) {
            draft.add(new RunEvent.RunHeld(reason.strip(), null));
        }
        return refusal;
    }

    static Optional<String> mayHold(RunState state, Actor actor) {
        return switch (state.status()) {
            case RUNNING, CONTINGENCY -> authority(state, actor, Authority.HOLD, "hold the run");
            case SCHEDULED, HELD, SCRUBBED, COMPLETE ->
                    only(state, "only a running run can be held");
        };
    }

    static Optional<String> resume(Draft draft, Actor actor, String reason) {
        var refusal = mayResume(draft.state(), actor).or(() -> Guard.fits(reason));
        if (refusal.isEmpty()) {
            draft.add(new RunEvent.RunResumed(reason.strip()));
        }
        return refusal;
    }

    static Optional<String> mayResume(RunState state, Actor actor) {
        return state.status() == RunStatus.HELD
                ? authority(state, actor, Authority.RESUME, "resume the run")
                : only(state, "only a held run can be resumed");
    }

    /// Calls the run off, before its start too.
    static Optional<String> scrub(Draft draft, Actor actor, String reason) {
        var refusal = mayScrub(draft.state(), actor).or(() -> Guard.reason(reason, "the scrub"));
        if (refusal.isEmpty()) {
            Transitions.scrub(draft, reason.strip());
        }
        return refusal;
    }

    static Optional<String> mayScrub(RunState state, Actor actor) {
        return state.status().isOver()
                ? Guard.underWay(state)
                : authority(state, actor, Authority.SCRUB, "scrub the run");
    }

    private static Optional<String> only(RunState state, String rule) {
        return Optional.of("The run is %s; %s.".formatted(state.status().words(), rule));
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
