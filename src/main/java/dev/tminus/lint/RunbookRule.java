package dev.tminus.lint;

/// A rule about a runbook.
interface RunbookRule extends Rule {

    void look(LintedRunbook subject, Findings findings);
}
