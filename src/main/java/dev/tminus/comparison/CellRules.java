package dev.tminus.comparison;

import dev.tminus.runbook.check.ColumnRule;
import dev.tminus.source.Kind;
import dev.tminus.source.Value;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Holds the cells of two rows against each other, each by the rule of its column.
final class CellRules {

    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final ColumnRule[] rules;
    private final boolean[] exact;
    private final int sorted;

    CellRules(Layout layout) {
        var columns = layout.columns();
        rules = columns.stream().map(ComparedColumn::rule).toArray(ColumnRule[]::new);
        exact = new boolean[columns.size()];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = columns.get(i).exact();
        }
        sorted = layout.sorted();
    }

    /// Whether every cell must be equal to the last bit.
    boolean allExact() {
        for (var one : exact) {
            if (!one) {
                return false;
            }
        }
        return true;
    }

    /// Whether two rows of one group are the same.
    boolean same(Row left, Row right) {
        for (int i = sorted; i < rules.length; i++) {
            if (!same(i, left.cells[i], right.cells[i])) {
                return false;
            }
        }
        return true;
    }

    /// Places of the columns in which two rows of one group differ.
    List<Integer> differing(Row left, Row right) {
        var places = new ArrayList<Integer>();
        for (int i = sorted; i < rules.length; i++) {
            if (!same(i, left.cells[i], right.cells[i])) {
                places.add(i);
            }
        }
        return places;
    }

    private boolean same(int column, Value left, Value right) {
        var one = left.text();
        var other = right.text();
        if (one == null || other == null) {
            return one == null && other == null;
        }
        if (left.kind() != right.kind()) {
            return false;
        }
        return one.equals(other) || (!exact[column] && near(left, right, rules[column]));
    }

    private static boolean near(Value left, Value right, ColumnRule rule) {
        return switch (left.kind()) {
            case NUMBER ->
                    left.isNumber()
                            && right.isNumber()
                            && Distance.within(left.number(), right.number(), rule.within());
            case TEXT -> nearText(text(left), text(right), rule);
            case DAY, TIME, LOCAL_MOMENT, MOMENT ->
                    apart(left.kind(), text(left), text(right)).compareTo(rule.apart()) <= 0;
            case TRUTH, UUID, BYTES -> false;
        };
    }

    private static String text(Value value) {
        return Objects.requireNonNull(value.text());
    }

    private static boolean nearText(String left, String right, ColumnRule rule) {
        var one = rule.trim() ? left.strip() : left;
        var other = rule.trim() ? right.strip() : right;
        return rule.ignoreCase() ? one.equalsIgnoreCase(other) : one.equals(other);
    }

    private static Duration apart(Kind kind, String left, String right) {
        try {
            var apart =
                    switch (kind) {
                        case DAY ->
                                Duration.ofDays(
                                        ChronoUnit.DAYS.between(
                                                LocalDate.parse(left), LocalDate.parse(right)));
                        case TIME ->
                                Duration.between(LocalTime.parse(left), LocalTime.parse(right));
                        case LOCAL_MOMENT ->
                                Duration.between(
                                        LocalDateTime.parse(left), LocalDateTime.parse(right));
                        case MOMENT -> Duration.between(Instant.parse(left), Instant.parse(right));
                        case NUMBER, TEXT, TRUTH, UUID, BYTES -> FOR_EVER;
                    };
            return apart.abs();
        } catch (DateTimeException | ArithmeticException e) {
            return FOR_EVER;
        }
    }
}
