package dev.tminus.language.rules;

import dev.tminus.language.drafts.ContingencyDraft;
import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.RunbookDraft.PhaseDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Phases, steps and contingencies of a runbook by their ids, which share one namespace.
public final class Index {

    private final Map<String, StepDraft> steps = new HashMap<>();
    private final Map<String, StepDraft> aside = new HashMap<>();
    private final Map<String, PhaseDraft> phases = new HashMap<>();
    private final Map<String, ContingencyDraft> contingencies = new HashMap<>();
    private final Map<StepDraft, ContingencyDraft> lanes = new HashMap<>();
    private final Map<String, Node> first = new HashMap<>();
    private final Problems problems;

    /// Says where an id stands a second time; the first keeps it.
    public Index(RunbookDraft draft, Problems problems) {
        this.problems = problems;
        for (var phase : draft.phases()) {
            var id = phase.id();
            if (id != null && isFirst("phase", id.value().value(), id.at())) {
                phases.put(id.value().value(), phase);
            }
            phase.steps().forEach(step -> add(step, steps));
        }
        for (var contingency : draft.contingencies()) {
            var id = contingency.id();
            if (id != null && isFirst("contingency", id.value().value(), id.at())) {
                contingencies.put(id.value().value(), contingency);
            }
            contingency
                    .steps()
                    .forEach(step -> {
                        add(step, aside);
                        lanes.put(step, contingency);
                    });
        }
    }

    private void add(StepDraft step, Map<String, StepDraft> known) {
        var id = step.id();
        if (id != null && isFirst("step", id.value().value(), id.at())) {
            known.put(id.value().value(), step);
        }
    }

    private boolean isFirst(String kind, String id, Node at) {
        var other = first.putIfAbsent(id, at);
        if (other != null) {
            problems.error(
                    Code.DUPLICATE_ID,
                    at,
                    "The id `%s` of this %s is taken on line %d; phases, steps and contingencies share one namespace."
                            .formatted(id, kind, other.span().line() + 1),
                    () -> "Give one of the two another id.");
        }
        return other == null;
    }

    /// A step of the main line.
    public @Nullable StepDraft step(String id) {
        return steps.get(id);
    }

    /// A step of the main line or of a contingency.
    @Nullable StepDraft anyStep(String id) {
        var step = steps.get(id);
        return step == null ? aside.get(id) : step;
    }

    public @Nullable PhaseDraft phase(String id) {
        return phases.get(id);
    }

    public @Nullable ContingencyDraft contingency(String id) {
        return contingencies.get(id);
    }

    /// The contingency that a step belongs to, null for the main line.
    @Nullable ContingencyDraft lane(StepDraft step) {
        return lanes.get(step);
    }

    /// The contingency that a step of that name belongs to, or null.
    @Nullable ContingencyDraft lane(String step) {
        var named = aside.get(step);
        return named == null ? null : lane(named);
    }

    /// All ids of steps of the main line.
    public List<String> stepIds() {
        return steps.keySet().stream().sorted().toList();
    }

    List<String> contingencyIds() {
        return contingencies.keySet().stream().sorted().toList();
    }

    /// All ids of phases and of steps of the main line.
    public List<String> ids() {
        return Stream.concat(phases.keySet().stream(), steps.keySet().stream()).sorted().toList();
    }
}
