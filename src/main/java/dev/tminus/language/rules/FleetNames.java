package dev.tminus.language.rules;

import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.RunbookDraft.PhaseDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.shapes.FleetShape;
import dev.tminus.language.yaml.Code;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What placeholders call the members of fleets: `{{server}}` in the phases that are done for each,
/// and `{{failed}}` for those that failed.
final class FleetNames {

    private final Map<String, PhaseDraft> phases = new LinkedHashMap<>();
    private final Map<StepDraft, String> variables = new HashMap<>();

    FleetNames(RunbookDraft draft) {
        for (var phase : draft.phases()) {
            var fleet = phase.get(FleetShape.FOR_EACH);
            var variable = fleet == null ? null : fleet.get(FleetShape.VAR);
            if (variable != null) {
                phases.putIfAbsent(variable, phase);
                phase.steps().forEach(step -> variables.put(step, variable));
            }
        }
    }

    /// All names of members.
    Set<String> variables() {
        return phases.keySet();
    }

    /// Whether the name is one of a fleet; refuses it where it has no value.
    ///
    /// @param steps in whose texts it stands
    boolean check(String name, List<StepDraft> steps, Refuse refuse) {
        if (name.equals("failed")) {
            if (phases.isEmpty()) {
                refuse.refuse(
                        Code.BAD_PLACEHOLDER,
                        "`{{failed}}` lists the failed members of a fleet, and no phase has"
                                + " `for-each`.",
                        () -> "");
            }
            return true;
        }
        var phase = phases.get(name);
        if (phase == null) {
            return false;
        }
        if (!steps.stream().allMatch(step -> name.equals(variables.get(step)))) {
            refuseOutside(name, phase, refuse);
        }
        return true;
    }

    /// Refuses a name of members where no step is that could be done for one of them.
    void refuseOutside(String name, Refuse refuse) {
        var phase = phases.get(name);
        if (phase != null) {
            refuseOutside(name, phase, refuse);
        }
    }

    private static void refuseOutside(String name, PhaseDraft phase, Refuse refuse) {
        var id = phase.id();
        refuse.refuse(
                Code.BAD_PLACEHOLDER,
                "`{{%s}}` has a value only in the steps of a phase with `for-each: {var: %s}`."
                        .formatted(name, name),
                () -> id == null ? "" : "The phase `" + id.value() + "` is one.");
    }
}
