/// Carries out one check and answers passed, failed or inconclusive.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "runbook",
            "runbook :: *",
            "schedule",
            "source",
            "source :: *",
            "comparison",
            "evidence"
        })
package dev.tminus.check;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
