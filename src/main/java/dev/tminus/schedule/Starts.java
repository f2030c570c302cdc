package dev.tminus.schedule;

import static java.util.Objects.requireNonNull;

import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.StepId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When each step of a runbook starts, in the one way that every list says it.
public final class Starts {

    private final ZoneId zone;
    private final Set<StepId> following = new HashSet<>();
    private final Map<StepId, Step> steps = new HashMap<>();

    /// Looks at every step once.
    public Starts(Runbook runbook) {
        zone = runbook.timezone();
        runbook.allSteps().forEach(step -> steps.putIfAbsent(step.id(), step));
        for (var phase : runbook.phases()) {
            var at = phase.at();
            if (at == null) {
                continue;
            }
            var ids = phase.steps().stream().map(Step::id).collect(Collectors.toSet());
            phase.steps().stream()
                    .filter(step -> at.equals(step.at()))
                    .filter(step -> step.needsHere().stream().anyMatch(ids::contains))
                    .forEach(step -> following.add(step.id()));
        }
    }

    /// The start of a step.
    ///
    /// @param planned as the file says it, or where the plan came to; empty where nothing gives a
    ///   time
    /// @param possible where what comes before it leaves no earlier start than this, else empty
    public record Start(String planned, String possible) {

        @Override
        public String toString() {
            return possible.isEmpty() ? planned : "planned " + planned + ", possible " + possible;
        }
    }

    /// How the start of a step is said at T-0.
    ///
    /// @param at what the `at` of the step comes to, null without one
    /// @param start where the plan came to, null where nothing gives a time
    public Start of(Step step, Instant zero, @Nullable Instant at, @Nullable Instant start) {
        var written = step.at();
        if (start == null) {
            return new Start("", "");
        }
        if (written == null || at == null) {
            return new Start(Offsets.exact(zero, start, zone), "");
        }
        if (!start.isAfter(at)) {
            return new Start(Offsets.shown(written), "");
        }
        return isOfPhase(step.id())
                ? new Start(Offsets.exact(zero, start, zone), "")
                : new Start(Offsets.shown(written), Offsets.exact(zero, start, zone));
    }

    /// The step of a phase that starts first, of those that are done; empty where none has a time.
    public static Optional<PlannedStep> first(Phase phase, Plan plan) {
        return phase.steps().stream()
                .flatMap(step -> Stream.ofNullable(plan.steps().get(step.id())))
                .filter(step -> step.start() != null && !step.leftOut())
                .min(Comparator.comparing(step -> requireNonNull(step.start())));
    }

    /// How the start of a step of a plan is said.
    public Start of(PlannedStep planned, Instant zero) {
        return of(requireNonNull(steps.get(planned.step())), zero, planned.at(), planned.start());
    }

    /// Whether the `at` of a step is only where its phase begins, and it waits for others of the
    /// phase.
    public boolean isOfPhase(StepId step) {
        return following.contains(step);
    }
}
