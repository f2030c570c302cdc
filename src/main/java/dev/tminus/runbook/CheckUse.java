package dev.tminus.runbook;

/// One use of a check in a step.
///
/// @param as names the results of this use within the step; the check's own id where the file says
///   nothing
public record CheckUse(CheckId check, String as) {}
