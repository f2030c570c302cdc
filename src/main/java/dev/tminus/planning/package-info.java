/// What must hold before a run begins, and what it pins.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "runbook",
            "runbook :: *",
            "schedule",
            "source",
            "run",
            "run :: *",
            "ledger",
            "catalog"
        })
package dev.tminus.planning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
