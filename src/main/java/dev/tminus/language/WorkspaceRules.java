package dev.tminus.language;

import dev.tminus.runbook.SourceName;
import dev.tminus.runbook.TeamName;
import java.util.HashSet;
import java.util.stream.Stream;

/// Every team that a person names exists, once; every source that a shared check names exists in
/// some environment.
final class WorkspaceRules {

    private WorkspaceRules() {}

    static void check(WorkspaceDraft draft, Problems problems) {
        for (var person : draft.people().values()) {
            if (person.value() != null) {
                checkTeams(draft, person.value(), problems);
            }
        }
        checkSources(draft, problems);
    }

    private static void checkTeams(
            WorkspaceDraft draft, WorkspaceDraft.PersonDraft person, Problems problems) {
        var seen = new HashSet<TeamName>();
        for (var team : person.teams()) {
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

    private static void checkSources(WorkspaceDraft draft, Problems problems) {
        var sources = new HashSet<SourceName>();
        for (var environment : draft.environments().entrySet()) {
            var value = environment.getValue().value();
            if (value == null) {
                return;
            }
            sources.addAll(value.withName(environment.getKey()).sources().keySet());
        }
        draft.checks().values().stream()
                .map(MapOf.Named::value)
                .flatMap(Stream::ofNullable)
                .flatMap(check -> check.sources().stream())
                .filter(source -> !sources.contains(source.value()))
                .forEach(source ->
                        problems.error(
                                Code.UNKNOWN_SOURCE,
                                source.at(),
                                "No environment has a source `" + source.value() + "`.",
                                () ->
                                        Nearest.suggest(
                                                source.value().value(),
                                                sources.stream()
                                                        .map(SourceName::value)
                                                        .sorted()
                                                        .toList())));
    }
}
