package dev.tminus.run;

import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Requirement;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.Template;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.schedule.PlannedWords;
import dev.tminus.schedule.Starts;
import dev.tminus.schedule.StepGraph;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A runbook's steps as a graph: each at its place in the file, with what needs it.
public final class Checklist {

    private static final String VARIABLE = "variables.";

    private final Runbook runbook;
    private final List<Step> steps;
    private final StepGraph graph;
    private final Map<CheckId, List<Use>> uses;
    private final int mainLine;
    private final int[] withDeadlines;
    private final int[] repeated;
    private final Map<String, String> variables;
    private final Map<StepId, ContingencyId> contingencies = new HashMap<>();
    private final Starts starts;

    /// @param environment the variables of the environment that the run is bound to
    public Checklist(Runbook runbook, Map<String, String> environment) {
        this.runbook = runbook;
        this.graph = new StepGraph(runbook.allSteps());
        this.steps = graph.steps();
        this.mainLine = (int) runbook.steps().count();
        for (var one : runbook.contingencies()) {
            one.steps().forEach(step -> contingencies.put(step.id(), one.id()));
        }
        this.uses = uses(steps);
        this.withDeadlines =
                IntStream.range(0, steps.size())
                        .filter(place -> !steps.get(place).policy().deadlines().isEmpty())
                        .toArray();
        this.repeated =
                IntStream.range(0, steps.size())
                        .filter(place -> steps.get(place).policy().repeat() != null)
                        .toArray();
        this.variables = both(environment, runbook.variables());
        this.starts = new Starts(runbook);
    }

    /// The checklist of a run on one of a workspace's environments, whose titles and links say what
    /// is known of it.
    public static Checklist of(
            Runbook runbook,
            Workspace workspace,
            EnvironmentName environment,
            Mode mode,
            Map<String, String> inputs) {
        var bound = workspace.environments().get(environment);
        var variables = bound == null ? Map.<String, String>of() : bound.variables();
        var words = new PlannedWords(mode, inputs, both(variables, runbook.variables()));
        return new Checklist(words.in(runbook), variables);
    }

    private static Map<String, String> both(
            Map<String, String> environment, Map<String, String> own) {
        var known = new HashMap<>(environment);
        known.putAll(own);
        return Map.copyOf(known);
    }

    public Runbook runbook() {
        return runbook;
    }

    /// All steps in the order of the file, those of the main line before those of contingencies.
    public List<Step> steps() {
        return steps;
    }

    public int size() {
        return steps.size();
    }

    /// Who needs whom.
    StepGraph graph() {
        return graph;
    }

    /// Where a check is used, before or after the work of steps, in the order of the file.
    public List<Use> uses(CheckId check) {
        return uses.getOrDefault(check, List.of());
    }

    /// One use of a check.
    public record Use(int place, String as) {}

    /// The places of the steps that have deadlines.
    public IntStream withDeadlines() {
        return IntStream.of(withDeadlines);
    }

    /// The places of the steps that are repeated.
    public IntStream repeated() {
        return IntStream.of(repeated);
    }

    Starts starts() {
        return starts;
    }

    /// The variables of the runbook and of the environment that the run is bound to.
    public Map<String, String> variables() {
        return variables;
    }

    /// How many steps the main line has.
    public int mainLine() {
        return mainLine;
    }

    /// The contingency that a step belongs to, null for the main line.
    public @Nullable ContingencyId contingency(StepId step) {
        return contingencies.get(step);
    }

    public boolean has(StepId step) {
        return graph.place(step).isPresent();
    }

    /// The step of that name.
    ///
    /// @throws NoSuchElementException where the runbook has none
    public Step step(StepId step) {
        return steps.get(place(step));
    }

    /// Where a step stands in the file, from 0.
    public int place(StepId step) {
        return graph.place(step)
                .orElseThrow(() ->
                        new NoSuchElementException(
                                "Runbook " + runbook.id() + " has no step " + step));
    }

    /// The check behind a use of a step, among those that verify it and those it requires, with the
    /// values of variables in its parameters.
    public Optional<CheckSpec> check(StepId step, String use) {
        var named = step(step);
        return Stream.concat(
                        named.verify().stream()
                                .filter(one -> one.as().equals(use))
                                .map(CheckUse::check),
                        named.requires().stream()
                                .filter(one -> one.as().equals(use))
                                .map(Requirement::check))
                .findFirst()
                .map(runbook::check)
                .map(check -> check.bound(text -> Template.of(text).bind(this::variable)));
    }

    private Optional<String> variable(String name) {
        return name.startsWith(VARIABLE)
                ? Optional.ofNullable(variables.get(name.substring(VARIABLE.length())))
                : Optional.empty();
    }

    /// Whether a step uses a check under that name before it starts, not after its work.
    public boolean protects(StepId step, String use) {
        return step(step).requires().stream().anyMatch(one -> one.as().equals(use));
    }

    /// All that needs a step, and what needs that, and so on.
    public BitSet descendants(int place) {
        return graph.descendants(place);
    }

    private static Map<CheckId, List<Use>> uses(List<Step> steps) {
        var all = new HashMap<CheckId, List<Use>>();
        for (var place = 0; place < steps.size(); place++) {
            for (var use : steps.get(place).verify()) {
                all.computeIfAbsent(use.check(), _ -> new ArrayList<>())
                        .add(new Use(place, use.as()));
            }
            for (var one : steps.get(place).requires()) {
                all.computeIfAbsent(one.check(), _ -> new ArrayList<>())
                        .add(new Use(place, one.as()));
            }
        }
        return Map.copyOf(all);
    }
}
