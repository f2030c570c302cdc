package dev.tminus.ledger;

import dev.tminus.ledger.journal.Heads;
import dev.tminus.ledger.journal.Journal;
import dev.tminus.ledger.journal.RegistryEvent;
import dev.tminus.ledger.storage.Health;
import dev.tminus.run.Actor;
import dev.tminus.run.CommandId;
import dev.tminus.run.Recorded;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunId;
import dev.tminus.run.RunState;
import dev.tminus.run.rules.Decision;
import dev.tminus.run.rules.Rules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/// Runs as their journals tell them. A command is one transaction: read, decide, append, rows, due
/// work.
@Service
class JournalledRuns implements Runs {

    private final Journal journal;
    private final RunMemory memory;
    private final Rows rows;
    private final RunPictures pictures;
    private final EvidenceUses evidence;
    private final Heads heads;
    private final DueWork dueWork;
    private final Health health;
    private final RunClock clock;
    private final Commits commits;

    JournalledRuns(
            Journal journal,
            RunMemory memory,
            Rows rows,
            RunPictures pictures,
            EvidenceUses evidence,
            Heads heads,
            DueWork dueWork,
            Health health,
            RunClock clock,
            Commits commits) {
        this.journal = journal;
        this.memory = memory;
        this.rows = rows;
        this.pictures = pictures;
        this.evidence = evidence;
        this.heads = heads;
        this.dueWork = dueWork;
        this.health = health;
        this.clock = clock;
        this.commits = commits;
    }

    @Override
    public CommandResult handle(RunId run, CommandId command, Actor actor, RunCommand wish) {
        return commits.write(actor, () -> handled(run, command, actor, wish));
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

    private Written handled(RunId run, CommandId command, Actor actor, RunCommand wish) {
        rows.takeTurn(run);
        var known = memory.load(run);
        if (known.isEmpty()) {
            return Written.nothing("There is no run " + run + ".");
        }
        var first = journal.answered(run.value(), command);
        if (first.isPresent()) {
            return Written.before(
                    new CommandResult.Accepted(run, first.get().from(), first.get().to()));
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
                ? Rules.stranger(state, pictures.workspace(state), giving)
                : Optional.empty();
    }

    private Written append(FoldedRun before, Decision.Accepted accepted) {
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
                new CommandResult.Accepted(run, before.head().seq() + 1, head.seq()),
                new FoldedRun(accepted.after(), head),
                entries);
    }

    /// A go/no-go was decided, either way.
    private static boolean passesGate(Decision.Accepted accepted) {
        return accepted.entries().stream()
                .anyMatch(entry ->
                        switch (entry.event()) {
                            case RunEvent.StepDone(var step) ->
                                    Rules.isPoll(accepted.after(), step);
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
        Rules.nextDue(accepted.after(), at).ifPresent(next -> dueWork.lookAgain(run, next));
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
