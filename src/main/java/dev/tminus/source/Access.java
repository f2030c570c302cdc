package dev.tminus.source;

import dev.tminus.runbook.Environment;
import dev.tminus.runbook.Mode;

/// The right to open the sources of one environment in one mode; the engine builds it from what the
/// run pinned. Without it nothing opens, and it is the one place where the fence acts.
public record Access(Mode mode, Environment environment) {

    /// Whether the environment takes part in releases of this mode.
    boolean allowed() {
        return environment.allows().contains(mode);
    }
}
