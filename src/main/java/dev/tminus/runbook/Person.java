package dev.tminus.runbook;

import java.util.List;

/// Somebody who works on releases.
///
/// @param email empty where the file gives none
public record Person(PersonId id, String name, List<TeamName> teams, String email) {

    public Person {
        teams = List.copyOf(teams);
    }
}
