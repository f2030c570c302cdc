package dev.tminus.run;

import dev.tminus.catalog.Catalog;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

    /// Before the reason, where a commit was under way: it may have reached the disk all the same.
    private static final String DOUBT =
            "This may not have been recorded; once tminus can write again the page shows whether it"
                    + " was, and if not, you can try again. ";

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
    private final RunPictures pictures;
    private final Catalog catalog;
    private final Boards boards;
    private final EvidenceUses evidence;
    private final Heads heads;
    private final DueWork dueWork;
    private final Health health;
    private final RunClock clock;
    private final TransactionTemplate writing;

    JournalledRuns(
            Journal journal,
            RunMemory memory,
            Rows rows,
            PlanNewRun planning,
            RunPictures pictures,
            Catalog catalog,
            Boards boards,
            EvidenceUses evidence,
            Heads heads,
            DueWork dueWork,
            Health health,
            RunClock clock,
            PlatformTransactionManager transactions) {
        this.journal = journal;
        this.memory = memory;
        this.rows = rows;
        this.planning = planning;
        this.pictures = pictures;
        this.catalog = catalog;
        this.boards = boards;
        this.evidence = evidence;
        this.heads = heads;
        this.dueWork = dueWork;
        this.health = health;
        this.clock = clock;
        this.writing = new TransactionTemplate(transactions);
    }

    @Override
    public Answer plan(CommandId command, Actor actor, PlanRun wish) {
        if (isGone(actor)) {
            return new Answer.Refused(GONE);
        }
        try {
            var prepared = planning.prepare(wish, actor);
            return written(
                    () -> planning.plan(new Rules.Request(command, actor, clock.now()), prepared));
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
            return planning.preflight(wish, actor, clock.now());
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
        return pictures.list();
    }

    @Override
    public Optional<RunBoard> board(RunId run) {
        return pictures.board(run);
    }

    @Override
    public Subscription watch(RunId run, Consumer<RunBoard> onChange) {
        return pictures.watch(run, onChange);
    }

    @Override
    public List<RunGlance> underWay() {
        return pictures.underWay();
    }

    @Override
    public Subscription watchAll(Consumer<List<RunGlance>> onChange) {
        return pictures.watchAll(onChange);
    }

    @Override
    public LedgerHealth health() {
        return health.now();
    }

    @Override
    public List<LedgerFlaw> flaws() {
        return health.flaws();
    }

    @Override
    public List<String> warnings() {
        return health.warnings();
    }

    @Override
    public Subscription watchHealth(Runnable onChange) {
        return health.watch(onChange);
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
                if (health.now() instanceof LedgerHealth.ReadOnly(var reason)) {
                    return new Answer.Refused(DOUBT + reason);
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
        var moment = clock.after(journal.lastAt(run.value()).orElse(Instant.EPOCH));
        var request = new Rules.Request(command, actor, moment.at());
        var stranger = stranger(known.get().state(), wish);
        if (stranger.isPresent()) {
            return Written.nothing(stranger.get());
        }
        return switch (Rules.decide(known.get().state(), request, wish)) {
            case Decision.Refused(var reason) -> Written.nothing(reason);
            case Decision.Accepted(var entries, var after) ->
                    append(
                            known.get(),
                            new Decision.Accepted(
                                    entries.stream()
                                            .map(entry -> entry.read(moment.clock()))
                                            .toList(),
                                    after));
        };
    }

    /// A role goes to people of the workspace as it is now.
    private Optional<String> stranger(RunState state, RunCommand wish) {
        return wish instanceof RunCommand.GiveRole giving
                ? RoleRules.stranger(state, pictures.workspace(state), giving)
                : Optional.empty();
    }

    private Written append(Known before, Decision.Accepted accepted) {
        var run = before.state().id();
        var head = journal.append(before.head(), run, accepted.entries());
        rows.update(before.state(), accepted.after(), head);
        evidence.add(accepted.after(), accepted.entries());
        var entries = accepted.entries().size();
        if (accepted.after().status().isOver() && !before.state().status().isOver()) {
            var registry =
                    journal.register(
                            accepted.entries().getLast(),
                            new RegistryEvent.RunEnded(run, head.seq(), head.hex()));
            heads.afterCommit(run.value(), head);
            heads.afterCommit(Journal.REGISTRY, registry);
            evidence.runEnded(run, accepted.entries().getLast().at());
            entries++;
        } else if (passesGate(accepted)) {
            heads.afterCommit(run.value(), head);
        }
        due(accepted);
        return new Written(
                new Answer.Accepted(run, before.head().seq() + 1, head.seq()),
                new Known(accepted.after(), head),
                entries);
    }

    /// A go/no-go was decided, either way.
    private static boolean passesGate(Decision.Accepted accepted) {
        return accepted.entries().stream()
                .anyMatch(entry ->
                        switch (entry.event()) {
                            case RunEvent.StepDone(var step) ->
                                    Guard.isPoll(accepted.after(), step);
                            case RunEvent.PollEndedNoGo _ -> true;
                            default -> false;
                        });
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
            // By the clock, which may be behind what is recorded.
            dueWork.carryOut(begun, clock.now());
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
}
