/// Makes a runbook of a checklist that lives in a spreadsheet or a Markdown file, and a checklist
/// of a runbook.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "runbook",
            "runbook :: *",
            "schedule",
            "language",
            "language :: problems"
        })
package dev.tminus.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
