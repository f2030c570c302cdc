package dev.tminus.ui.security;

import dev.tminus.runbook.names.PersonId;
import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;

/// Somebody who proved who they are, as the session remembers it.
record SignedInPerson(String person, Instant at) implements Principal, Serializable {

    PersonId id() {
        return new PersonId(person);
    }

    @Override
    public String getName() {
        return person;
    }
}
