package dev.tminus.planning;

import dev.tminus.ledger.CommandResult;
import dev.tminus.ledger.LedgerFlaw;
import dev.tminus.ledger.LedgerHealth;
import dev.tminus.ledger.OtherRun;
import dev.tminus.ledger.ReadProgress;
import dev.tminus.ledger.RunBoard;
import dev.tminus.ledger.RunGlance;
import dev.tminus.ledger.RunSummary;
import dev.tminus.ledger.Runs;
import dev.tminus.ledger.Subscription;
import dev.tminus.run.Actor;
import dev.tminus.run.Checklist;
import dev.tminus.run.CommandId;
import dev.tminus.run.Fold;
import dev.tminus.run.Recorded;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunId;
import dev.tminus.run.RunState;
import dev.tminus.run.RunStatus;
import dev.tminus.run.rules.Decision;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.StepId;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.schedule.Plan;
import dev.tminus.source.Fence;
import dev.tminus.testing.Brief;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs that live by the real rules and in memory only, for tests of what people see.
public final class InMemoryRuns implements Runs, RunPlanning {

    private final Map<RunId, One> runs = new LinkedHashMap<>();
    private final List<Consumer<List<RunGlance>>> watchersOfAll = new CopyOnWriteArrayList<>();
    private final List<Runnable> watchersOfHealth = new CopyOnWriteArrayList<>();
    private List<LedgerFlaw> flaws = List.of();
    private List<String> notices = List.of();
    private LedgerHealth health = new LedgerHealth.Sound(1_284);
    private @Nullable String refusal;
    private int numbers = 11;
    private Instant now = Instant.EPOCH;
    private final Map<ContentHash, Runbook> versions = new LinkedHashMap<>();
    private List<String> warnings = List.of();
    private volatile Supplier<Fence.Survey> servers = InMemoryRuns::noServers;

    private static Fence.Survey noServers() {
        return new Fence.Survey(List.of(), new Fence.Verdict.Clear(Map.of()));
    }

    /// Keeps one more version of a runbook, to be planned with.
    public void know(ContentHash version, Runbook runbook) {
        versions.put(version, runbook);
    }

    private Runbook runbook(PlanRun wish) {
        return versions.getOrDefault(
                wish.runbookVersion(), runs.values().iterator().next().state.checklist().runbook());
    }

    /// What servers say from now on; whoever gives it may take their time.
    public void serversSay(Supplier<Fence.Survey> look) {
        servers = look;
    }

    /// What the runbook's file warns of from now on.
    public void warn(String... sentences) {
        warnings = List.of(sentences);
    }

    /// Sets the time at which the next commands are recorded.
    public void at(Instant instant) {
        now = instant;
    }

    /// Refuses to plan from now on, or plans again where it is null.
    public void refusePlans(@Nullable String reason) {
        refusal = reason;
    }

    /// Takes somebody out of the workspace.
    public void leaves(PersonId person) {
        for (var run : runs.values()) {
            var people = new LinkedHashMap<>(run.workspace.people());
            people.remove(person);
            run.workspace =
                    run.workspace.withPeopleOf(
                            Brief.workspace(run.workspace.timezone(), Map.of(), people, Map.of()));
            run.tell();
        }
    }

    public void breakLedger(String reason) {
        health = new LedgerHealth.ReadOnly(reason);
        watchersOfHealth.forEach(Runnable::run);
        runs.values().forEach(One::tell);
    }

    /// What was decided last never reached the disk, and the ledger is opened anew without it.
    public void loseLast(RunId id) {
        var run = runs.get(id);
        run.state = run.before;
        run.journal.removeIf(entry -> entry.seq() > run.state.seq());
        mendLedger();
        run.tell();
    }

    private void mendLedger() {
        health = new LedgerHealth.Sound(1_284);
        watchersOfHealth.forEach(Runnable::run);
    }

    public RunId plan(
            RunEvent.RunPlanned plan, Runbook runbook, Workspace workspace, Actor.Person by) {
        var id = new RunId(UUID.randomUUID());
        var first = new Recorded(1, now, by, CommandId.fresh(), plan);
        var state = Fold.begin(id, first, new Checklist(runbook, Map.of()));
        var starts = runbook.steps().flatMap(step -> start(plan.zero(), step).stream()).toList();
        var times = new Recorded(2, now, by, CommandId.fresh(), new RunEvent.TimesPlanned(starts));
        var run = new One(Fold.apply(state, times), workspace);
        run.journal.add(first);
        run.journal.add(times);
        runs.put(id, run);
        return id;
    }

    /// Gives a run the times that planning works out, in the place of what its `at` say alone.
    public void planTimes(RunId id) {
        var run = runs.get(id);
        var by = run.journal.getFirst().actor();
        RunEvent.TimesPlanned.of(Plan.of(run.state.checklist().runbook(), run.state.plan().zero()))
                .forEach(times -> {
                    var seq = run.journal.size() + 1;
                    var entry = new Recorded(seq, now, by, CommandId.fresh(), times);
                    run.state = Fold.apply(run.state, entry);
                    run.journal.add(entry);
                });
    }

    private static Optional<RunEvent.PlannedTime> start(Instant zero, Step step) {
        if (step.at() instanceof Timing.Elapsed(_, var offset)) {
            var at = zero.plus(offset);
            return Optional.of(new RunEvent.PlannedTime(step.id(), at, at));
        }
        return Optional.empty();
    }

    /// As new: no runs, nothing known, servers that are quiet and a ledger that is sound.
    public void clear() {
        runs.clear();
        versions.clear();
        flaws = List.of();
        notices = List.of();
        warnings = List.of();
        refusal = null;
        numbers = 11;
        now = Instant.EPOCH;
        servers = InMemoryRuns::noServers;
        mendLedger();
    }

    @Override
    public Optional<String> refusal(Actor actor) {
        return health instanceof LedgerHealth.ReadOnly(var reason)
                ? Optional.of(reason)
                : Optional.empty();
    }

    @Override
    public CommandResult plan(CommandId command, Actor actor, PlanRun wish) {
        if (refusal != null) {
            return new CommandResult.Refused(refusal);
        }
        var template = runs.values().iterator().next();
        var runbook = runbook(wish);
        var given = PlanRules.given(runbook, wish);
        var answered = servers.get().verdict();
        var problem =
                PlanRules.refusal(runbook, template.workspace, wish, actor)
                        .or(given::problem)
                        .or(() -> PlanRules.refusal(planOf(runbook, wish)));
        if (problem.isPresent()) {
            return new CommandResult.Refused(problem.get());
        }
        return switch (answered) {
            case Fence.Verdict.Refused(var reason) -> new CommandResult.Refused(reason);
            case Fence.Verdict.Clear(var sources) -> {
                var plan =
                        PlanRules.pinned(
                                ++numbers, runbook, template.workspace, wish, given, sources);
                yield new CommandResult.Accepted(
                        plan(plan, runbook, template.workspace, (Actor.Person) actor), 1, 2);
            }
        };
    }

    private static Plan planOf(Runbook runbook, PlanRun wish) {
        return Plan.of(
                runbook,
                wish.zero(),
                PlanRules.known(
                        wish, PlanRules.given(runbook, wish), new Checklist(runbook, Map.of())));
    }

    @Override
    public List<Finding> preflight(PlanRun wish, Actor actor) {
        var template = runs.values().iterator().next();
        var runbook = runbook(wish);
        var others =
                list().stream()
                        .filter(run -> run.environment().equals(wish.environment()))
                        .filter(run -> !run.status().isOver())
                        .map(run -> new OtherRun(run, false))
                        .toList();
        return Preflight.of(
                new PreflightInput(
                        runbook,
                        template.workspace,
                        wish,
                        actor,
                        now,
                        planOf(runbook, wish),
                        warnings,
                        servers.get(),
                        others));
    }

    @Override
    public synchronized CommandResult handle(
            RunId id, CommandId command, Actor actor, RunCommand wish) {
        var run = runs.get(id);
        if (health instanceof LedgerHealth.ReadOnly(var reason)) {
            return new CommandResult.Refused(reason);
        }
        return switch (Rules.decide(run.state, new Rules.Request(command, actor, now), wish)) {
            case Decision.Refused(var reason) -> new CommandResult.Refused(reason);
            case Decision.Accepted(var entries, var after) -> {
                run.before = run.state;
                run.state = after;
                run.journal.addAll(entries);
                run.tell();
                watchersOfAll.forEach(watcher -> watcher.accept(underWay()));
                yield new CommandResult.Accepted(
                        id, entries.getFirst().seq(), entries.getLast().seq());
            }
        };
    }

    @Override
    public List<RunSummary> list() {
        return runs.values().stream().map(One::summary).toList().reversed();
    }

    @Override
    public Optional<RunBoard> board(RunId run) {
        return Optional.ofNullable(runs.get(run)).map(One::board);
    }

    @Override
    public Subscription watch(RunId run, Consumer<RunBoard> onChange) {
        var watchers = runs.get(run).watchers;
        watchers.add(onChange);
        return () -> watchers.remove(onChange);
    }

    @Override
    public List<RunGlance> underWay() {
        return runs.values().stream()
                .filter(run -> !run.state.status().isOver())
                .map(One::glance)
                .toList()
                .reversed();
    }

    @Override
    public Subscription watchAll(Consumer<List<RunGlance>> onChange) {
        watchersOfAll.add(onChange);
        return () -> watchersOfAll.remove(onChange);
    }

    /// A check under way has come so far.
    public void read(RunId id, StepId step, String use, ReadProgress reading) {
        runs.get(id).readings.put(new ReadProgress.Use(step, use), reading);
        runs.get(id).tell();
    }

    @Override
    public LedgerHealth health() {
        return health;
    }

    @Override
    public List<LedgerFlaw> flaws() {
        return flaws;
    }

    @Override
    public List<String> warnings() {
        return notices;
    }

    @Override
    public Subscription watchHealth(Runnable onChange) {
        watchersOfHealth.add(onChange);
        return () -> watchersOfHealth.remove(onChange);
    }

    /// Tells everybody who looks what is wrong from now on, and what only should be known.
    public void flaw(List<LedgerFlaw> found, List<String> told) {
        flaws = found;
        notices = told;
        watchersOfHealth.forEach(Runnable::run);
    }

    private static final class One {

        private Workspace workspace;
        private final List<Recorded> journal = new ArrayList<>();
        private final List<Consumer<RunBoard>> watchers = new CopyOnWriteArrayList<>();
        private final Map<ReadProgress.Use, ReadProgress> readings = new LinkedHashMap<>();
        private RunState state;
        private RunState before;
        private long pictures;

        private One(RunState state, Workspace workspace) {
            this.state = state;
            this.before = state;
            this.workspace = workspace;
        }

        private RunBoard board() {
            var latest = journal.reversed().stream().limit(RunBoard.FEED).toList();
            return new RunBoard(++pictures, state, workspace, Map.copyOf(readings), latest);
        }

        private RunSummary summary() {
            var plan = state.plan();
            return new RunSummary(
                    state.id(),
                    plan.number(),
                    plan.runbook(),
                    state.checklist().runbook().title(),
                    plan.environment(),
                    plan.mode(),
                    state.status(),
                    plan.zero(),
                    state.done(),
                    state.checklist().mainLine(),
                    state.startedAt(),
                    state.endedAt(),
                    state.status() == RunStatus.SCRUBBED ? state.statusReason() : "",
                    state.openings().size(),
                    plan.runbookVersion());
        }

        private RunGlance glance() {
            var hold =
                    state.status() == RunStatus.HELD
                            ? journal.reversed().stream()
                                    .filter(entry -> entry.event() instanceof RunEvent.RunHeld)
                                    .findFirst()
                                    .orElse(null)
                            : null;
            return new RunGlance(state, workspace, hold);
        }

        private void tell() {
            var board = board();
            watchers.forEach(watcher -> watcher.accept(board));
        }
    }
}
