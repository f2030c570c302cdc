package dev.tminus.language;

import dev.tminus.runbook.CheckSpec;
import dev.tminus.runbook.SourceName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A check as a file defines it, before its sources and placeholders are looked up.
///
/// @param make gives the check its id; null where a part of it could not be read
/// @param texts values of `params`, which may hold placeholders
record CheckDraft(@Nullable Make make, List<Said<SourceName>> sources, List<Said<String>> texts) {

    /// The id is the key above the definition.
    interface Make {
        CheckSpec withId(String id);
    }
}
