package dev.tminus.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/// A browser in which somebody has signed in and not out again.
///
/// @param hash SHA-256 of what the browser keeps
/// @param person id of the person in the workspace
/// @param sample whether it was a sample account, without a password
record RememberedRow(
        @Id String hash,
        @Version @Nullable Long version,
        String person,
        Instant signedInAt,
        boolean sample) {}
