package dev.tminus.language.rules;

import dev.tminus.language.drafts.Bound;
import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.drafts.StepTypeDraft;
import dev.tminus.language.drafts.WorkDraft;
import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.shapes.FaultShape;
import dev.tminus.language.shapes.FleetShape;
import dev.tminus.language.shapes.RehearsalShape;
import dev.tminus.language.shapes.RunbookShape;
import dev.tminus.language.shapes.SafeguardsShape;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.Rehearsal;
import dev.tminus.runbook.names.BoundName;
import dev.tminus.runbook.names.Tag;
import dev.tminus.runbook.workspace.Environment;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every endpoint, program, audience, fleet and tag that a runbook names outside its checks exists.
public final class BoundRules {

    private final RunbookDraft draft;
    private final Names names;
    private final Problems problems;

    private BoundRules(RunbookDraft draft, Names names, Problems problems) {
        this.draft = draft;
        this.names = names;
        this.problems = problems;
    }

    /// Reports each that an environment does not bind.
    ///
    /// @param names null where the workspace is not known; then nothing is looked up
    public static void check(RunbookDraft draft, @Nullable Names names, Problems problems) {
        if (names != null) {
            var rules = new BoundRules(draft, names, problems);
            bound(draft).forEach(bound -> rules.check(bound, names.environments()));
            draft.each(RunbookShape.REHEARSALS).forEach(rules::checkFaults);
            rules.checkTags();
        }
    }

    private static Stream<Bound> bound(RunbookDraft draft) {
        return Stream.of(
                        draft.allSteps().flatMap(BoundRules::bound),
                        draft.phases().stream()
                                .flatMap(phase -> Stream.ofNullable(phase.get(FleetShape.FOR_EACH)))
                                .flatMap(fleet -> Stream.ofNullable(fleet.get(FleetShape.IN)))
                                .map(fleet -> Bound.of(Bound.Kind.FLEET, fleet)),
                        draft.actions().values().stream()
                                .flatMap(action -> Stream.ofNullable(action.value()))
                                .flatMap(WorkDraft::bound))
                .flatMap(names -> names);
    }

    private static Stream<Bound> bound(StepDraft step) {
        return Stream.of(
                        SafeguardsShape.places(step)
                                .map(place -> new Bound(Bound.Kind.PLACE, place)),
                        SafeguardsShape.undoAction(step).flatMap(WorkDraft::bound),
                        Stream.ofNullable(step.effect()).flatMap(StepTypeDraft::bound))
                .flatMap(names -> names);
    }

    /// A fault is met in the environment of its rehearsal and in no other.
    private void checkFaults(Draft<Rehearsal> rehearsal) {
        var named = rehearsal.get(RehearsalShape.ENVIRONMENT);
        var environments =
                names.environments().stream()
                        .filter(each -> named == null || each.name().equals(named.value()))
                        .toList();
        rehearsal.each(RehearsalShape.FAULTS).stream()
                .flatMap(fault -> Stream.ofNullable(fault.get(FaultShape.SOURCE)))
                .forEach(source -> check(new Bound(Bound.Kind.SERVICE, source), environments));
    }

    private void check(Bound bound, List<Environment> environments) {
        if (problems.isFull()) {
            return;
        }
        var meanings = bound.meanings();
        var without =
                environments.stream()
                        .filter(each -> meanings.stream().noneMatch(each::binds))
                        .map(each -> each.name().value())
                        .toList();
        if (!without.isEmpty()) {
            refuse(
                    BoundNames.code(meanings.getFirst()),
                    bound.name(),
                    "%s no %s.".formatted(BoundNames.have(without), BoundNames.words(bound)),
                    () -> Nearest.suggest(bound.name().value(), like(meanings, environments)));
        }
    }

    private static List<String> like(List<BoundName> meanings, List<Environment> environments) {
        return environments.stream()
                .flatMap(each -> meanings.stream().flatMap(name -> each.namesLike(name).stream()))
                .map(BoundName::value)
                .distinct()
                .toList();
    }

    private void checkTags() {
        var known = known();
        draft.allSteps()
                .flatMap(step -> step.each(SafeguardsShape.TAGS).stream())
                .filter(tag -> !known.contains(tag.value()))
                .forEach(tag ->
                        refuse(
                                Code.UNKNOWN_TAG,
                                tag,
                                "Neither the runbook nor the workspace lists the tag `%s`."
                                        .formatted(tag.value()),
                                () -> mend(tag.value(), known)));
    }

    private Set<String> known() {
        return Stream.concat(
                        draft.each(RunbookShape.TAGS).stream().map(Placed::value),
                        names.workspace().tags().stream().map(Tag::value))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String mend(String tag, Set<String> known) {
        var meant = Nearest.meant(tag, known);
        return meant.isEmpty()
                ? "List it in `tags` of the runbook, or of the workspace for every runbook."
                : meant;
    }

    private void refuse(
            Code code, Placed<String> name, String message, Supplier<String> suggestion) {
        problems.error(code, name.at(), message, suggestion);
    }
}
