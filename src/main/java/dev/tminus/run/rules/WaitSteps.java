package dev.tminus.run.rules;

import dev.tminus.run.RunState;
import dev.tminus.runbook.WaitStep;
import dev.tminus.schedule.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How long steps wait that only wait.
final class WaitSteps {

    private WaitSteps() {}

    /// When a wait that begins now goes on.
    static Instant end(RunState state, WaitStep wait, Instant now) {
        return switch (wait.lasts()) {
            case WaitStep.Lasts.Until(var timing) -> Deadlines.moment(state, timing).orElse(now);
            case WaitStep.Lasts.For(var time) -> now.plus(time);
            case WaitStep.Lasts.Answered _ -> now.plus(answered(state, wait).orElse(Duration.ZERO));
        };
    }

    /// Whether it is known how long it lasts.
    static boolean known(RunState state, WaitStep wait) {
        return !(wait.lasts() instanceof WaitStep.Lasts.Answered)
                || answered(state, wait).isPresent();
    }

    private static Optional<Duration> answered(RunState state, WaitStep wait) {
        return wait.lasts() instanceof WaitStep.Lasts.Answered(var step, var field)
                ? Optional.ofNullable(state.step(step).answers().get(field))
                        .flatMap(kept -> Durations.parse(kept).found())
                : Optional.empty();
    }
}
