package dev.tminus.runbook;

/// A warning of the linter that somebody has looked at and answered in the file.
///
/// @param lint the code of the rule
/// @param because why it is accepted
public record Acceptance(String lint, String because) {}
