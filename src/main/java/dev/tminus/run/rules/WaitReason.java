package dev.tminus.run.rules;

import dev.tminus.run.RequestedStart;
import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.names.StepId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a step waits.
///
/// @param time until then, null where its time has come
/// @param red the protections that do not hold, those under way included; empty where only time is
///   waited for
/// @param next when the protections are tried next, null while they are, and while the run is held
/// @param asked the start that happens once they hold, null where nobody asked
public record WaitReason(
        @Nullable Instant time,
        List<CheckProgress> red,
        @Nullable Instant next,
        @Nullable RequestedStart asked) {

    static Optional<WaitReason> of(RunState state, StepId step, Instant now) {
        if (state.step(step).phase() != StepPhase.WAITING) {
            return Optional.empty();
        }
        if (!Protections.tried(state, step, now)) {
            return Optional.of(new WaitReason(state.at(step), List.of(), null, null));
        }
        return Optional.of(
                new WaitReason(
                        null,
                        Protections.red(state, step, now)
                                .map(one -> CheckProgress.of(state, step, one, now))
                                .toList(),
                        Protections.next(state, step, now).orElse(null),
                        state.step(step).asked()));
    }
}
