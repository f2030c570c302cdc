/// The sample landscape that the bundled runbooks run against: real databases on loopback ports.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "runbook",
            "runbook :: *",
            "source",
            "source :: *",
            "run",
            "run :: *",
            "ledger"
        })
package dev.tminus.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
