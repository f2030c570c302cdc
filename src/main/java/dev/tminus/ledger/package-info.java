/// Keeps runs: the journal, its codec and its verification, the rows that screens list, the live
/// feed, and the only door for change.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "runbook",
            "runbook :: *",
            "schedule",
            "run",
            "run :: *",
            "catalog",
            "people",
            "evidence"
        })
package dev.tminus.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
