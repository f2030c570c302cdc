package dev.tminus.language.rules;

import dev.tminus.language.conditions.RunName;
import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.RunbookDraft.PhaseDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.drafts.StepTypeDraft;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.shapes.FleetShape;
import dev.tminus.language.yaml.Code;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What actions leave behind for later steps, by the names in their `output`.
final class OutputNames {

    private final RunbookDraft draft;
    private final Map<StepDraft, PhaseDraft> fleets = new HashMap<>();

    OutputNames(RunbookDraft draft) {
        this.draft = draft;
        draft.phases().stream()
                .filter(phase -> phase.get(FleetShape.FOR_EACH) != null)
                .forEach(phase -> phase.steps().forEach(step -> fleets.put(step, phase)));
    }

    /// Whether the step leaves it behind, as one value; refuses it where it does not.
    ///
    /// @param asking the steps that need it
    boolean check(RunName.Output output, StepDraft step, List<StepDraft> asking, Refuse refuse) {
        var known = of(step);
        if (known == null) {
            return true;
        }
        if (!known.contains(output.name())) {
            refuse.refuse(
                    Code.UNKNOWN_FIELD,
                    known.isEmpty()
                            ? "The step `%s` has no `output`, so it leaves no `%s`."
                                    .formatted(output.step(), output.name())
                            : "The step `%s` has no output `%s`."
                                    .formatted(output.step(), output.name()),
                    () -> Nearest.suggest(output.name(), known));
            return false;
        }
        var fleet = fleets.get(step);
        if (fleet != null && !asking.stream().allMatch(each -> fleet.equals(fleets.get(each)))) {
            refuse.refuse(
                    Code.BAD_PLACEHOLDER,
                    "Expected one value here, found one for each member of a fleet: `%s` is done for each."
                            .formatted(output.step()),
                    () -> "Use it in the steps of the same phase, which are done for each too.");
            return false;
        }
        return true;
    }

    /// Of its own action, or of the one that it does; null where there is no such action.
    private @Nullable Set<String> of(StepDraft step) {
        if (!(step.effect() instanceof StepTypeDraft.Acts(var work))) {
            return Set.of();
        }
        var name = work.name();
        var named = name == null ? null : draft.actions().get(name.value());
        var done = name == null ? work : named == null ? null : named.value();
        return done == null ? null : done.outputs().keySet();
    }
}
