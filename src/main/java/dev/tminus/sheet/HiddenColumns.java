package dev.tminus.sheet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The hidden columns of a sheet: left out, as hidden rows are, and told where they hold something.
final class HiddenColumns {

    /// Texts of a column among which the name of the steps is looked for.
    private static final int LOOKED_AT = 30;

    private final BitSet columns;
    private final NavigableMap<Integer, List<String>> texts = new TreeMap<>();

    HiddenColumns(BitSet columns) {
        this.columns = columns;
    }

    /// The cells of a row as people see them.
    List<String> seen(List<String> cells) {
        var seen = new ArrayList<>(cells);
        for (int column = columns.nextSetBit(0);
                column >= 0 && column < seen.size();
                column = columns.nextSetBit(column + 1)) {
            var text = seen.set(column, "");
            if (!text.isBlank()) {
                texts.computeIfAbsent(column, _ -> new ArrayList<>()).add(text);
            }
        }
        while (!seen.isEmpty() && seen.getLast().isBlank()) {
            seen.removeLast();
        }
        return seen;
    }

    List<Table.Beside> told() {
        return texts.entrySet().stream()
                .map(column ->
                        "column %s is left out, since it is hidden: %s"
                                .formatted(
                                        Columns.letters(column.getKey()),
                                        Texts.brief(String.join(" | ", column.getValue()))))
                .map(what -> new Table.Beside(0, "", what, Fate.Kind.ATTENTION))
                .toList();
    }

    /// The letters of the column that looks like that of the steps.
    Optional<String> steps() {
        return texts.entrySet().stream()
                .filter(column ->
                        column.getValue().stream()
                                .limit(LOOKED_AT)
                                .anyMatch(text -> Columns.fitness(List.of(text)) > 0))
                .map(column -> Columns.letters(column.getKey()))
                .findFirst();
    }
}
