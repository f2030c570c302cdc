package dev.tminus.language;

import dev.tminus.runbook.FilesName;
import dev.tminus.runbook.SourceName;
import dev.tminus.runbook.TeamName;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Every team that a person names exists, once; every source and root of files that a shared check
/// names exists in some environment.
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
        var sources = new TreeSet<SourceName>();
        var roots = new TreeSet<FilesName>();
        for (var named : draft.environments().entrySet()) {
            var value = named.getValue().value();
            if (value == null) {
                return;
            }
            var environment = value.withName(named.getKey());
            sources.addAll(environment.sources().keySet());
            roots.addAll(environment.files().keySet());
        }
        checks(draft)
                .flatMap(CheckDraft::sources)
                .filter(source -> !sources.contains(source.value()))
                .forEach(source ->
                        problems.error(
                                Code.UNKNOWN_SOURCE,
                                source.at(),
                                "No environment has a source `" + source.value() + "`.",
                                () -> suggest(source, sources)));
        checks(draft)
                .flatMap(CheckDraft::roots)
                .filter(root -> !roots.contains(root.value()))
                .forEach(root ->
                        problems.error(
                                Code.UNKNOWN_FILES,
                                root.at(),
                                "No environment has a root `" + root.value() + "` in `files`.",
                                () -> suggest(root, roots)));
    }

    private static Stream<CheckDraft> checks(WorkspaceDraft draft) {
        return draft.checks().values().stream().map(MapOf.Named::value).flatMap(Stream::ofNullable);
    }

    private static String suggest(Said<?> unknown, Set<?> known) {
        return Nearest.suggest(
                unknown.value().toString(), known.stream().map(Object::toString).toList());
    }
}
