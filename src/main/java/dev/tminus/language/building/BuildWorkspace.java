package dev.tminus.language.building;

import static java.util.Objects.requireNonNull;

import dev.tminus.language.drafts.CheckDraft;
import dev.tminus.language.drafts.WorkspaceDraft;
import dev.tminus.language.drafts.WorkspaceDraft.ProtectionDraft;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.TeamName;
import dev.tminus.runbook.workspace.Environment;
import dev.tminus.runbook.workspace.Person;
import dev.tminus.runbook.workspace.Protection;
import dev.tminus.runbook.workspace.Team;
import dev.tminus.runbook.workspace.Workspace;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// Makes a workspace of a draft without problems, with every default filled in.
public final class BuildWorkspace {

    private BuildWorkspace() {}

    public static Workspace build(WorkspaceDraft draft, Map<CheckId, List<CheckId>> checksForEach) {
        var timezone = requireNonNull(draft.timezone());
        return new Workspace(
                timezone,
                each(draft.teams(), (name, team) -> team(name, team, timezone)),
                each(draft.people(), BuildWorkspace::person),
                each(draft.environments(), BuildWorkspace::environment),
                each(draft.checks(), BuildWorkspace::check),
                Collections.unmodifiableMap(checksForEach),
                draft.rehearsalSink(),
                draft.tags().stream()
                        .map(Placed::value)
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                draft.protections().stream().map(BuildWorkspace::protection).toList());
    }

    private static <K, V, T> Map<K, T> each(
            Map<K, MapOf.Named<V>> named, BiFunction<K, V, T> make) {
        var made = new LinkedHashMap<K, T>();
        named.forEach(
                (name, value) -> made.put(name, make.apply(name, requireNonNull(value.value()))));
        return Collections.unmodifiableMap(made);
    }

    private static Team team(TeamName name, WorkspaceDraft.TeamDraft team, ZoneId timezone) {
        return new Team(
                name,
                team.title(),
                team.timezone() == null ? timezone : team.timezone(),
                team.hours(),
                team.holidays());
    }

    private static Person person(PersonId id, WorkspaceDraft.PersonDraft person) {
        var teams = person.teams().stream().map(Placed::value).toList();
        return new Person(id, person.name(), teams, person.email());
    }

    private static Environment environment(
            EnvironmentName name, WorkspaceDraft.EnvironmentDraft environment) {
        return environment.withName(name);
    }

    private static Protection protection(ProtectionDraft protection) {
        var tag = protection.tag();
        return new Protection(
                tag == null ? null : tag.value(),
                protection.programs().stream().map(Placed::value).toList(),
                protection.requires().stream().map(Placed::value).toList());
    }

    private static CheckSpec check(CheckId id, CheckDraft check) {
        return requireNonNull(check.make()).withId(id.value());
    }
}
