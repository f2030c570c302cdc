package dev.tminus.language.rules;

import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.shapes.StepShape;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.Template;
import dev.tminus.runbook.names.ActionName;
import dev.tminus.runbook.names.CheckId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A check whose values name a member of a fleet is used only where there is one.
final class MemberRules {

    private final RunbookDraft draft;
    private final FleetNames fleets;
    private final KnownChecks checks;
    private final Problems problems;

    MemberRules(RunbookDraft draft, KnownChecks checks, Problems problems) {
        this.draft = draft;
        this.checks = checks;
        this.fleets = new FleetNames(draft);
        this.problems = problems;
    }

    void check() {
        if (fleets.variables().isEmpty()) {
            return;
        }
        draft.allSteps()
                .forEach(step ->
                        Stream.concat(
                                        step.uses().flatMap(use -> Stream.ofNullable(use.check())),
                                        StepShape.otherChecks(step))
                                .forEach(check -> checkIn(List.of(step), check)));
        draft.actions()
                .forEach((name, action) -> {
                    if (action.value() != null) {
                        var doers = draft.allSteps().filter(step -> does(step, name)).toList();
                        action.value().checks().forEach(check -> checkIn(doers, check));
                    }
                });
        KnownChecks.askedOfNoStep(draft).forEach(this::checkOutside);
    }

    private static boolean does(StepDraft step, ActionName action) {
        return StepShape.works(step)
                .flatMap(work -> Stream.ofNullable(work.name()))
                .anyMatch(name -> name.value().equals(action));
    }

    private void checkIn(List<StepDraft> steps, Placed<CheckId> check) {
        members(check).forEach(name -> fleets.check(name, steps, refuse(check)));
    }

    private void checkOutside(Placed<CheckId> check) {
        members(check).forEach(name -> fleets.refuseOutside(name, refuse(check)));
    }

    private Stream<String> members(Placed<CheckId> check) {
        return texts(check.value()).stream()
                .flatMap(text -> Template.of(text).names())
                .filter(fleets.variables()::contains)
                .distinct();
    }

    private List<String> texts(CheckId id) {
        var named = draft.checks().get(id);
        if (named != null) {
            var check = named.value();
            return check == null ? List.of() : check.all().map(Placed::value).toList();
        }
        var shared = checks.shared(id);
        var texts = new ArrayList<String>();
        if (shared != null) {
            shared.bound(text -> {
                texts.add(text);
                return text;
            });
        }
        return texts;
    }

    private Refuse refuse(Placed<CheckId> check) {
        return (code, message, suggestion) ->
                problems.error(
                        code,
                        check.at(),
                        "In the check `%s`, %s".formatted(check.value(), message),
                        suggestion);
    }
}
