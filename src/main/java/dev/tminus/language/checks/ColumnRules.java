package dev.tminus.language.checks;

import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.check.ColumnRule;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a `dump` check says about its columns fits together, by names in any case.
final class ColumnRules {

    private final Problems problems;

    ColumnRules(Problems problems) {
        this.problems = problems;
    }

    void check(
            List<Placed<String>> key,
            Map<String, MapOf.Named<ColumnRule>> columns,
            List<Placed<String>> ignore,
            List<Placed<String>> mask) {
        var rules =
                columns.entrySet().stream()
                        .map(column ->
                                new Placed<>(column.getKey(), (Node) column.getValue().name()))
                        .toList();
        var keys = onceEach(key);
        var ignored = onceEach(ignore);
        onceEach(mask);
        onceEach(rules);
        for (var rule : rules) {
            if (keys.containsKey(folded(rule))) {
                refuse(
                        rule,
                        "The column `%s` is of the key, whose values must be equal.",
                        "Remove the rule, or make the values alike in both queries.");
            } else if (ignored.containsKey(folded(rule))) {
                refuse(rule, "The column `%s` has a rule and is ignored.", "Keep one of the two.");
            }
        }
        for (var column : ignore) {
            if (keys.containsKey(folded(column))) {
                refuse(
                        column,
                        "The column `%s` is of the key, so it cannot be ignored.",
                        "Remove it here, or from `key`.");
            }
        }
    }

    private Map<String, Placed<String>> onceEach(List<Placed<String>> columns) {
        var first = new HashMap<String, Placed<String>>();
        for (var column : columns) {
            var other = first.putIfAbsent(folded(column), column);
            if (other != null && problems.isFull()) {
                problems.countOneMore();
            } else if (other != null) {
                problems.error(
                        Code.DUPLICATE_ID,
                        column.at(),
                        "The column `%s` stands here as `%s` already, and columns are matched in any case."
                                .formatted(column.value(), other.value()),
                        () -> "Keep one of the two.");
            }
        }
        return first;
    }

    private void refuse(Placed<String> column, String message, String suggestion) {
        problems.error(
                Code.COLUMN_CLASH,
                column.at(),
                message.formatted(column.value()),
                () -> suggestion);
    }

    private static String folded(Placed<String> column) {
        return column.value().toLowerCase(Locale.ROOT);
    }
}
