package dev.tminus.ui.planning;

import dev.tminus.runbook.EnvironmentName;
import dev.tminus.runbook.Mode;

/// One way to run a runbook.
record Target(EnvironmentName environment, Mode mode) {}
