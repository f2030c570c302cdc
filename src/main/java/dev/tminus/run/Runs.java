package dev.tminus.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The only door to runs: every change goes through [#plan] and [#handle].
public interface Runs {

    /// Makes a run and pins everything it will ever go by.
    Answer plan(CommandId command, Actor actor, PlanRun wish);

    /// What [#plan] would meet, without planning anything: it asks the servers too, and may take
    /// some seconds. Nothing is pinned; planning asks again.
    List<Finding> preflight(PlanRun wish, Actor actor);

    /// Changes a run, or says why not. What is accepted is on disk before this returns.
    Answer handle(RunId run, CommandId command, Actor actor, RunCommand wish);

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
