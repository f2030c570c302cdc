package dev.tminus.run;

import dev.tminus.catalog.Catalog;
import dev.tminus.runbook.Workspace;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Runs as their journals tell them. A command is one transaction: read, decide, append, rows, due
/// work.
@Service
class JournalledRuns implements Runs {

    /// How often a command is decided anew when somebody else was faster.
    private static final int TRIES = 5;

    private static final String UNKNOWN_VERSION =
            "That version of the runbook is not known here. Open the runbook again.";

    /// What somebody is told who was taken out of the workspace, whatever a run that is under way
    /// has pinned: who is who is decided by the workspace as it is now.
    private static final String GONE =
            "You were taken out of the workspace, so you change nothing here. Fix: ask its owner to"
                    + " put you back into workspace.yaml.";

    private final Journal journal;
    private final RunMemory memory;
    private final Rows rows;
    private final PlanNewRun planning;
    private final RunRows runRows;
    private final Catalog catalog;
    private final Boards boards;
    private final Readings readings;
    private final EvidenceUses evidence;
    private final DueWork dueWork;
    private final Health health;
    private final InstantSource time;
    private final TransactionTemplate writing;
    private final TransactionTemplate reading;

    JournalledRuns(
            Journal journal,
            RunMemory memory,
            Rows rows,
            PlanNewRun planning,
            RunRows runRows,
            Catalog catalog,
            Boards boards,
            Readings readings,
            EvidenceUses evidence,
            DueWork dueWork,
            Health health,
            InstantSource time,
            PlatformTransactionManager transactions) {
        this.journal = journal;
        this.memory = memory;
        this.rows = rows;
        this.planning = planning;
        this.runRows = runRows;
        this.catalog = catalog;
        this.boards = boards;
        this.readings = readings;
        this.evidence = evidence;
        this.dueWork = dueWork;
        this.health = health;
        this.time = time;
        this.writing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    @Override
    public Answer plan(CommandId command, Actor actor, PlanRun wish) {
        if (isGone(actor)) {
            return new Answer.Refused(GONE);
        }
        try {
            var prepared = planning.prepare(wish, actor);
            return written(() -> planning.plan(new Rules.Request(command, actor, now()), prepared));
        } catch (NoSuchElementException unknown) {
            return new Answer.Refused(UNKNOWN_VERSION);
        }
    }

    @Override
    public List<Finding> preflight(PlanRun wish, Actor actor) {
        var unsound = isGone(actor) ? Optional.of(GONE) : health.refusal();
        if (unsound.isPresent()) {
            return List.of(Finding.failed(Finding.Topic.RUN, "", unsound.get(), ""));
        }
        try {
            return planning.preflight(wish, actor, now());
        } catch (NoSuchElementException unknown) {
            return List.of(Finding.failed(Finding.Topic.RUNBOOK, "", UNKNOWN_VERSION, ""));
        }
    }

    @Override
    public Answer handle(RunId run, CommandId command, Actor actor, RunCommand wish) {
        return isGone(actor)
                ? new Answer.Refused(GONE)
                : written(() -> handled(run, command, actor, wish));
    }

    private boolean isGone(Actor actor) {
        return actor instanceof Actor.Person(var person, _) && catalog.isGone(person);
    }

    @Override
    public List<RunSummary> list() {
        return read(
                () -> runRows.findAllByOrderByNumberDesc().stream().map(RunRow::summary).toList());
    }

    @Override
    public Optional<RunBoard> board(RunId run) {
        return read(() -> memory.read(run).map(known -> board(known.state())));
    }

    @Override
    public Watch watch(RunId run, Consumer<RunBoard> onChange) {
        return boards.watch(run, () -> board(run), onChange);
    }

    @Override
    public List<RunGlance> underWay() {
        return read(() ->
                runRows.findAllByStatusNotInOrderByNumberDesc(RunRow.OVER).stream()
                        .flatMap(row -> memory.as(row).stream())
                        .map(this::glance)
                        .toList());
    }

    @Override
    public Watch watchAll(Consumer<List<RunGlance>> onChange) {
        return boards.watchAll(this::underWay, onChange);
    }

    @Override
    public LedgerHealth health() {
        return health.now();
    }

    private RunBoard board(RunState state) {
        var workspace = workspace(state);
        var latest =
                journal.newest(state.id().value(), RunBoard.FEED).stream()
                        .map(RunMemory::recorded)
                        .toList();
        return new RunBoard(state, workspace, readings.of(state.id()), latest);
    }

    private RunGlance glance(RunState state) {
        var workspace = workspace(state);
        return new RunGlance(
                state, workspace, state.status() == RunStatus.HELD ? hold(state) : null);
    }

    /// Found among the newest entries only: what held it long ago is no longer said.
    private @Nullable Recorded hold(RunState state) {
        return journal.newest(state.id().value(), RunBoard.FEED).stream()
                .map(RunMemory::recorded)
                .filter(entry -> entry.event() instanceof RunEvent.RunHeld)
                .findFirst()
                .orElse(null);
    }

    private Answer written(Supplier<Written> work) {
        for (var left = TRIES; ; left--) {
            var unsound = health.refusal();
            if (unsound.isPresent()) {
                return new Answer.Refused(unsound.get());
            }
            try {
                return published(
                        java.util.Objects.requireNonNull(writing.execute(_ -> work.get())));
            } catch (DuplicateKeyException somebodyWasFaster) {
                if (left == 0) {
                    throw somebodyWasFaster;
                }
            } catch (DataAccessException | TransactionException failed) {
                if (health.refusal().isPresent()) {
                    return new Answer.Refused(health.refusal().get());
                }
                throw failed;
            }
        }
    }

    private Answer published(Written written) {
        var known = written.known();
        if (known != null) {
            memory.remember(known);
            health.appended(written.entries());
            boards.changed(known.state().id());
        }
        return written.answer();
    }

    private <T> T read(Supplier<T> work) {
        return java.util.Objects.requireNonNull(reading.execute(_ -> work.get()));
    }

    private Written handled(RunId run, CommandId command, Actor actor, RunCommand wish) {
        rows.takeTurn(run);
        var known = memory.load(run);
        if (known.isEmpty()) {
            return Written.nothing("There is no run " + run + ".");
        }
        var first = journal.answered(run.value(), command);
        if (first.isPresent()) {
            return Written.before(new Answer.Accepted(run, first.get().from(), first.get().to()));
        }
        var request = new Rules.Request(command, actor, now());
        var stranger = stranger(known.get().state(), wish);
        if (stranger.isPresent()) {
            return Written.nothing(stranger.get());
        }
        return switch (Rules.decide(known.get().state(), request, wish)) {
            case Decision.Refused(var reason) -> Written.nothing(reason);
            case Decision.Accepted accepted -> append(known.get(), accepted);
        };
    }

    /// A role goes to people of the workspace as it is now.
    private Optional<String> stranger(RunState state, RunCommand wish) {
        return wish instanceof RunCommand.GiveRole giving
                ? catalog.current()
                        .flatMap(workspace -> RoleRules.stranger(state, workspace, giving))
                : Optional.empty();
    }

    /// As it was pinned, with the people of today: their names, and who has come since.
    private Workspace workspace(RunState state) {
        var pinned = catalog.workspace(state.plan().workspaceVersion());
        return catalog.current().map(pinned::withPeopleOf).orElse(pinned);
    }

    private Written append(Known before, Decision.Accepted accepted) {
        var run = before.state().id();
        var head = journal.append(before.head(), run, accepted.entries());
        rows.update(before.state(), accepted.after(), head);
        evidence.add(accepted.after(), accepted.entries());
        var entries = accepted.entries().size();
        if (accepted.after().status().isOver() && !before.state().status().isOver()) {
            journal.register(
                    accepted.entries().getLast(),
                    new RegistryEvent.RunEnded(run, head.seq(), head.hex()));
            evidence.runEnded(run, accepted.entries().getLast().at());
            entries++;
        }
        due(accepted);
        return new Written(
                new Answer.Accepted(run, before.head().seq() + 1, head.seq()),
                new Known(accepted.after(), head),
                entries);
    }

    private void due(Decision.Accepted accepted) {
        var run = accepted.after().id();
        var at = accepted.entries().getLast().at();
        var stopped = attempts(accepted, JournalledRuns::stopped);
        if (!stopped.isEmpty()) {
            dueWork.stop(stopped);
        }
        var begun = attempts(accepted, JournalledRuns::begun);
        if (!begun.isEmpty()) {
            dueWork.carryOut(begun, at);
        }
        Consequences.nextDue(accepted.after(), at).ifPresent(next -> dueWork.lookAgain(run, next));
    }

    private static List<DueWork.Attempt> attempts(
            Decision.Accepted accepted,
            BiFunction<RunId, Recorded, Optional<DueWork.Attempt>> which) {
        return accepted.entries().stream()
                .flatMap(entry -> which.apply(accepted.after().id(), entry).stream())
                .toList();
    }

    private static Optional<DueWork.Attempt> begun(RunId run, Recorded entry) {
        return entry.event() instanceof RunEvent.CheckStarted(var step, var use, var number, _)
                ? Optional.of(new DueWork.Attempt(run, step, use, number))
                : Optional.empty();
    }

    /// What somebody else than its worker ended.
    private static Optional<DueWork.Attempt> stopped(RunId run, Recorded entry) {
        return entry.event() instanceof RunEvent.CheckEnded(var step, var use, var number, _)
                        && !(entry.actor() instanceof Actor.Worker)
                ? Optional.of(new DueWork.Attempt(run, step, use, number))
                : Optional.empty();
    }

    /// Microseconds are what both databases keep.
    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
