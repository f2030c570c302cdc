package dev.tminus.ledger;

import dev.tminus.run.Actor;
import dev.tminus.run.Checklist;
import dev.tminus.run.CommandId;
import dev.tminus.run.RunEvent;
import dev.tminus.runbook.names.EnvironmentName;
import java.util.List;
import java.util.Optional;

/// Where runs begin: their journal, their row, and their entry in the registry.
public interface NewRuns {

    /// Why nothing can begin now, or nobody lets this person begin it; nothing where it can.
    Optional<String> refusal(Actor actor);

    /// Every run on an environment that is not over.
    List<OtherRun> neighbours(EnvironmentName environment);

    /// Begins a run, or says why not. Said again, the same command begins none and gets the first
    /// answer. What is accepted is on disk before this returns.
    CommandResult begin(CommandId command, Actor actor, NewRun run);

    /// What a run begins with.
    interface NewRun {

        EnvironmentName environment();

        /// Why it must not begin after all; asked within the transaction.
        Optional<String> refusal(List<OtherRun> neighbours);

        /// The steps that it goes through.
        Checklist checklist();

        /// Its first event.
        ///
        /// @param number the next one
        RunEvent.RunPlanned planned(int number);

        /// When its steps are planned.
        List<RunEvent.TimesPlanned> times();
    }
}
