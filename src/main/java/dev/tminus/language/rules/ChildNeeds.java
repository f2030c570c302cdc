package dev.tminus.language.rules;

import dev.tminus.language.drafts.ContingencyDraft;
import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.shapes.FieldShape;
import dev.tminus.language.shapes.StepShape;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.names.StepId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Needs of steps of a child: `deploy-hq/migrate`. What the child calls its steps stands in another
/// file, so that only the step which runs it is looked up.
public final class ChildNeeds {

    private final RunbookDraft draft;
    private final Index index;
    private final Problems problems;

    /// What a step waits for that waits for steps of children.
    ///
    /// @param ids what it waits for, step by step
    /// @param over what is over when it starts: of a step that still runs its child what that step
    ///   waited for
    public record Waits(List<StepId> ids, List<StepDraft> over) {}

    ChildNeeds(RunbookDraft draft, Index index, Problems problems) {
        this.draft = draft;
        this.index = index;
        this.problems = problems;
    }

    static boolean isOfChild(String need) {
        return need.indexOf('/') > 0;
    }

    /// The step that runs the child, or the name itself where it is no child's.
    static String host(String need) {
        return isOfChild(need) ? need.substring(0, need.indexOf('/')) : need;
    }

    /// Whether the step that runs the child is one of the same lane; refuses it where it is not.
    ///
    /// @param lane null for the main line
    boolean isKnown(@Nullable ContingencyDraft lane, Placed<String> need) {
        var host = host(need.value());
        var step = index.anyStep(host);
        if (index.phase(host) != null) {
            refuseOther(host, "a phase", need);
            return false;
        }
        if (step == null || !Objects.equals(lane, index.lane(step))) {
            problems.error(
                    Code.UNKNOWN_STEP,
                    need.at(),
                    "`%s` is a step of the runbook that `%s` runs, and %s has no step `%s`."
                            .formatted(
                                    need.value(),
                                    host,
                                    lane == null ? "the main line" : "the contingency",
                                    host),
                    () -> Nearest.suggest(host, hosts(lane)));
            return false;
        }
        return runsOne(step, need);
    }

    private boolean runsOne(StepDraft step, Placed<String> need) {
        return switch (step.type()) {
            case RUNBOOK -> true;
            case UNKNOWN -> false;
            case MANUAL, CHECK, GATE, WAIT, ACTION, ANNOUNCE -> {
                refuseOther(
                        host(need.value()), "of type `" + FieldShape.word(step.type()) + "`", need);
                yield false;
            }
        };
    }

    private void refuseOther(String host, String what, Placed<String> need) {
        problems.error(
                Code.UNKNOWN_STEP,
                need.at(),
                "Only a step of type `runbook` has steps within it, and `%s` is %s."
                        .formatted(host, what),
                () -> "Write `%s`.".formatted(host));
    }

    private List<String> hosts(@Nullable ContingencyDraft lane) {
        return draft.allSteps()
                .filter(step -> step.type() == StepDraft.Type.RUNBOOK)
                .filter(step -> Objects.equals(lane, index.lane(step)))
                .flatMap(step -> Stream.ofNullable(step.idText()))
                .toList();
    }

    /// Of each step that waits for a step of a child.
    ///
    /// @param needs what every step waits for, with the step that runs a child for the child's
    /// @param named the steps that a name in `needs` means
    public Map<StepDraft, Waits> waits(
            Function<StepDraft, List<StepDraft>> needs, Function<String, List<StepDraft>> named) {
        var waits = new HashMap<StepDraft, Waits>();
        var known = new HashMap<Set<String>, List<StepDraft>>();
        int entries = 0;
        for (var step : draft.allSteps().filter(ChildNeeds::waitsForOne).toList()) {
            var key = key(step);
            var over = known.get(key);
            if (over == null) {
                var found = new LinkedHashSet<StepDraft>();
                collect(step, needs, named, new HashSet<>(), found);
                entries += found.size();
                over = entries > TooManyNeeds.MOST ? List.of() : List.copyOf(found);
                known.put(key, over);
            }
            waits.put(step, new Waits(ids(step, named), over));
            if (entries > TooManyNeeds.MOST) {
                TooManyNeeds.refuse(step, problems);
                break;
            }
        }
        return waits;
    }

    /// Steps of one child tell nothing more than each other.
    private static Set<String> key(StepDraft step) {
        return Objects.requireNonNull(step.get(StepShape.NEEDS)).stream()
                .map(need -> isOfChild(need.value()) ? host(need.value()) + "/" : need.value())
                .collect(Collectors.toSet());
    }

    private static boolean waitsForOne(StepDraft step) {
        var explicit = step.get(StepShape.NEEDS);
        return explicit != null && explicit.stream().anyMatch(need -> isOfChild(need.value()));
    }

    private static void collect(
            StepDraft step,
            Function<StepDraft, List<StepDraft>> needs,
            Function<String, List<StepDraft>> named,
            Set<StepDraft> met,
            Set<StepDraft> over) {
        var explicit = step.get(StepShape.NEEDS);
        if (explicit == null || !waitsForOne(step)) {
            over.addAll(needs.apply(step));
        } else if (met.add(step)) {
            for (var need : explicit) {
                var steps = named.apply(need.value());
                if (isOfChild(need.value())) {
                    steps.forEach(host -> collect(host, needs, named, met, over));
                } else {
                    over.addAll(steps);
                }
            }
        }
    }

    private static List<StepId> ids(StepDraft step, Function<String, List<StepDraft>> named) {
        var ids = new ArrayList<StepId>();
        for (var need : Objects.requireNonNull(step.get(StepShape.NEEDS))) {
            if (isOfChild(need.value())) {
                ids.add(new StepId(need.value()));
            } else {
                named.apply(need.value()).stream()
                        .flatMap(each -> Stream.ofNullable(each.id()))
                        .map(Placed::value)
                        .forEach(ids::add);
            }
        }
        return ids.stream().distinct().toList();
    }
}
