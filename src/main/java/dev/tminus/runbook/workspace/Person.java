package dev.tminus.runbook.workspace;

import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.TeamName;
import java.util.List;

/// Somebody who works on releases.
///
/// @param email empty where the file gives none
/// @param gone whether they are no longer among the people of the workspace, and known by name only
public record Person(PersonId id, String name, List<TeamName> teams, String email, boolean gone) {

    public Person {
        teams = List.copyOf(teams);
    }
}
