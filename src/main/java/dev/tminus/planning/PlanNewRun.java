package dev.tminus.planning;

import dev.tminus.catalog.Catalog;
import dev.tminus.ledger.CommandResult;
import dev.tminus.ledger.NewRuns;
import dev.tminus.ledger.OtherRun;
import dev.tminus.run.Actor;
import dev.tminus.run.Checklist;
import dev.tminus.run.CommandId;
import dev.tminus.run.RunEvent;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.workspace.ServerIdentity;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.schedule.Plan;
import dev.tminus.source.Fence;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Plans runs of the versions that the catalog knows.
@Service
class PlanNewRun implements RunPlanning {

    private static final String UNKNOWN_VERSION =
            "That version of the runbook is not known here. Open the runbook again.";

    private final NewRuns runs;
    private final Catalog catalog;
    private final Servers servers;
    private final InstantSource time;

    PlanNewRun(NewRuns runs, Catalog catalog, Servers servers, InstantSource time) {
        this.runs = runs;
        this.catalog = catalog;
        this.servers = servers;
        this.time = time;
    }

    @Override
    public Optional<String> refusal(Actor actor) {
        return runs.refusal(actor);
    }

    @Override
    public CommandResult plan(CommandId command, Actor actor, PlanRun wish) {
        var closed = runs.refusal(actor);
        if (closed.isPresent()) {
            return new CommandResult.Refused(closed.get());
        }
        try {
            return runs.begin(command, actor, prepared(Worked.out(catalog, wish), actor));
        } catch (NoSuchElementException unknown) {
            return new CommandResult.Refused(UNKNOWN_VERSION);
        }
    }

    /// Everything that takes time to work out, before a transaction that others wait for.
    private Prepared prepared(Worked worked, Actor actor) {
        var wish = worked.wish();
        var answered =
                PlanRules.refusal(worked.runbook(), worked.workspace(), wish, actor)
                        .or(worked.given()::problem)
                        .or(() -> PlanRules.refusal(worked.plan()))
                        .<Fence.Verdict>map(Fence.Verdict.Refused::new)
                        .orElseGet(() ->
                                servers.ask(
                                        worked.runbook(),
                                        worked.workspace(),
                                        wish.environment(),
                                        wish.mode()));
        return new Prepared(worked, answered);
    }

    @Override
    public List<Finding> preflight(PlanRun wish, Actor actor) {
        var closed = runs.refusal(actor);
        if (closed.isPresent()) {
            return List.of(Finding.failed(Finding.Topic.RUN, "", closed.get(), ""));
        }
        try {
            return preflight(Worked.out(catalog, wish), actor);
        } catch (NoSuchElementException unknown) {
            return List.of(Finding.failed(Finding.Topic.RUNBOOK, "", UNKNOWN_VERSION, ""));
        }
    }

    private List<Finding> preflight(Worked worked, Actor actor) {
        var wish = worked.wish();
        var known = PlanRules.environment(worked.runbook(), worked.workspace(), wish).isEmpty();
        return Preflight.of(
                new PreflightInput(
                        worked.runbook(),
                        worked.workspace(),
                        wish,
                        actor,
                        time.instant(),
                        worked.plan(),
                        warnings(wish),
                        known
                                ? servers.look(
                                        worked.runbook(),
                                        worked.workspace(),
                                        wish.environment(),
                                        wish.mode())
                                : null,
                        runs.neighbours(wish.environment())));
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

    /// A wish with what the files and the calendar make of it.
    private record Worked(
            PlanRun wish,
            Runbook runbook,
            Workspace workspace,
            Checklist checklist,
            PlanRules.Given given,
            Plan plan) {

        /// @throws NoSuchElementException where a version is not known here
        static Worked out(Catalog catalog, PlanRun wish) {
            var runbook = catalog.runbook(wish.runbookVersion(), wish.workspaceVersion());
            var workspace = catalog.workspace(wish.workspaceVersion());
            var given = PlanRules.given(runbook, wish);
            var checklist =
                    Checklist.of(
                            runbook, workspace, wish.environment(), wish.mode(), given.inputs());
            var plan = Plan.of(runbook, wish.zero(), PlanRules.known(wish, given, checklist));
            return new Worked(wish, runbook, workspace, checklist, given, plan);
        }
    }

    /// A run that begins unless another one or the servers are in its way.
    private record Prepared(Worked worked, Fence.Verdict answered) implements NewRuns.NewRun {

        @Override
        public EnvironmentName environment() {
            return worked.wish().environment();
        }

        @Override
        public Optional<String> refusal(List<OtherRun> neighbours) {
            return Preflight.otherLiveRun(worked.wish(), worked.runbook(), neighbours)
                    .or(() ->
                            answered instanceof Fence.Verdict.Refused(var reason)
                                    ? Optional.of(reason)
                                    : Optional.empty());
        }

        @Override
        public Checklist checklist() {
            return worked.checklist();
        }

        @Override
        public RunEvent.RunPlanned planned(int number) {
            return PlanRules.pinned(
                    number,
                    worked.runbook(),
                    worked.workspace(),
                    worked.wish(),
                    worked.given(),
                    sources());
        }

        private Map<SourceName, ServerIdentity> sources() {
            return answered instanceof Fence.Verdict.Clear(var sources) ? sources : Map.of();
        }

        @Override
        public List<RunEvent.TimesPlanned> times() {
            return RunEvent.TimesPlanned.of(worked.plan());
        }
    }
}
