/// Does what is due: checks and timers; threads and claims live here.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "runbook",
            "runbook :: *",
            "schedule",
            "source",
            "source :: *",
            "check",
            "evidence",
            "run",
            "run :: *",
            "ledger",
            "planning",
            "catalog"
        })
package dev.tminus.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
