package dev.tminus.schedule;

import dev.tminus.runbook.Timing;
import dev.tminus.runbook.names.StepId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What one timing comes to in a run whose plan stands.
public final class Moment {

    private Moment() {}

    /// Nothing where the step it counts from has no planned time, and where the clocks skip it or
    /// show it twice; a [Plan] reports both.
    ///
    /// @param at what the `at` of a step comes to
    /// @param milestones the moments among the inputs
    public static Optional<Instant> of(
            Timing timing,
            Instant zero,
            ZoneId zone,
            Function<StepId, @Nullable Instant> at,
            Map<String, Instant> milestones) {
        var anchor =
                switch (timing.anchor()) {
                    case Timing.Zero() -> zero;
                    case Timing.Milestone(var input) -> milestones.get(input);
                    case Timing.StepPlan(var step) -> at.apply(step);
                };
        return anchor == null
                ? Optional.empty()
                : Optional.ofNullable(
                        new Moments(zone)
                                .land(new Moments.Subject(null, "It is due"), timing, anchor));
    }
}
