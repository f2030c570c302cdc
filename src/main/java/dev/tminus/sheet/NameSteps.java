package dev.tminus.sheet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives phases and steps their ids, which share one namespace.
record NameSteps(List<PhaseDraft> phases, Fates fates) {

    void name() {
        var slugs = new Slugs();
        var uses = new HashMap<String, Integer>();
        phases.forEach(phase -> phase.steps.forEach(step -> uses.merge(step.id, 1, Integer::sum)));
        for (var phase : phases) {
            var id = Slugs.slug(phase.title, "phase");
            phase.id = slugs.unique(uses.containsKey(id) ? "phase-" + id : id);
        }
        for (var phase : phases) {
            phase.steps.forEach(step -> name(phase, step, slugs, uses));
        }
    }

    private void name(PhaseDraft phase, StepDraft step, Slugs slugs, Map<String, Integer> uses) {
        boolean several = uses.getOrDefault(step.id, 0) > 1;
        step.id = slugs.unique(several ? cut(phase.id + "-" + step.id) : step.id);
        fates.step(
                step.row,
                "became step " + step.id + (several ? "; other steps have the same title" : ""));
    }

    private static String cut(String id) {
        return id.length() <= 90 ? id : id.substring(0, 90);
    }
}
