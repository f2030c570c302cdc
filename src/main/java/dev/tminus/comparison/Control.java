package dev.tminus.comparison;

import dev.tminus.runbook.check.Tolerance;
import dev.tminus.source.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Differences planted among the rows before they are merged: one row missing before all others,
/// one changed in every column that is not of the key, one extra after all others. A comparison
/// that does not find exactly these has proven nothing.
final class Control {

    private static final int MISSING = -2;
    private static final int CHANGED = -1;
    private static final int EXTRA = 1;

    private final Layout layout;
    private final List<Integer> found = new ArrayList<>();
    private @Nullable Row changedLeft;
    private @Nullable Row changedRight;

    Control(Layout layout) {
        this.layout = layout;
    }

    /// Planted before the data of a side.
    List<Row> before(boolean isLeft) {
        var rows = new ArrayList<Row>();
        if (isLeft) {
            rows.add(row(MISSING, true));
        }
        if (layout.loose() > 0) {
            rows.add(row(CHANGED, isLeft));
        }
        return rows;
    }

    /// Planted after the data of a side.
    List<Row> after(boolean isLeft) {
        return isLeft ? List.of() : List.of(row(EXTRA, false));
    }

    private Row row(int rank, boolean isLeft) {
        var cells = new Value[layout.columns().size()];
        for (int i = 0; i < cells.length; i++) {
            var column = layout.columns().get(i);
            cells[i] =
                    new Value(
                            column.kind(),
                            i < layout.sorted() ? null : isLeft ? plain(column) : far(column));
        }
        return new Row(cells, rank);
    }

    void missing(Row row) {
        if (row.rank == CHANGED) {
            changedLeft = row;
        } else {
            found.add(row.rank);
        }
    }

    void extra(Row row) {
        if (row.rank == CHANGED) {
            changedRight = row;
        } else {
            found.add(row.rank);
        }
    }

    void changed(Row left, Row right) {
        changedLeft = left;
        changedRight = right;
    }

    int planted() {
        return layout.loose() > 0 ? 3 : 2;
    }

    /// How many of the planted differences were found whole.
    int found(CellRules rules) {
        int one = found.contains(MISSING) ? 1 : 0;
        int other = found.contains(EXTRA) ? 1 : 0;
        return one + other + (layout.loose() > 0 && changeIsFound(rules) ? 1 : 0);
    }

    private boolean changeIsFound(CellRules rules) {
        return changedLeft != null
                && changedRight != null
                && rules.differing(changedLeft, changedRight).size() == layout.loose();
    }

    /// Columns in which the planted change cannot be seen, as their rule lets everything pass.
    List<String> blind(CellRules rules) {
        var seen = rules.differing(row(CHANGED, true), row(CHANGED, false));
        var names = new ArrayList<String>();
        for (int i = layout.sorted(); i < layout.columns().size(); i++) {
            if (!seen.contains(i)) {
                names.add(layout.columns().get(i).name());
            }
        }
        return names;
    }

    private static String plain(ComparedColumn column) {
        return switch (column.kind()) {
            case NUMBER -> "0";
            case TEXT -> "a";
            case TRUTH -> "false";
            case DAY -> FIRST.toLocalDate().toString();
            case TIME -> LocalTime.MIN.toString();
            case LOCAL_MOMENT -> FIRST.toString();
            case MOMENT -> Instant.EPOCH.toString();
            case UUID -> "00000000-0000-0000-0000-000000000000";
            case BYTES -> "00";
        };
    }

    private static final LocalDateTime FIRST = LocalDateTime.of(1970, 1, 1, 0, 0);

    /// A value that no sensible rule takes for the plain one.
    private static String far(ComparedColumn column) {
        return switch (column.kind()) {
            case NUMBER -> farNumber(column.rule().within()).toPlainString();
            case TEXT -> "b";
            case TRUTH -> "true";
            case DAY, TIME, LOCAL_MOMENT, MOMENT -> farTime(column);
            case UUID -> "ffffffff-ffff-ffff-ffff-ffffffffffff";
            case BYTES -> "01";
        };
    }

    private static BigDecimal farNumber(Tolerance within) {
        return switch (within) {
            case Tolerance.Absolute(var most) -> most.add(BigDecimal.ONE);
            case Tolerance.Percent _ -> BigDecimal.ONE;
        };
    }

    private static String farTime(ComparedColumn column) {
        try {
            var apart = column.rule().apart().plusSeconds(1);
            return switch (column.kind()) {
                case DAY -> FIRST.toLocalDate().plusDays(apart.toDays() + 1).toString();
                case LOCAL_MOMENT -> FIRST.plus(apart).toString();
                case MOMENT -> Instant.EPOCH.plus(apart).toString();
                case TIME ->
                        apart.toDays() > 0
                                ? LocalTime.MAX.toString()
                                : LocalTime.MIN.plus(apart).toString();
                case NUMBER, TEXT, TRUTH, UUID, BYTES -> plain(column);
            };
        } catch (DateTimeException | ArithmeticException e) {
            return plain(column);
        }
    }
}
