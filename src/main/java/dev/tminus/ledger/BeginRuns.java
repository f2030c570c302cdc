package dev.tminus.ledger;

import dev.tminus.ledger.journal.Heads;
import dev.tminus.ledger.journal.Ids;
import dev.tminus.ledger.journal.Journal;
import dev.tminus.ledger.journal.RegistryEvent;
import dev.tminus.run.Actor;
import dev.tminus.run.CommandId;
import dev.tminus.run.Fold;
import dev.tminus.run.Recorded;
import dev.tminus.run.RunId;
import dev.tminus.run.RunState;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.EnvironmentName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Begins the journal of a run and enters it in the registry.
@Service
class BeginRuns implements NewRuns {

    private static final Logger LOG = LoggerFactory.getLogger(BeginRuns.class);

    private final Journal journal;
    private final Rows rows;
    private final RunRows runRows;
    private final RunMemory memory;
    private final Heads heads;
    private final RunClock clock;
    private final Commits commits;

    BeginRuns(
            Journal journal,
            Rows rows,
            RunRows runRows,
            RunMemory memory,
            Heads heads,
            RunClock clock,
            Commits commits) {
        this.journal = journal;
        this.rows = rows;
        this.runRows = runRows;
        this.memory = memory;
        this.heads = heads;
        this.clock = clock;
        this.commits = commits;
    }

    @Override
    public Optional<String> refusal(Actor actor) {
        return commits.refusal(actor);
    }

    @Override
    public CommandResult begin(CommandId command, Actor actor, NewRun run) {
        return commits.write(actor, () -> begun(command, actor, run));
    }

    private Written begun(CommandId command, Actor actor, NewRun run) {
        var first = journal.byCommand(Journal.REGISTRY, command);
        if (first.isPresent() && first.get().event() instanceof RegistryEvent.RunRegistered done) {
            var range = journal.answered(done.run().value(), command).orElseThrow();
            return Written.before(new CommandResult.Accepted(done.run(), range.from(), range.to()));
        }
        var refusal = run.refusal(neighbours(run.environment()));
        if (refusal.isPresent()) {
            return Written.nothing(refusal.get());
        }
        var planned = run.planned((int) runRows.count() + 1);
        var entry = new Recorded(1, clock.now(), actor, command, planned);
        var id = new RunId(Ids.next(entry.at()));
        return begun(Fold.begin(id, entry, run.checklist()), entry, run);
    }

    private Written begun(RunState planned, Recorded first, NewRun run) {
        var state = planned;
        var times = new ArrayList<Recorded>();
        for (var event : run.times()) {
            var entry =
                    new Recorded(
                            state.seq() + 1, first.at(), first.actor(), first.command(), event);
            times.add(entry);
            state = Fold.apply(state, entry);
        }
        var start = journal.append(Journal.BEGINNING, state.id(), List.of(first));
        var head = journal.append(start, state.id(), times);
        var registry =
                journal.register(
                        first,
                        new RegistryEvent.RunRegistered(
                                state.id(), planned.plan().number(), start.hex()));
        heads.afterCommit(Journal.REGISTRY, registry);
        rows.insert(state, head);
        return new Written(
                new CommandResult.Accepted(state.id(), 1, head.seq()),
                new FoldedRun(state, head),
                head.seq() + 1);
    }

    @Override
    public List<OtherRun> neighbours(EnvironmentName environment) {
        return runRows.findAllByEnvironmentAndStatusNotIn(environment.value(), RunRow.OVER).stream()
                .map(row -> new OtherRun(row.summary(), alongside(row)))
                .toList();
    }

    /// By the version of the runbook that the run has pinned; one that cannot be read any more says
    /// nothing.
    private boolean alongside(RunRow row) {
        try {
            return row.summary().mode() == Mode.LIVE
                    && memory.load(new RunId(row.id()))
                            .map(known -> known.state().checklist().runbook().alongside())
                            .orElse(false);
        } catch (RuntimeException unreadable) {
            LOG.warn("Run {} cannot be read", row.id(), unreadable);
            return false;
        }
    }
}
