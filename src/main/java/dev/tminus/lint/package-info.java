/// Finds in a runbook or a workspace that can be used what leads to accidents; one class a rule,
/// one page a rule in `docs/lint`.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "runbook",
            "runbook :: *",
            "schedule",
            "language",
            "language :: problems"
        })
package dev.tminus.lint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
