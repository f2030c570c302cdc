package dev.tminus.run;

import dev.tminus.runbook.names.PersonId;
import java.time.Instant;
import java.util.Map;

/// What somebody filled in.
///
/// @param values in the form in which they are kept, see [dev.tminus.runbook.Field.Type]
public record FormEntry(Map<String, String> values, PersonId person, Instant at) {

    public FormEntry {
        values = Map.copyOf(values);
    }
}
