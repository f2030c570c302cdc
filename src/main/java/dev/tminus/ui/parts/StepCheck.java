package dev.tminus.ui.parts;

import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.Until;
import dev.tminus.runbook.check.CheckSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One check of a step: of its `verify`, or one that must hold before it starts.
///
/// @param as names its results within the step
/// @param protects whether it must hold before the step starts
/// @param until tries it again until it passes, null for a single attempt and for a protection
/// @param every from the end of one attempt to the start of the next, null for a single attempt
/// @param reportOnly whether its verdict is shown and decides nothing
public record StepCheck(
        CheckSpec spec,
        String as,
        boolean protects,
        @Nullable Until until,
        @Nullable Duration every,
        boolean reportOnly) {

    /// All checks of a step, protections first.
    public static List<StepCheck> of(Runbook runbook, Step step) {
        return Stream.concat(protections(runbook, step).stream(), verify(runbook, step).stream())
                .toList();
    }

    /// Those that must hold before it starts.
    public static List<StepCheck> protections(Runbook runbook, Step step) {
        return step.requires().stream()
                .map(one ->
                        new StepCheck(
                                runbook.check(one.check()),
                                one.as(),
                                true,
                                null,
                                one.every(),
                                false))
                .toList();
    }

    /// Those that must pass before it counts as done.
    public static List<StepCheck> verify(Runbook runbook, Step step) {
        return step.verify().stream()
                .map(use ->
                        new StepCheck(
                                runbook.check(use.check()),
                                use.as(),
                                false,
                                use.until(),
                                use.until() == null ? null : use.until().every(),
                                use.reportOnly()))
                .toList();
    }

    /// The one of that name.
    public static Optional<StepCheck> of(Runbook runbook, Step step, String as) {
        return of(runbook, step).stream().filter(one -> one.as().equals(as)).findFirst();
    }

    public String title() {
        return spec.title();
    }

    /// How many attempts in a row must pass.
    public int passes() {
        return until == null ? 1 : until.passes();
    }
}
