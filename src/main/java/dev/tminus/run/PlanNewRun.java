package dev.tminus.run;

import dev.tminus.catalog.Catalog;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.ServerIdentity;
import dev.tminus.runbook.SourceName;
import dev.tminus.runbook.Workspace;
import dev.tminus.schedule.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes a run: pins what it will go by, begins its journal, and enters it in the registry.
@Component
class PlanNewRun {

    private static final Logger LOG = LoggerFactory.getLogger(PlanNewRun.class);
    private final Journal journal;
    private final Rows rows;
    private final RunRows runRows;
    private final RunMemory memory;
    private final Catalog catalog;
    private final Servers servers;
    private final Heads heads;

    PlanNewRun(
            Journal journal,
            Rows rows,
            RunRows runRows,
            RunMemory memory,
            Catalog catalog,
            Servers servers,
            Heads heads) {
        this.journal = journal;
        this.rows = rows;
        this.runRows = runRows;
        this.memory = memory;
        this.catalog = catalog;
        this.servers = servers;
        this.heads = heads;
    }

    /// Everything about a wish that takes time to work out, before a transaction that others wait
    /// for.
    ///
    /// @throws NoSuchElementException where a version is not known here
    Prepared prepare(PlanRun wish, Actor actor) {
        var runbook = catalog.runbook(wish.runbookVersion(), wish.workspaceVersion());
        var workspace = catalog.workspace(wish.workspaceVersion());
        var given = PlanRules.given(runbook, wish);
        var checklist =
                Checklist.of(runbook, workspace, wish.environment(), wish.mode(), given.inputs());
        var plan = Plan.of(runbook, wish.zero(), PlanRules.known(wish, given, checklist));
        var answered =
                PlanRules.refusal(runbook, workspace, wish, actor)
                        .or(given::problem)
                        .or(() -> PlanRules.refusal(plan))
                        .<Servers.Answered>map(Servers.Answered.Refused::new)
                        .orElseGet(() ->
                                servers.ask(runbook, workspace, wish.environment(), wish.mode()));
        return new Prepared(wish, runbook, workspace, checklist, given, plan, answered);
    }

    private static Plan plan(Runbook runbook, Workspace workspace, PlanRun wish) {
        var given = PlanRules.given(runbook, wish);
        var checklist =
                Checklist.of(runbook, workspace, wish.environment(), wish.mode(), given.inputs());
        return Plan.of(runbook, wish.zero(), PlanRules.known(wish, given, checklist));
    }

    record Prepared(
            PlanRun wish,
            Runbook runbook,
            Workspace workspace,
            Checklist checklist,
            PlanRules.Given given,
            Plan plan,
            Servers.Answered answered) {}

    Written plan(Rules.Request request, Prepared prepared) {
        var first = journal.byCommand(Journal.REGISTRY, request.command());
        if (first.isPresent() && first.get().event() instanceof RegistryEvent.RunRegistered done) {
            var range = journal.answered(done.run().value(), request.command()).orElseThrow();
            return Written.before(new Answer.Accepted(done.run(), range.from(), range.to()));
        }
        var wish = prepared.wish();
        var refusal = Preflight.otherLiveRun(wish, prepared.runbook(), others(wish));
        if (refusal.isPresent()) {
            return Written.nothing(refusal.get());
        }
        return switch (prepared.answered()) {
            case Servers.Answered.Refused(var reason) -> Written.nothing(reason);
            case Servers.Answered.Known(var sources) -> plan(request, prepared, sources);
        };
    }

    private Written plan(
            Rules.Request request, Prepared prepared, Map<SourceName, ServerIdentity> sources) {
        var wish = prepared.wish();
        var number = (int) runRows.count() + 1;
        var pinned =
                PlanRules.pinned(
                        number,
                        prepared.runbook(),
                        prepared.workspace(),
                        wish,
                        prepared.given(),
                        sources);
        var entry = new Recorded(1, request.now(), request.actor(), request.command(), pinned);
        var run = new RunId(Ids.next(entry.at()));
        return begin(Fold.begin(run, entry, prepared.checklist()), entry, prepared.plan());
    }

    private Written begin(RunState planned, Recorded first, Plan plan) {
        var draft = new Draft(planned, first.actor(), first.command(), first.at());
        PlanRules.times(plan).forEach(draft::add);
        var run = planned.id();
        var start = journal.append(Journal.BEGINNING, run, List.of(first));
        var head = journal.append(start, run, draft.entries());
        var registry =
                journal.register(
                        first,
                        new RegistryEvent.RunRegistered(run, planned.plan().number(), start.hex()));
        heads.afterCommit(Journal.REGISTRY, registry);
        rows.insert(draft.state(), head);
        return new Written(
                new Answer.Accepted(run, 1, head.seq()),
                new Known(draft.state(), head),
                head.seq() + 1);
    }

    /// Everything that can be said of a wish beforehand; asks the servers, and never within a
    /// transaction.
    ///
    /// @throws NoSuchElementException where a version is not known here
    List<Finding> preflight(PlanRun wish, Actor actor, Instant now) {
        var runbook = catalog.runbook(wish.runbookVersion(), wish.workspaceVersion());
        var workspace = catalog.workspace(wish.workspaceVersion());
        var known = PlanRules.environment(runbook, workspace, wish).isEmpty();
        return Preflight.of(
                new PlanSubject(
                        runbook,
                        workspace,
                        wish,
                        actor,
                        now,
                        plan(runbook, workspace, wish),
                        warnings(wish),
                        known
                                ? servers.look(runbook, workspace, wish.environment(), wish.mode())
                                : null,
                        others(wish)));
    }

    private @Nullable List<String> warnings(PlanRun wish) {
        var shelf = catalog.shelf();
        return shelf.workspaceHash().equals(wish.workspaceVersion())
                ? shelf.entries().stream()
                        .filter(entry -> entry.hash().equals(wish.runbookVersion()))
                        .findFirst()
                        .map(entry ->
                                Stream.of(shelf.workspaceWarnings(), entry.warnings())
                                        .flatMap(List::stream)
                                        .toList())
                        .orElse(null)
                : null;
    }

    private List<Neighbour> others(PlanRun wish) {
        return runRows
                .findAllByEnvironmentAndStatusNotIn(wish.environment().value(), RunRow.OVER)
                .stream()
                .map(row ->
                        new Neighbour(row.summary(), wish.mode() == Mode.LIVE && alongside(row)))
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
