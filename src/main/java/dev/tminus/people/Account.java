package dev.tminus.people;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/// One person's password, encoded; nothing else about them is kept here.
///
/// @param person id of the person in the workspace
record Account(
        @Id UUID id,
        @Version @Nullable Long version,
        String person,
        String password,
        Instant passwordSetAt) {

    Account withPassword(String encoded, Instant at) {
        return new Account(id, version, person, encoded, at);
    }
}
