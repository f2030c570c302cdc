package dev.tminus.run;

import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RoleName;
import java.time.Instant;

/// One person's vote in a poll.
///
/// @param reason empty where a go gives none
public record Ballot(RoleName role, PersonId person, boolean go, String reason, Instant at) {}
