package dev.tminus.cli;

import dev.tminus.change.Change;
import dev.tminus.language.Locations;
import dev.tminus.language.problems.Place;
import java.util.Optional;

/// Where what changed stands: in the newer file, or in the older where it is gone.
record ChangePlaces(Locations old, Locations now) {

    /// Nothing for a file as a whole, and for what neither file names.
    Optional<Place> of(Change.Part part, String subject) {
        return find(now, part, subject).or(() -> find(old, part, subject));
    }

    /// The same, or the beginning of the newer file.
    Place orStart(Change change) {
        return of(change.part(), change.subject()).orElseGet(now::start);
    }

    private static Optional<Place> find(Locations file, Change.Part part, String subject) {
        return switch (part) {
            case RUNBOOK, WORKSPACE -> Optional.empty();
            case ROLE -> file.find(Locations.Part.ROLE, subject);
            case QUESTION -> file.find(Locations.Part.QUESTION, subject);
            case PHASE -> file.find(Locations.Part.PHASE, subject);
            case STEP -> file.find(Locations.Part.STEP, subject);
            case CHECK -> file.find(Locations.Part.CHECK, subject);
            case CONTINGENCY -> file.find(Locations.Part.CONTINGENCY, subject);
            case TEAM -> file.find(Locations.Part.TEAM, subject);
            case PERSON -> file.find(Locations.Part.PERSON, subject);
            case ENVIRONMENT -> file.find(Locations.Part.ENVIRONMENT, subject);
            case VARIABLE -> file.find("variables", subject);
            case ACTION -> file.find("actions", subject);
            case WATCH -> file.find("watch", subject);
            case REHEARSAL -> file.find("rehearsals", subject);
        };
    }
}
