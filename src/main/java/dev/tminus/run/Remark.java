package dev.tminus.run;

import dev.tminus.runbook.names.PersonId;
import java.time.Instant;

/// What somebody said about a step.
public record Remark(PersonId person, Instant at, String text) {}
