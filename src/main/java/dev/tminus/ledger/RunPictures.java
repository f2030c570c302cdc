package dev.tminus.ledger;

import dev.tminus.catalog.Catalog;
import dev.tminus.ledger.journal.Journal;
import dev.tminus.ledger.journal.JournalUnreadable;
import dev.tminus.ledger.storage.Health;
import dev.tminus.run.Recorded;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunId;
import dev.tminus.run.RunState;
import dev.tminus.run.RunStatus;
import dev.tminus.runbook.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs as people see them. One whose journal cannot be read is told as a flaw of the ledger, and
/// keeps no other from being shown.
@Component
class RunPictures {

    private final Journal journal;
    private final RunMemory memory;
    private final RunRows runRows;
    private final Catalog catalog;
    private final Boards boards;
    private final LiveProgress readings;
    private final Health health;
    private final TransactionTemplate reading;
    private final AtomicLong begun = new AtomicLong();

    RunPictures(
            Journal journal,
            RunMemory memory,
            RunRows runRows,
            Catalog catalog,
            Boards boards,
            LiveProgress readings,
            Health health,
            PlatformTransactionManager transactions) {
        this.journal = journal;
        this.memory = memory;
        this.runRows = runRows;
        this.catalog = catalog;
        this.boards = boards;
        this.readings = readings;
        this.health = health;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        var _ = health.watch(boards::changed);
        var _ = catalog.watchCurrent(_ -> boards.changed());
    }

    List<RunSummary> list() {
        return read(() ->
                runRows.findAllByOrderByNumberDesc().stream()
                        .flatMap(row -> readable(row, RunRow::summary).stream())
                        .toList());
    }

    /// The picture of a run now.
    ///
    /// @throws UnreadableRun where its journal cannot be read
    Optional<RunBoard> board(RunId run) {
        long number = begun.incrementAndGet();
        return read(() -> {
            try {
                return memory.read(run).map(known -> board(number, known.state()));
            } catch (DataAccessException | TransactionException failed) {
                throw failed;
            } catch (RuntimeException unreadable) {
                throw new UnreadableRun(flaw(run, unreadable), unreadable);
            }
        });
    }

    List<RunGlance> underWay() {
        return read(() ->
                runRows.findAllByStatusNotInOrderByNumberDesc(RunRow.OVER).stream()
                        .flatMap(row -> readable(row, this::glance).stream())
                        .flatMap(Optional::stream)
                        .toList());
    }

    Subscription watch(RunId run, Consumer<RunBoard> onChange) {
        return boards.watch(run, () -> board(run), onChange);
    }

    Subscription watchAll(Consumer<List<RunGlance>> onChange) {
        return boards.watchAll(this::underWay, onChange);
    }

    private <T> Optional<T> readable(RunRow row, Function<RunRow, T> read) {
        try {
            return Optional.of(read.apply(row));
        } catch (DataAccessException | TransactionException failed) {
            throw failed;
        } catch (RuntimeException unreadable) {
            flaw(new RunId(row.id()), unreadable);
            return Optional.empty();
        }
    }

    private String flaw(RunId run, RuntimeException unreadable) {
        var what =
                unreadable instanceof JournalUnreadable journalled
                        ? journalled.what()
                        : "Run %s cannot be read: %s".formatted(run, unreadable.getMessage());
        health.found(new LedgerFlaw(run, what));
        return health.flaws().stream()
                .filter(flaw -> run.equals(flaw.run()))
                .findFirst()
                .map(LedgerFlaw::what)
                .orElse(what);
    }

    private RunBoard board(long number, RunState state) {
        var workspace = workspace(state);
        var latest =
                journal.newest(state.id().value(), RunBoard.FEED).stream()
                        .map(RunMemory::recorded)
                        .toList();
        return new RunBoard(number, state, workspace, readings.of(state.id()), latest);
    }

    private Optional<RunGlance> glance(RunRow row) {
        return memory.as(row)
                .map(state -> {
                    var workspace = workspace(state);
                    return new RunGlance(
                            state,
                            workspace,
                            state.status() == RunStatus.HELD ? hold(state) : null);
                });
    }

    /// As it was pinned, with the people of today: their names, and who has come since.
    Workspace workspace(RunState state) {
        var pinned = catalog.workspace(state.plan().workspaceVersion());
        return catalog.current().map(pinned::withPeopleOf).orElse(pinned);
    }

    /// Found among the newest entries only: what held it long ago is no longer said.
    private @Nullable Recorded hold(RunState state) {
        return journal.newest(state.id().value(), RunBoard.FEED).stream()
                .map(RunMemory::recorded)
                .filter(entry -> entry.event() instanceof RunEvent.RunHeld)
                .findFirst()
                .orElse(null);
    }

    /// Tried once more where the database has closed itself meanwhile: it is open again for reading
    /// even while it takes nothing.
    private <T> T read(Supplier<T> work) {
        try {
            return java.util.Objects.requireNonNull(reading.execute(_ -> work.get()));
        } catch (DataAccessException | TransactionException failed) {
            if (!health.isInterrupted()) {
                throw failed;
            }
            return java.util.Objects.requireNonNull(reading.execute(_ -> work.get()));
        }
    }
}
