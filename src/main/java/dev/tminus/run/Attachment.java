package dev.tminus.run;

import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.names.PersonId;
import java.time.Instant;

/// A file that somebody attached to a step.
///
/// @param name of the file that the step asks for, empty for any other
public record Attachment(String name, EvidenceRef file, PersonId person, Instant at) {}
