/// What people see; the only place that imports Vaadin.
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
            "catalog",
            "people",
            "source",
            "source :: *",
            "check",
            "evidence",
            "run",
            "run :: *",
            "ledger",
            "planning",
            "sheet"
        })
package dev.tminus.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
