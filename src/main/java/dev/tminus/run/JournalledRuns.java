package dev.tminus.run;

import dev.tminus.catalog.Catalog;
import dev.tminus.runbook.Mode;
import dev.tminus.schedule.Plan;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs as their journals tell them. A command is one transaction: read, decide, append, rows, due
/// work.
@Service
class JournalledRuns implements Runs {

    /// How often a command is decided anew when somebody else was faster.
    private static final int TRIES = 5;

    private final Journal journal;
    private final RunMemory memory;
    private final Rows rows;
    private final RunRows runRows;
    private final Catalog catalog;
    private final Boards boards;
    private final DueWork dueWork;
    private final Health health;
    private final InstantSource time;
    private final TransactionTemplate writing;
    private final TransactionTemplate reading;

    JournalledRuns(
            Journal journal,
            RunMemory memory,
            Rows rows,
            RunRows runRows,
            Catalog catalog,
            Boards boards,
            DueWork dueWork,
            Health health,
            InstantSource time,
            PlatformTransactionManager transactions) {
        this.journal = journal;
        this.memory = memory;
        this.rows = rows;
        this.runRows = runRows;
        this.catalog = catalog;
        this.boards = boards;
        this.dueWork = dueWork;
        this.health = health;
        this.time = time;
        this.writing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    @Override
    public Answer plan(CommandId command, Actor actor, PlanRun wish) {
        return written(() -> planned(command, actor, wish));
    }

    @Override
    public Answer handle(RunId run, CommandId command, Actor actor, RunCommand wish) {
        return written(() -> handled(run, command, actor, wish));
    }

    @Override
    public List<RunSummary> list() {
        return read(
                () -> runRows.findAllByOrderByNumberDesc().stream().map(RunRow::summary).toList());
    }

    @Override
    public Optional<RunBoard> board(RunId run) {
        return read(() -> memory.load(run).map(known -> board(known.state())));
    }

    @Override
    public Watch watch(RunId run, Consumer<RunBoard> onChange) {
        return boards.watch(run, () -> board(run), onChange);
    }

    @Override
    public LedgerHealth health() {
        return health.now();
    }

    private RunBoard board(RunState state) {
        var workspace = catalog.workspace(state.plan().workspaceVersion());
        var latest =
                journal.newest(state.id().value(), RunBoard.FEED).stream()
                        .map(RunMemory::recorded)
                        .toList();
        return new RunBoard(state, workspace, latest);
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

    /// What a transaction wrote.
    ///
    /// @param known the run after it, null where nothing was written
    /// @param entries how many entries it added to the journal
    private record Written(Answer answer, @Nullable Known known, long entries) {

        static Written nothing(String reason) {
            return new Written(new Answer.Refused(reason), null, 0);
        }

        static Written before(Answer answer) {
            return new Written(answer, null, 0);
        }
    }

    private Written handled(RunId run, CommandId command, Actor actor, RunCommand wish) {
        var known = memory.load(run);
        if (known.isEmpty()) {
            return Written.nothing("There is no run " + run + ".");
        }
        var first = journal.answered(run.value(), command);
        if (first.isPresent()) {
            return Written.before(new Answer.Accepted(run, first.get().from(), first.get().to()));
        }
        var request = new Rules.Request(command, actor, now());
        return switch (Rules.decide(known.get().state(), request, wish)) {
            case Decision.Refused(var reason) -> Written.nothing(reason);
            case Decision.Accepted accepted -> append(known.get(), accepted);
        };
    }

    private Written append(Known before, Decision.Accepted accepted) {
        var run = before.state().id();
        var head = journal.append(before.head(), lines(run.value(), accepted.entries()));
        rows.update(before.state(), accepted.after(), head);
        var entries = accepted.entries().size();
        if (accepted.after().status() == RunStatus.COMPLETE
                && before.state().status() != RunStatus.COMPLETE) {
            register(
                    accepted.entries().getLast(),
                    new RegistryEvent.RunEnded(run, head.seq(), head.hex()));
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
        var attempts =
                accepted.entries().stream()
                        .map(Recorded::event)
                        .filter(RunEvent.CheckStarted.class::isInstance)
                        .map(RunEvent.CheckStarted.class::cast)
                        .map(check ->
                                new DueWork.Attempt(
                                        run, check.step(), check.use(), check.attempt()))
                        .toList();
        if (!attempts.isEmpty()) {
            dueWork.carryOut(attempts, now());
        }
        Consequences.nextDue(accepted.after()).ifPresent(at -> dueWork.lookAgain(run, at));
    }

    private Written planned(CommandId command, Actor actor, PlanRun wish) {
        var first = journal.byCommand(Journal.REGISTRY, command);
        if (first.isPresent() && first.get().event() instanceof RegistryEvent.RunRegistered done) {
            var range = journal.answered(done.run().value(), command).orElseThrow();
            return Written.before(new Answer.Accepted(done.run(), range.from(), range.to()));
        }
        try {
            var runbook = catalog.runbook(wish.runbookVersion(), wish.workspaceVersion());
            var workspace = catalog.workspace(wish.workspaceVersion());
            var plan = Plan.of(runbook, wish.zero());
            var refusal =
                    PlanRules.refusal(runbook, workspace, wish, actor)
                            .or(() -> PlanRules.refusal(plan))
                            .or(() -> otherLiveRun(wish));
            if (refusal.isPresent()) {
                return Written.nothing(refusal.get());
            }
            var number = (int) runRows.count() + 1;
            var entry =
                    new Recorded(
                            1,
                            now(),
                            actor,
                            command,
                            PlanRules.pinned(number, runbook, workspace, wish));
            var run = new RunId(Ids.next(entry.at()));
            return begin(Fold.begin(run, entry, new Checklist(runbook)), entry, plan);
        } catch (NoSuchElementException unknown) {
            return Written.nothing(
                    "That version of the runbook is not known here. Open the runbook again.");
        }
    }

    private Written begin(RunState planned, Recorded first, Plan plan) {
        var draft = new Draft(planned, first.actor(), first.command(), first.at());
        PlanRules.times(plan).forEach(draft::add);
        var run = planned.id();
        var start = journal.append(Journal.BEGINNING, lines(run.value(), List.of(first)));
        var head = journal.append(start, lines(run.value(), draft.entries()));
        register(first, new RegistryEvent.RunRegistered(run, planned.plan().number(), start.hex()));
        rows.insert(draft.state(), head);
        return new Written(
                new Answer.Accepted(run, 1, head.seq()),
                new Known(draft.state(), head),
                head.seq() + 1);
    }

    private Optional<String> otherLiveRun(PlanRun wish) {
        return wish.mode() == Mode.LIVE
                ? runRows
                        .findAllByEnvironmentAndModeAndStatusNot(
                                wish.environment().value(),
                                Mode.LIVE.name(),
                                RunStatus.COMPLETE.name())
                        .stream()
                        .map(row ->
                                "Run %d, %s, is %s on %s. Two live runs on one environment are refused; complete it first."
                                        .formatted(
                                                row.number(),
                                                row.title(),
                                                RunStatus.valueOf(row.status()).words(),
                                                row.environment()))
                        .findFirst()
                : Optional.empty();
    }

    private void register(Recorded cause, RegistryEvent event) {
        var head = journal.head(Journal.REGISTRY);
        journal.append(
                head,
                List.of(
                        new Journal.Line(
                                Journal.REGISTRY,
                                head.seq() + 1,
                                cause.at(),
                                cause.actor(),
                                cause.command(),
                                event)));
    }

    private static List<Journal.Line> lines(UUID stream, List<Recorded> entries) {
        return entries.stream()
                .map(entry ->
                        new Journal.Line(
                                stream,
                                entry.seq(),
                                entry.at(),
                                entry.actor(),
                                entry.command(),
                                entry.event()))
                .toList();
    }

    /// Microseconds are what both databases keep.
    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
