package dev.tminus.runbook.workspace;

import dev.tminus.runbook.Requirement;
import dev.tminus.runbook.Role;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.Tag;
import dev.tminus.runbook.names.TeamName;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What all runbooks of one folder share: people, teams and environments.
///
/// @param checks one for each value where a definition says `for-each`
/// @param checksForEach by the id of such a definition the checks that it makes
/// @param rehearsalSink gets every announcement of a rehearsal; null where there is none
/// @param tags what steps may be marked with
public record Workspace(
        ZoneId timezone,
        Map<TeamName, Team> teams,
        Map<PersonId, Person> people,
        Map<EnvironmentName, Environment> environments,
        Map<CheckId, CheckSpec> checks,
        Map<CheckId, List<CheckId>> checksForEach,
        @Nullable Audience rehearsalSink,
        Set<Tag> tags,
        List<Protection> protections) {

    public Workspace {
        protections = List.copyOf(protections);
    }

    /// The same with the people of a later one; who is in this one only stays known by name, gone
    /// and in no team.
    public Workspace withPeopleOf(Workspace later) {
        var all = new LinkedHashMap<>(later.people());
        people.forEach((id, one) ->
                all.putIfAbsent(id, new Person(id, one.name(), List.of(), one.email(), true)));
        return new Workspace(
                timezone,
                teams,
                all,
                environments,
                checks,
                checksForEach,
                rehearsalSink,
                tags,
                protections);
    }

    /// Whether somebody is not, or no longer, in the workspace.
    public boolean isGone(PersonId id) {
        var person = people.get(id);
        return person == null || person.gone();
    }

    /// The people of a team, in the order of the file.
    public List<PersonId> members(TeamName team) {
        return people.values().stream()
                .filter(person -> person.teams().contains(team))
                .map(Person::id)
                .toList();
    }

    /// Everybody who may act in a role: the teams that cover it, one after the other, and its
    /// backup.
    public List<PersonId> candidates(Role role) {
        return Stream.concat(
                        role.cover().stream().map(Role.Cover::team),
                        Stream.ofNullable(role.backup()))
                .flatMap(team -> members(team).stream())
                .distinct()
                .toList();
    }

    /// What the protections demand of a step that it does not require itself, so that no run is
    /// planned with it: nobody forgets it, and a reader of the runbook sees it.
    public List<CheckId> missing(Step step) {
        var own = step.requires().stream().map(Requirement::check).toList();
        return protections.stream()
                .filter(protection -> protection.covers(step))
                .flatMap(protection -> protection.requires().stream())
                .filter(check -> !own.contains(check))
                .distinct()
                .toList();
    }
}
