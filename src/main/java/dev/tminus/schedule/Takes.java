package dev.tminus.schedule;

import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.AnnounceStep;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.RunbookStep;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.WaitStep;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How long steps are expected to take, as their file says.
public final class Takes {

    private Takes() {}

    /// Null where nobody knows. A vote, a message, and a check that is asked once count as nothing:
    /// nobody plans time for them.
    public static @Nullable Duration of(Step step) {
        var takes = step.takes();
        return switch (step) {
            case WaitStep(_, WaitStep.Lasts.For(var time)) -> time;
            case WaitStep _, ManualStep _, ActionStep _, RunbookStep _ -> whole(step, takes);
            case GateStep _, AnnounceStep _ -> whole(step, takes == null ? Duration.ZERO : takes);
            case CheckStep _ ->
                    takes == null && step.verify().stream().allMatch(use -> use.until() == null)
                            ? Duration.ZERO
                            : whole(step, takes);
        };
    }

    /// Nobody is through before the checks that repeat themselves have passed as often as they
    /// must.
    static Duration atLeast(Step step) {
        return step.verify().stream()
                .flatMap(use -> Stream.ofNullable(use.until()))
                .map(until -> until.delay().plus(until.every().multipliedBy(until.passes() - 1L)))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static @Nullable Duration whole(Step step, @Nullable Duration takes) {
        var least = atLeast(step);
        return takes == null || takes.compareTo(least) >= 0 ? takes : least;
    }
}
