package dev.tminus.runbook;

import org.jspecify.annotations.Nullable;

/// Whether something is done at all in this run.
///
/// @param written as the file has it
/// @param assume what a plan expects while it is undecided, null where the file does not say
public record Condition(String written, Expression test, @Nullable Boolean assume) {}
