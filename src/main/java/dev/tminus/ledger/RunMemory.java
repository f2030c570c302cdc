package dev.tminus.ledger;

import dev.tminus.catalog.Catalog;
import dev.tminus.ledger.journal.Journal;
import dev.tminus.ledger.journal.JournalUnreadable;
import dev.tminus.ledger.journal.Line;
import dev.tminus.run.Checklist;
import dev.tminus.run.Fold;
import dev.tminus.run.Recorded;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunId;
import dev.tminus.run.RunState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Folds journals and remembers the folds, so that only what is new is read. What it remembers is
/// always held against the journal's end before it is used.
@Component
class RunMemory {

    private static final int MOST = 200;

    private final Journal journal;
    private final Catalog catalog;
    private final Map<RunId, FoldedRun> folds =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<RunId, FoldedRun> eldest) {
                    return size() > MOST;
                }
            };

    RunMemory(Journal journal, Catalog catalog) {
        this.journal = journal;
        this.catalog = catalog;
    }

    /// The run now, as the running transaction sees it.
    Optional<FoldedRun> load(RunId run) {
        var known = remembered(run);
        return known == null ? fold(run) : Optional.of(catchUp(known));
    }

    /// The same for whoever only reads: such a transaction sees nothing but what is committed, so
    /// that the fold is remembered.
    Optional<FoldedRun> read(RunId run) {
        var known = load(run);
        known.ifPresent(this::remember);
        return known;
    }

    /// The run as its row stands; only a run that is not remembered so is read.
    Optional<RunState> as(RunRow row) {
        var known = remembered(new RunId(row.id()));
        return known != null && known.head().seq() == row.head()
                ? Optional.of(known.state())
                : read(new RunId(row.id())).map(FoldedRun::state);
    }

    /// Remembers a fold whose entries are committed, unless a longer one is known.
    synchronized void remember(FoldedRun known) {
        folds.merge(
                known.state().id(),
                known,
                (old, now) -> now.head().seq() < old.head().seq() ? old : now);
    }

    /// What was committed last may not have reached the disk.
    synchronized void forgetAll() {
        folds.clear();
    }

    private synchronized @Nullable FoldedRun remembered(RunId run) {
        return folds.get(run);
    }

    private Optional<FoldedRun> fold(RunId run) {
        var all = journal.after(run.value(), Journal.BEGINNING);
        if (all.lines().isEmpty()) {
            return Optional.empty();
        }
        var begun = begin(run, all.lines().getFirst());
        return Optional.of(
                new FoldedRun(fold(begun, all.lines().subList(1, all.lines().size())), all.head()));
    }

    private FoldedRun catchUp(FoldedRun known) {
        var news = journal.after(known.state().id().value(), known.head());
        return new FoldedRun(fold(known.state(), news.lines()), news.head());
    }

    private static RunState fold(RunState begun, List<Line> lines) {
        var state = begun;
        for (var line : lines) {
            state = Fold.apply(state, recorded(line));
        }
        return state;
    }

    /// The state after the first entry of a run's journal, with the runbook that it pinned.
    ///
    /// @throws NoSuchElementException where the catalog no longer has that version
    RunState begin(RunId run, Line first) {
        if (!(first.event() instanceof RunEvent.RunPlanned plan)) {
            throw new JournalUnreadable(
                    "The journal of run " + run + " does not begin with its plan");
        }
        var runbook = catalog.runbook(plan.runbookVersion(), plan.workspaceVersion());
        var workspace = catalog.workspace(plan.workspaceVersion());
        return Fold.begin(
                run,
                recorded(first),
                Checklist.of(runbook, workspace, plan.environment(), plan.mode(), plan.inputs()));
    }

    static Recorded recorded(Line line) {
        if (!(line.event() instanceof RunEvent event)) {
            throw new JournalUnreadable(
                    "Entry %d of run %s does not belong to a run"
                            .formatted(line.seq(), line.stream()));
        }
        return new Recorded(
                line.seq(), line.at(), line.actor(), line.command(), event, line.clock());
    }
}
