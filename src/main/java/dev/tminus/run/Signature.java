package dev.tminus.run;

import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RoleName;
import java.time.Instant;

/// One person's sign-off of exactly what the digest covers.
public record Signature(RoleName role, PersonId person, Instant at, String digest) {}
