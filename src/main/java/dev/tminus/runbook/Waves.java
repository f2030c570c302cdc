package dev.tminus.runbook;

import dev.tminus.runbook.names.FleetName;
import java.util.List;

/// A phase that is done for each member of a fleet, wave after wave.
///
/// @param variable what its texts call the member: `{{server}}`
/// @param batch how many members a wave has, 0 for all at once
/// @param maxFailures with how many failed members it still goes on
/// @param afterWave checks that must pass after each wave
/// @param onFail what follows when more fail, or a wave's checks do not pass
public record Waves(
        String variable,
        FleetName fleet,
        int batch,
        int maxFailures,
        List<CheckUse> afterWave,
        Reaction onFail) {

    public Waves {
        afterWave = List.copyOf(afterWave);
    }
}
