package dev.tminus.check;

import dev.tminus.evidence.EvidenceStore;
import dev.tminus.runbook.CheckSpec;
import dev.tminus.runbook.CountsCheck;
import dev.tminus.runbook.DumpCheck;
import dev.tminus.runbook.Outcome;
import dev.tminus.runbook.Outcome.Inconclusive;
import dev.tminus.runbook.SqlCheck;
import dev.tminus.source.Access;
import dev.tminus.source.Deadline;
import dev.tminus.source.NoAnswer;
import dev.tminus.source.Sources;
import dev.tminus.source.Stop;
import java.time.InstantSource;
import java.util.List;

/// Carries out one attempt of one check.
///
/// Whatever a database, a query or the network does, there is an outcome: no answer is inconclusive
/// with its reason, never an exception and never a pass.
public final class CarryOutCheck {

    private final Sources sources;

    @SuppressWarnings("UnusedVariable")
    private final EvidenceStore evidence;

    private final InstantSource clock;

    /// @param clock only says when a side was read; nothing depends on it
    public CarryOutCheck(Sources sources, EvidenceStore evidence, InstantSource clock) {
        this.sources = sources;
        this.evidence = evidence;
        this.clock = clock;
    }

    /// Blocks until the check has an outcome, at the latest when its time limit has passed or a
    /// short while after `stop`. All evidence that the outcome names is on disk then.
    public Outcome carryOut(CheckSpec spec, Access access, Stop stop, Progress progress) {
        var opener = new Opener(sources, access, Deadline.in(spec.timeout()), stop);
        try {
            return switch (spec) {
                case SqlCheck check -> new AskForValue(check, opener).carryOut();
                case CountsCheck check -> new CompareCounts(check, opener, clock).carryOut();
                case DumpCheck _ -> throw new NotComparable("Dumps cannot be compared yet.");
            };
        } catch (NoAnswer e) {
            return new Inconclusive(String.valueOf(e.getMessage()), List.of());
        } catch (NotComparable e) {
            return new Inconclusive(String.valueOf(e.getMessage()), e.facts());
        } catch (OutOfMemoryError e) {
            return new Inconclusive(
                    "The check needs more memory than tminus has; compare coarser counts or give"
                            + " it more.",
                    List.of());
        } catch (RuntimeException e) {
            return new Inconclusive(
                    "The check ended unexpectedly (%s); this is a fault of tminus."
                            .formatted(e.getClass().getSimpleName()),
                    List.of());
        }
    }
}
