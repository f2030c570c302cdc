package dev.tminus.comparison;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// Counts what a merge finds and tells of each difference; planted ones go to the control.
final class Findings {

    private final CellRules rules;
    private final Control control;
    private final DifferenceSink differences;
    private final long[] differing;
    private long matched;
    private long missing;
    private long extra;
    private long changed;
    private long duplicates;

    Findings(Layout layout, CellRules rules, Control control, DifferenceSink differences) {
        this.rules = rules;
        this.control = control;
        this.differences = differences;
        this.differing = new long[layout.columns().size()];
    }

    CellRules rules() {
        return rules;
    }

    void matched(Row row, long count) {
        if (!row.isPlanted()) {
            matched += count;
        }
    }

    void duplicates(long count) {
        duplicates += count;
    }

    /// @param rows all of them, or one that stands for all
    void missing(List<Row> rows, long count) throws IOException {
        for (long i = 0; i < count; i++) {
            var row = rows.get(rows.size() == 1 ? 0 : (int) i);
            if (row.isPlanted()) {
                control.missing(row);
            } else {
                missing++;
                differences.write(new Difference(Arrays.asList(row.cells), null, List.of()));
            }
        }
    }

    /// @param rows all of them, or one that stands for all
    void extra(List<Row> rows, long count) throws IOException {
        for (long i = 0; i < count; i++) {
            var row = rows.get(rows.size() == 1 ? 0 : (int) i);
            if (row.isPlanted()) {
                control.extra(row);
            } else {
                extra++;
                differences.write(new Difference(null, Arrays.asList(row.cells), List.of()));
            }
        }
    }

    void changed(Row left, Row right) throws IOException {
        if (left.isPlanted()) {
            control.changed(left, right);
            return;
        }
        changed++;
        var places = rules.differing(left, right);
        for (int place : places) {
            differing[place]++;
        }
        differences.write(
                new Difference(Arrays.asList(left.cells), Arrays.asList(right.cells), places));
    }

    Compared compared(long left, long right) {
        return new Compared(
                left,
                right,
                matched,
                missing,
                extra,
                changed,
                duplicates,
                Arrays.stream(differing).boxed().toList(),
                control.planted(),
                control.found(rules),
                control.blind(rules));
    }
}
