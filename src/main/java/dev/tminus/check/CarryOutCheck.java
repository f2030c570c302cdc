package dev.tminus.check;

import dev.tminus.comparison.CannotCompare;
import dev.tminus.evidence.EvidenceStore;
import dev.tminus.evidence.MaskKey;
import dev.tminus.runbook.UnsupportedChecks;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.check.Outcome.Inconclusive;
import dev.tminus.source.Access;
import dev.tminus.source.Deadline;
import dev.tminus.source.NoAnswer;
import dev.tminus.source.Sources;
import dev.tminus.source.Stop;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/// Carries out one attempt of one check.
///
/// Whatever a database, a query or the network does, there is an outcome: no answer is inconclusive
/// with its reason, never an exception and never a pass.
public final class CarryOutCheck {

    private final Sources sources;
    private final EvidenceStore store;
    private final MaskKey maskKey;
    private final Executor executor;
    private final InstantSource clock;

    /// @param executor reads the two sides of a comparison at once: needs a thread for each
    /// @param clock only says when a side was read; nothing depends on it
    public CarryOutCheck(
            Sources sources,
            EvidenceStore store,
            MaskKey maskKey,
            Executor executor,
            InstantSource clock) {
        this.sources = sources;
        this.store = store;
        this.maskKey = maskKey;
        this.executor = executor;
        this.clock = clock;
    }

    /// Blocks until the check has an outcome, at the latest when its time limit has passed or a
    /// short while after `stop`. All evidence that the outcome names is on disk then.
    public Outcome carryOut(CheckSpec spec, Access access, Stop stop, Progress progress) {
        var asked =
                new AttemptSources(
                        sources, access, Deadline.in(spec.timeout()), stop, store.temporary());
        var work = new AttemptContext(asked, maskKey, executor, clock, progress);
        var procedure = Procedure.of(spec);
        var evidence = new AttemptEvidence(store, spec.id(), procedure.wanted());
        var outOfReach = UnsupportedChecks.of(spec);
        if (outOfReach.isPresent()) {
            return inconclusive(outOfReach.get(), evidence);
        }
        try {
            return procedure.work().carryOut(work, evidence);
        } catch (NoAnswer | CannotCompare | IOException e) {
            return inconclusive(String.valueOf(e.getMessage()), evidence);
        } catch (OutOfMemoryError e) {
            return inconclusive(
                    "The check needs more memory than tminus has; compare coarser counts or give"
                            + " it more.",
                    evidence);
        } catch (RuntimeException | StackOverflowError e) {
            return inconclusive(
                    "The check ended unexpectedly (%s); this is a fault of tminus."
                            .formatted(e.getClass().getSimpleName()),
                    evidence);
        }
    }

    private static Outcome inconclusive(String summary, AttemptEvidence evidence) {
        return new Inconclusive(summary, evidence.facts(), evidence.reportOfWhatIsKnown());
    }
}
