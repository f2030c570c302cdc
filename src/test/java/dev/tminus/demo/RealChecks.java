package dev.tminus.demo;

import dev.tminus.check.CarryOutCheck;
import dev.tminus.check.Progress;
import dev.tminus.evidence.EvidenceStore;
import dev.tminus.evidence.MaskKey;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.source.Access;
import dev.tminus.source.Secrets;
import dev.tminus.source.Stop;
import dev.tminus.testing.Brief;
import java.nio.file.Path;
import java.time.InstantSource;

/// Checks as the engine carries them out, against the sample landscape of a home.
final class RealChecks {

    private final CarryOutCheck checks;

    RealChecks(Path home) {
        checks =
                new CarryOutCheck(
                        Brief.sources(new Secrets(_ -> null, home.resolve("secrets"))),
                        new EvidenceStore(home.resolve("evidence")),
                        new MaskKey(home.resolve("mask-key")),
                        Thread::startVirtualThread,
                        InstantSource.system());
    }

    Outcome outcome(CheckSpec check, Access access) {
        return checks.carryOut(check, access, new Stop(), Progress.NONE);
    }
}
