package dev.tminus.ledger;

import dev.tminus.run.Recorded;
import dev.tminus.run.RunState;
import dev.tminus.runbook.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// What an overview of several runs shows of one that is not over.
///
/// @param workspace the version that the run pinned
/// @param hold the journal entry that held it, null where it is not on hold
public record RunGlance(RunState state, Workspace workspace, @Nullable Recorded hold) {}
