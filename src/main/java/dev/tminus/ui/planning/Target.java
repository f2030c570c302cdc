package dev.tminus.ui.planning;

import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.EnvironmentName;

/// One way to run a runbook.
record Target(EnvironmentName environment, Mode mode) {}
