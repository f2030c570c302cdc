package dev.tminus.run;

import dev.tminus.runbook.names.PersonId;
import java.time.Instant;

/// The present answer to a question.
public record GivenAnswer(String value, PersonId by, Instant at) {}
