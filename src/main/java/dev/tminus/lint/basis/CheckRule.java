package dev.tminus.lint.basis;

import dev.tminus.runbook.check.CheckSpec;

/// A rule about one check, wherever it is defined.
public interface CheckRule extends Rule {

    public void look(CheckSpec check, Findings findings);
}
