package dev.tminus.comparison;

import dev.tminus.comparison.Layout.SideColumn;
import dev.tminus.runbook.check.ColumnRule;
import dev.tminus.source.Column;
import dev.tminus.source.Column.Spelling;
import dev.tminus.source.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Finds the columns that two sides have in common: by name in any case, whatever their order.
public final class AlignColumns {

    private static final Set<Kind> TIMES =
            EnumSet.of(Kind.DAY, Kind.TIME, Kind.LOCAL_MOMENT, Kind.MOMENT);

    private static final int MOST_NAMES = 20;

    private final ComparisonRules asked;
    private final SideColumns left;
    private final SideColumns right;
    private final Map<String, ColumnRule> rules = new HashMap<>();

    private AlignColumns(ComparisonRules asked, SideColumns left, SideColumns right) {
        this.asked = asked;
        this.left = left;
        this.right = right;
        asked.rules().forEach((name, rule) -> rules.put(lower(name), rule));
    }

    /// Aligns both sides, or says why they cannot be compared.
    public static Layout align(ComparisonRules asked, SideColumns left, SideColumns right)
            throws CannotCompare {
        return new AlignColumns(asked, left, right).align();
    }

    private Layout align() throws CannotCompare {
        var ofLeft = compared(left);
        var ofRight = compared(right);
        refuseOthers(ofLeft.keySet(), ofRight.keySet());
        if (ofLeft.isEmpty()) {
            throw new CannotCompare(
                    "%s and %s have no column to compare.".formatted(left.name(), right.name()));
        }
        refuseUnknown(ofLeft.keySet());
        var columns = new ArrayList<ComparedColumn>();
        for (var name : inOrder(ofLeft.keySet())) {
            columns.add(column(name, placed(ofLeft, name), placed(ofRight, name)));
        }
        var keyed = !asked.key().isEmpty();
        if (!keyed) {
            columns.sort(Comparator.comparing(column -> !column.exact()));
        }
        var sorted = (int) columns.stream().filter(one -> keyed ? one.key() : one.exact()).count();
        return new Layout(
                columns,
                keyed,
                sorted,
                columns.stream().map(one -> placed(ofLeft, one.name())).toList(),
                columns.stream().map(one -> placed(ofRight, one.name())).toList(),
                ignored());
    }

    private static SideColumn placed(Map<String, SideColumn> columns, String name) {
        var placed = columns.get(name);
        if (placed == null) {
            throw new IllegalStateException("Both sides have the column");
        }
        return placed;
    }

    private Map<String, SideColumn> compared(SideColumns side) throws CannotCompare {
        var ignored = lower(asked.ignore());
        var columns = new LinkedHashMap<String, SideColumn>();
        for (int index = 0; index < side.columns().size(); index++) {
            var column = side.columns().get(index);
            var name = lower(column.name());
            if (!ignored.contains(name)
                    && columns.put(name, new SideColumn(index, column)) != null) {
                throw new CannotCompare(
                        "%s has more than one column %s; give each a name of its own."
                                .formatted(side.name(), side.typed() ? name : "of one name"));
            }
        }
        return columns;
    }

    private void refuseOthers(Set<String> ofLeft, Set<String> ofRight) throws CannotCompare {
        var onlyLeft = without(ofLeft, ofRight);
        var onlyRight = without(ofRight, ofLeft);
        if (onlyLeft.isEmpty() && onlyRight.isEmpty()) {
            return;
        }
        var parts = new ArrayList<String>();
        if (!onlyLeft.isEmpty()) {
            parts.add("only %s has %s".formatted(left.name(), shown(left, onlyLeft)));
        }
        if (!onlyRight.isEmpty()) {
            parts.add("only %s has %s".formatted(right.name(), shown(right, onlyRight)));
        }
        throw new CannotCompare(
                "The sides have different columns: %s. Select the same ones or ignore these."
                        .formatted(String.join(", ", parts)));
    }

    /// The first record of a file without a header would be taken for names; such values are not
    /// repeated.
    private static String shown(SideColumns side, Collection<String> names) {
        return side.typed()
                ? names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                        + (names.size() > MOST_NAMES
                                ? " and %d more".formatted(names.size() - MOST_NAMES)
                                : "")
                : names.size()
                        + (names.size() == 1 ? " other column" : " other columns")
                        + " (does it begin with a header?)";
    }

    private void refuseUnknown(Set<String> columns) throws CannotCompare {
        refuseUnknown("key", asked.key(), columns);
        refuseUnknown("columns", without(rules.keySet(), lower(asked.ignore())), columns);
        refuseUnknown("mask", without(lower(asked.mask()), lower(asked.ignore())), columns);
        for (var name : asked.key()) {
            if (rules.containsKey(lower(name))) {
                throw new CannotCompare(
                        "Column %s is of the key, which is compared exactly; it cannot have a rule."
                                .formatted(lower(name)));
            }
        }
    }

    private void refuseUnknown(String where, Collection<String> names, Set<String> columns)
            throws CannotCompare {
        for (var name : names) {
            if (!columns.contains(lower(name))) {
                throw new CannotCompare(
                        "There is no column %s, which %s names; both sides have %s."
                                .formatted(
                                        name,
                                        where,
                                        shown(
                                                left.typed() ? left : right,
                                                new TreeSet<>(columns))));
            }
        }
    }

    /// The key as it is written, then the rest by name.
    private List<String> inOrder(Set<String> names) {
        var key = asked.key().stream().map(AlignColumns::lower).distinct().toList();
        var ordered = new ArrayList<>(key);
        ordered.addAll(without(names, Set.copyOf(key)));
        return ordered;
    }

    private ComparedColumn column(String name, SideColumn ofLeft, SideColumn ofRight)
            throws CannotCompare {
        var rule = rules.getOrDefault(name, ColumnRule.EXACT);
        var kind = kind(name, ofLeft.column().kind(), ofRight.column().kind(), rule);
        refuseUnfit(name, kind, rule);
        var key = asked.key().stream().anyMatch(one -> lower(one).equals(name));
        var masked = asked.mask().stream().anyMatch(one -> lower(one).equals(name));
        var spelling = spelling(ofLeft.column(), ofRight.column());
        if (key && spelling == Spelling.JSON) {
            throw new CannotCompare(
                    "Column %s is JSON, which names no row. Fix: use another key.".formatted(name));
        }
        return new ComparedColumn(name, kind, spelling, key, masked, rule);
    }

    /// JSON is JSON on both sides; padding is taken off what has no type of its own.
    private Spelling spelling(Column ofLeft, Column ofRight) {
        if (ofLeft.spelling() == Spelling.JSON || ofRight.spelling() == Spelling.JSON) {
            return Spelling.JSON;
        }
        return left.typed() ? ofLeft.spelling() : ofRight.spelling();
    }

    private Kind kind(String name, Kind ofLeft, Kind ofRight, ColumnRule rule)
            throws CannotCompare {
        if (!left.typed() && !right.typed()) {
            return Distance.isNone(rule.within()) ? Kind.TEXT : Kind.NUMBER;
        }
        if (left.typed() && right.typed() && ofLeft != ofRight) {
            throw new CannotCompare(
                    "Column %s is %s in %s and %s in %s; cast one of them."
                            .formatted(
                                    name,
                                    ofLeft.words(),
                                    left.name(),
                                    ofRight.words(),
                                    right.name()));
        }
        return left.typed() ? ofLeft : ofRight;
    }

    private static void refuseUnfit(String name, Kind kind, ColumnRule rule) throws CannotCompare {
        if (!Distance.isNone(rule.within()) && kind != Kind.NUMBER) {
            throw unfit(name, kind, "within a number needs a number");
        }
        if (!rule.apart().isZero() && !TIMES.contains(kind)) {
            throw unfit(name, kind, "within a duration needs a date or a time");
        }
        if (rule.trim() && kind != Kind.TEXT) {
            throw unfit(name, kind, "trim needs text");
        }
        if (rule.ignoreCase() && kind != Kind.TEXT) {
            throw unfit(name, kind, "ignore-case needs text");
        }
    }

    private static CannotCompare unfit(String name, Kind kind, String needs) {
        return new CannotCompare(
                "Column %s is %s, and its rule does not fit: %s."
                        .formatted(name, kind.words(), needs));
    }

    private List<String> ignored() {
        var ignored = lower(asked.ignore());
        return List.of(left, right).stream()
                .flatMap(side -> side.columns().stream())
                .map(column -> lower(column.name()))
                .filter(ignored::contains)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> without(Set<String> names, Set<String> others) {
        var rest = new TreeSet<>(names);
        rest.removeAll(others);
        return List.copyOf(rest);
    }

    private static Set<String> lower(Set<String> names) {
        return names.stream().map(AlignColumns::lower).collect(Collectors.toSet());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
