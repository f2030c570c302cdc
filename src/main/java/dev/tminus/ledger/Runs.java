package dev.tminus.ledger;

import dev.tminus.run.Actor;
import dev.tminus.run.CommandId;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The only door to runs that there are: every change goes through [#handle].
public interface Runs {

    /// Changes a run, or says why not. What is accepted is on disk before this returns.
    CommandResult handle(RunId run, CommandId command, Actor actor, RunCommand wish);

    /// All runs, newest first.
    List<RunSummary> list();

    /// The picture of a run now.
    ///
    /// @throws UnreadableRun where its journal cannot be read
    Optional<RunBoard> board(RunId run);

    /// Tells of every new picture of a run, one at a time and on a thread of its own, until closed.
    /// Changes in quick succession come as one picture.
    Subscription watch(RunId run, Consumer<RunBoard> onChange);

    /// Every run that is not over, newest first.
    List<RunGlance> underWay();

    /// Tells of every new state of the runs that are not over, all of them each time, at most once
    /// a second and on a thread of its own, until closed.
    Subscription watchAll(Consumer<List<RunGlance>> onChange);

    LedgerHealth health();

    /// Everything in the ledger that is not as tminus wrote it.
    List<LedgerFlaw> flaws();

    /// What somebody should know though everything is recorded, a sentence or two each.
    List<String> warnings();

    /// Tells of every change of [#health], [#flaws] and [#warnings], until closed.
    Subscription watchHealth(Runnable onChange);
}
