/// What people see; the only place that imports Vaadin.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "runbook",
            "schedule",
            "language",
            "language :: problems",
            "lint",
            "change",
            "catalog",
            "people",
            "source",
            "check",
            "evidence",
            "run",
            "sheet"
        })
package dev.tminus.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
