/// What can be asked from a shell without a server: reads files, prints, and ends.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "runbook",
            "runbook :: *",
            "schedule",
            "language",
            "language :: problems",
            "lint",
            "change",
            "sheet"
        })
package dev.tminus.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
