package dev.tminus.run;

import dev.tminus.runbook.Workspace;
import org.jspecify.annotations.Nullable;

/// What an overview of several runs shows of one that is not over.
///
/// @param workspace the version that the run pinned
/// @param hold the journal entry that held it, null where it is not on hold
public record RunGlance(RunState state, Workspace workspace, @Nullable Recorded hold) {}
