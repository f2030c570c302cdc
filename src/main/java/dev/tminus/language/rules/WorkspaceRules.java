package dev.tminus.language.rules;

import dev.tminus.language.drafts.WorkspaceDraft;
import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.shapes.ProtectionShape;
import dev.tminus.language.shapes.WorkspaceShape;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.names.BoundName;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.TeamName;
import dev.tminus.runbook.workspace.Environment;
import dev.tminus.runbook.workspace.Person;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/// Every team that a person names exists, once; what a shared check or a protection names exists in
/// some environment.
public final class WorkspaceRules {

    private WorkspaceRules() {}

    public static void check(WorkspaceDraft draft, Problems problems) {
        for (var person : draft.people().values()) {
            if (person.value() != null) {
                checkTeams(draft, person.value(), problems);
            }
        }
        checkNames(draft, problems);
        checkTags(draft, problems);
    }

    private static void checkTeams(WorkspaceDraft draft, Draft<Person> person, Problems problems) {
        var seen = new HashSet<TeamName>();
        for (var team : person.each(WorkspaceShape.PERSON_TEAMS)) {
            if (!draft.teams().containsKey(team.value())) {
                NameRules.refuseTeam(team, draft.teams(), problems);
            } else if (!seen.add(team.value())) {
                problems.error(
                        Code.DUPLICATE_ID,
                        team.at(),
                        "The team `" + team.value() + "` is listed twice.",
                        () -> "Remove it here.");
            }
        }
    }

    private static void checkNames(WorkspaceDraft draft, Problems problems) {
        var environments = new ArrayList<Environment>();
        for (var named : draft.environments().entrySet()) {
            var value = named.getValue().value();
            if (value == null) {
                return;
            }
            environments.add(value.withName(named.getKey()));
        }
        var ofChecks =
                draft.checks().values().stream()
                        .map(MapOf.Named::value)
                        .flatMap(Stream::ofNullable)
                        .flatMap(check -> check.names().stream());
        var ofProtections =
                draft.protections().stream()
                        .flatMap(each -> each.each(ProtectionShape.PROGRAMS).stream());
        Stream.concat(ofChecks, ofProtections)
                .filter(name -> environments.stream().noneMatch(each -> each.binds(name.value())))
                .forEach(name ->
                        problems.error(
                                BoundNames.code(name.value()),
                                name.at(),
                                "No environment has " + BoundNames.one(name.value()) + ".",
                                () ->
                                        Nearest.suggest(
                                                name.value().value(),
                                                namesLike(name.value(), environments))));
    }

    private static List<String> namesLike(BoundName name, List<Environment> environments) {
        return environments.stream()
                .flatMap(each -> each.namesLike(name).stream())
                .map(BoundName::value)
                .distinct()
                .sorted()
                .toList();
    }

    private static void checkTags(WorkspaceDraft draft, Problems problems) {
        var tags = new LinkedHashSet<String>();
        for (var tag : draft.tags()) {
            if (!tags.add(tag.value().value())) {
                problems.error(
                        Code.DUPLICATE_ID,
                        tag.at(),
                        "The tag `" + tag.value() + "` is listed twice.",
                        () -> "Remove it here.");
            }
        }
        for (var protection : draft.protections()) {
            var tag = protection.get(ProtectionShape.TAG);
            if (tag != null && !tags.contains(tag.value().value())) {
                problems.error(
                        Code.UNKNOWN_TAG,
                        tag.at(),
                        "The workspace has no tag `" + tag.value() + "`.",
                        () -> Nearest.suggest(tag.value().value(), tags));
            }
            protection
                    .each(ProtectionShape.REQUIRES)
                    .forEach(check -> checkRequired(check, draft, problems));
        }
    }

    private static void checkRequired(
            Placed<CheckId> check, WorkspaceDraft draft, Problems problems) {
        if (!draft.checks().containsKey(check.value())) {
            problems.error(
                    Code.UNKNOWN_CHECK,
                    check.at(),
                    "The workspace defines no check `" + check.value() + "`.",
                    () -> Nearest.suggest(check.value(), draft.checks().keySet()));
        }
    }
}
