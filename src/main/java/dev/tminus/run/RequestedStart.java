package dev.tminus.run;

import dev.tminus.runbook.names.PersonId;
import java.time.Instant;

/// A start that somebody asked for and that happens once the step's protections hold.
public record RequestedStart(PersonId by, Instant at) {}
