package dev.tminus.schedule;

import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.PhaseId;
import dev.tminus.runbook.names.StepId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How much longer than for its first wave a phase takes that is done for each member of a fleet:
/// its steps are planned for the first, and what comes after it waits for the last.
final class Rounds {

    private final Circumstances circumstances;
    private final Function<Step, @Nullable Duration> takes;
    private final Map<StepId, Phase> phases = new HashMap<>();
    private final Map<StepId, Duration> lengths = new HashMap<>();
    private final Map<PhaseId, More> more = new HashMap<>();

    /// @param time of all waves but the first
    /// @param rough whether it may well be more
    record More(Duration time, boolean rough) {

        private static final More NONE = new More(Duration.ZERO, false);
    }

    /// @param takes how long a step takes, null where that is not known
    Rounds(Runbook runbook, Circumstances circumstances, Function<Step, @Nullable Duration> takes) {
        this.circumstances = circumstances;
        this.takes = takes;
        runbook.phases().stream()
                .filter(phase -> phase.waves() != null)
                .forEach(phase ->
                        phase.steps().forEach(step -> phases.putIfAbsent(step.id(), phase)));
    }

    /// What a step waits for beyond the first wave of one that it needs.
    More between(StepId need, StepId step) {
        var phase = phases.get(need);
        return phase == null || phase.equals(phases.get(step))
                ? More.NONE
                : more.computeIfAbsent(phase.id(), _ -> beyondTheFirst(phase));
    }

    private More beyondTheFirst(Phase phase) {
        var waves = phase.waves();
        if (waves == null || waves.batch() == 0) {
            return More.NONE;
        }
        var members = circumstances.members().get(waves.fleet());
        if (members == null) {
            return new More(Duration.ZERO, true);
        }
        int rounds = (members + waves.batch() - 1) / waves.batch();
        var longest =
                phase.steps().stream()
                        .map(step -> upToTheEndOf(step, phase))
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO);
        return new More(longest.multipliedBy(Math.max(0, rounds - 1)), false);
    }

    /// From the start of the wave, along what needs what within it. Steps come after what they
    /// need, so that this does not go deep.
    private Duration upToTheEndOf(Step step, Phase phase) {
        var before =
                step.needsHere().stream()
                        .filter(need -> phase.equals(phases.get(need)))
                        .map(need -> lengths.getOrDefault(need, Duration.ZERO))
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO);
        var own = takes.apply(step);
        var end = own == null ? before : before.plus(own);
        lengths.put(step.id(), end);
        return end;
    }
}
