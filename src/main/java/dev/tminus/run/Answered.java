package dev.tminus.run;

import dev.tminus.runbook.PersonId;
import java.time.Instant;

/// The present answer to a question.
public record Answered(String value, PersonId by, Instant at) {}
