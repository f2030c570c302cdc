package dev.tminus.lint.basis;

import dev.tminus.runbook.Timing;
import dev.tminus.runbook.names.StepId;
import dev.tminus.schedule.Moment;
import dev.tminus.schedule.Plan;
import dev.tminus.schedule.PlannedStep;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is planned for some T-0.
///
/// @param zone the runbook's
public record Planned(Plan plan, ZoneId zone) {

    /// Null where it has no plan, or is left out.
    public @Nullable PlannedStep step(StepId id) {
        var step = plan.steps().get(id);
        return step == null || step.leftOut() ? null : step;
    }

    /// What a timing comes to; empty where it counts from what is not known yet.
    public Optional<Instant> moment(Timing timing) {
        return Moment.of(timing, plan.zero(), zone, this::at, Map.of());
    }

    private @Nullable Instant at(StepId id) {
        var step = plan.steps().get(id);
        return step == null ? null : step.at();
    }
}
