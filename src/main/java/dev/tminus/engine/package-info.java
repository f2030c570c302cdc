/// Does what is due: checks and timers; threads and claims live here.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "runbook",
            "schedule",
            "source",
            "check",
            "evidence",
            "run",
            "catalog"
        })
package dev.tminus.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
