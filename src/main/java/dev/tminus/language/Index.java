package dev.tminus.language;

import dev.tminus.language.RunbookDraft.PhaseDraft;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Phases and steps of a runbook by their ids, which share one namespace.
final class Index {

    private final Map<String, StepDraft> steps = new HashMap<>();
    private final Map<String, PhaseDraft> phases = new HashMap<>();
    private final Map<String, Node> first = new HashMap<>();

    /// Says where an id stands a second time; the first keeps it.
    Index(RunbookDraft draft, Problems problems) {
        for (var phase : draft.phases()) {
            var id = phase.id();
            if (id != null && isFirst("phase", id.value().value(), id.at(), problems)) {
                phases.put(id.value().value(), phase);
            }
            phase.steps().forEach(step -> add(step, problems));
        }
    }

    private void add(StepDraft step, Problems problems) {
        var id = step.id();
        if (id != null && isFirst("step", id.value().value(), id.at(), problems)) {
            steps.put(id.value().value(), step);
        }
    }

    private boolean isFirst(String kind, String id, Node at, Problems problems) {
        var other = first.putIfAbsent(id, at);
        if (other != null) {
            problems.error(
                    Code.DUPLICATE_ID,
                    at,
                    "The id `%s` of this %s is taken on line %d; phases and steps share one namespace."
                            .formatted(id, kind, other.span().line() + 1),
                    () -> "Give one of the two another id.");
        }
        return other == null;
    }

    @Nullable StepDraft step(String id) {
        return steps.get(id);
    }

    @Nullable PhaseDraft phase(String id) {
        return phases.get(id);
    }

    /// All ids of steps.
    List<String> stepIds() {
        return steps.keySet().stream().sorted().toList();
    }

    /// All ids.
    List<String> ids() {
        return Stream.concat(phases.keySet().stream(), steps.keySet().stream()).sorted().toList();
    }
}
