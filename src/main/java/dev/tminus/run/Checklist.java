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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final Map<StepId, Integer> places;
    private final List<int[]> needs;
    private final List<int[]> dependents;
    private final int[] order;
    private final Map<CheckId, List<Use>> uses;
    private final int mainLine;
    private final int[] withDeadlines;
    private final int[] repeated;
    private final Map<String, String> variables;
    private final Map<StepId, ContingencyId> contingencies = new HashMap<>();
    private final Starts starts;

    public Checklist(Runbook runbook) {
        this(runbook, Map.of());
    }

    /// @param environment the variables of the environment that the run is bound to
    public Checklist(Runbook runbook, Map<String, String> environment) {
        this.runbook = runbook;
        this.steps = runbook.allSteps().toList();
        this.mainLine = (int) runbook.steps().count();
        for (var one : runbook.contingencies()) {
            one.steps().forEach(step -> contingencies.put(step.id(), one.id()));
        }
        this.places = HashMap.newHashMap(steps.size());
        for (var place = 0; place < steps.size(); place++) {
            places.put(steps.get(place).id(), place);
        }
        this.needs =
                steps.stream()
                        .map(step -> step.needsHere().stream().mapToInt(this::place).toArray())
                        .toList();
        this.dependents = invert(needs);
        this.order = inOrder(needs, dependents);
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

    /// All places, each after those of what it needs.
    int[] order() {
        return order;
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

    /// The variables of the runbook and of the environment that the run is bound to.
    Starts starts() {
        return starts;
    }

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
        return places.containsKey(step);
    }

    /// The step of that name.
    ///
    /// @throws NoSuchElementException where the runbook has none
    public Step step(StepId step) {
        return steps.get(place(step));
    }

    /// Where a step stands in the file, from 0.
    public int place(StepId step) {
        @Nullable Integer place = places.get(step);
        if (place == null) {
            throw new NoSuchElementException("Runbook " + runbook.id() + " has no step " + step);
        }
        return place;
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

    IntStream needs(int place) {
        return IntStream.of(needs.get(place));
    }

    IntStream dependents(int place) {
        return IntStream.of(dependents.get(place));
    }

    /// All that a step needs, and what that needs, and so on.
    BitSet ancestors(int place) {
        return reach(place, needs);
    }

    /// All that needs a step, and what needs that, and so on.
    public BitSet descendants(int place) {
        return reach(place, dependents);
    }

    private static BitSet reach(int from, List<int[]> edges) {
        var reached = new BitSet(edges.size());
        var open = new ArrayDeque<Integer>();
        open.add(from);
        while (!open.isEmpty()) {
            for (var next : edges.get(open.remove())) {
                if (!reached.get(next)) {
                    reached.set(next);
                    open.add(next);
                }
            }
        }
        return reached;
    }

    private static int[] inOrder(List<int[]> needs, List<int[]> dependents) {
        var left = needs.stream().mapToInt(all -> all.length).toArray();
        var order = new int[left.length];
        var known = 0;
        for (var place = 0; place < left.length; place++) {
            if (left[place] == 0) {
                order[known++] = place;
            }
        }
        for (var at = 0; at < known; at++) {
            for (var next : dependents.get(order[at])) {
                if (--left[next] == 0) {
                    order[known++] = next;
                }
            }
        }
        return Arrays.copyOf(order, known);
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

    private static List<int[]> invert(List<int[]> needs) {
        var lists = new ArrayList<List<Integer>>(needs.size());
        needs.forEach(_ -> lists.add(new ArrayList<>()));
        for (var place = 0; place < needs.size(); place++) {
            for (var need : needs.get(place)) {
                lists.get(need).add(place);
            }
        }
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }
}
