package dev.tminus.planning;

import dev.tminus.ledger.CommandResult;
import dev.tminus.run.Actor;
import dev.tminus.run.CommandId;
import java.util.List;
import java.util.Optional;

/// The only door to runs that are to be: whatever begins one goes through [#plan].
public interface RunPlanning {

    /// Why somebody can plan nothing now, whatever they wish for, or nothing.
    Optional<String> refusal(Actor actor);

    /// Makes a run and pins everything it will ever go by.
    CommandResult plan(CommandId command, Actor actor, PlanRun wish);

    /// What [#plan] would meet, without planning anything: it asks the servers too, and may take
    /// some seconds. Nothing is pinned; planning asks again.
    List<Finding> preflight(PlanRun wish, Actor actor);
}
