package dev.tminus.comparison;

import dev.tminus.runbook.check.ColumnRule;
import dev.tminus.source.Column.Spelling;
import dev.tminus.source.Kind;

/// A column that both sides have.
///
/// @param name in lower case, so that the same data has the same header in every database
/// @param key whether it is of the key
/// @param spelling which texts say the same, as the sides' own columns have it
public record ComparedColumn(
        String name, Kind kind, Spelling spelling, boolean key, boolean masked, ColumnRule rule) {

    boolean exact() {
        return spelling != Spelling.JSON
                && Distance.isNone(rule.within())
                && rule.apart().isZero()
                && !rule.trim()
                && !rule.ignoreCase();
    }
}
