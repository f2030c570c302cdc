package dev.tminus.schedule;

import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a runbook's planned times come to once T-0 is set.
///
/// @param steps every step, in the order of the file
/// @param window null where the runbook has none, or its times are among the problems
/// @param shifts who covers each role and when, in the order of the hand-overs
/// @param problems everything that keeps the runbook from being planned for this T-0; what merely
///   follows from one of them is not repeated
public record Plan(
        Instant zero,
        Map<StepId, PlannedStep> steps,
        @Nullable PlannedWindow window,
        Map<RoleName, List<Shift>> shifts,
        List<PlanProblem> problems) {

    public Plan {
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
        shifts = Collections.unmodifiableMap(new LinkedHashMap<>(shifts));
        problems = List.copyOf(problems);
    }

    /// Plans every step, the window and the hand-overs; takes tens of milliseconds for 10,000
    /// steps.
    public static Plan of(Runbook runbook, Instant zero) {
        return of(runbook, zero, Circumstances.UNKNOWN);
    }

    /// The same with what is known of the run by now. What is not may be anything: a step is
    /// planned for the latest start of all ways that the tests of the steps leave open.
    public static Plan of(Runbook runbook, Instant zero, Circumstances circumstances) {
        return new Plans(runbook, circumstances).at(zero);
    }
}
