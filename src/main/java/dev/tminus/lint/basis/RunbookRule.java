package dev.tminus.lint.basis;

/// A rule about a runbook.
public interface RunbookRule extends Rule {

    public void look(LintedRunbook subject, Findings findings);
}
