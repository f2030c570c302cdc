package dev.tminus.lint.basis;

import dev.tminus.language.problems.Severity;

/// Something that has led to an accident, and can be seen in a file before it does again.
public interface Rule {

    /// Names the rule in findings, in `accept` and in `docs/lint`; it never changes.
    public String code();

    /// An error leaves no way to run it as it is meant; a warning may be accepted with a reason.
    default Severity severity() {
        return Severity.WARNING;
    }
}
