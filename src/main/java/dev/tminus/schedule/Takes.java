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
            case WaitStep _, ManualStep _, ActionStep _, RunbookStep _ -> takes;
            case GateStep _, AnnounceStep _ -> takes == null ? Duration.ZERO : takes;
            case CheckStep _ ->
                    takes == null && step.verify().stream().allMatch(use -> use.until() == null)
                            ? Duration.ZERO
                            : takes;
        };
    }
}
