package dev.tminus.comparison;

import dev.tminus.runbook.ColumnRule;
import dev.tminus.source.Kind;

/// A column that both sides have.
///
/// @param name in lower case, so that the same data has the same header in every database
/// @param key whether it is of the key
public record ComparedColumn(String name, Kind kind, boolean key, boolean masked, ColumnRule rule) {

    boolean exact() {
        return Distance.isNone(rule.within())
                && rule.apart().isZero()
                && !rule.trim()
                && !rule.ignoreCase();
    }
}
