package dev.tminus.ledger;

import dev.tminus.run.RunId;
import dev.tminus.runbook.names.StepId;
import java.time.Instant;
import java.util.List;

/// What the engine must do because of what happened. Called inside the transaction that records it:
/// the work is due exactly if the entries are there.
public interface DueWork {

    /// These attempts of checks have begun and wait for somebody to carry them out.
    void carryOut(List<Attempt> attempts, Instant at);

    /// Nobody waits for these attempts any more: once this is committed they are stopped, queries
    /// on their servers included.
    void stop(List<Attempt> attempts);

    /// A run may go on by time alone then.
    void lookAgain(RunId run, Instant at);

    /// One attempt of one use of a check.
    record Attempt(RunId run, StepId step, String use, int number) {}
}
