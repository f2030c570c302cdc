package dev.tminus.runbook;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// What all runbooks of one folder share: people, teams and environments.
public record Workspace(
        ZoneId timezone,
        Map<TeamName, Team> teams,
        Map<PersonId, Person> people,
        Map<EnvironmentName, Environment> environments,
        Map<CheckId, CheckSpec> checks) {

    /// The people of a team, in the order of the file.
    public List<PersonId> members(TeamName team) {
        return people.values().stream()
                .filter(person -> person.teams().contains(team))
                .map(Person::id)
                .toList();
    }
}
