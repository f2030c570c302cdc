package dev.tminus.comparison;

import dev.tminus.runbook.check.ColumnRule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a comparison goes by; names of columns are written in any case.
///
/// @param key the columns that name a row; empty compares the rows as a multiset
/// @param rules columns that need not be equal to the last bit
/// @param ignore columns that are not compared
/// @param mask columns that are never shown
public record ComparisonRules(
        List<String> key, Map<String, ColumnRule> rules, Set<String> ignore, Set<String> mask) {

    public ComparisonRules {
        key = List.copyOf(key);
        rules = Map.copyOf(rules);
        ignore = Set.copyOf(ignore);
        mask = Set.copyOf(mask);
    }
}
