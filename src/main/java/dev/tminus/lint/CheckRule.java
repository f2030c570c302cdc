package dev.tminus.lint;

import dev.tminus.runbook.check.CheckSpec;

/// A rule about one check, wherever it is defined.
interface CheckRule extends Rule {

    void look(CheckSpec check, Findings findings);
}
