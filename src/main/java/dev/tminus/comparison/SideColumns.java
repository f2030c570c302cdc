package dev.tminus.comparison;

import dev.tminus.source.Column;
import dev.tminus.source.Rows;
import java.util.List;
import java.util.stream.Collectors;

/// The columns that a side answers.
///
/// @param name of the side, for messages
/// @param typed whether its columns have kinds of their own; those of a CSV file are text and take
///   the kind of the other side
public record SideColumns(String name, List<Column> columns, boolean typed) {

    public SideColumns {
        columns = List.copyOf(columns);
    }

    /// Answers rows that have these columns still. Between the question for the columns and the one
    /// for the rows somebody may have altered the table; a value would then pass as that of another
    /// column, and a masked one in clear.
    public Rows held(Rows rows) throws CannotCompare {
        if (shown(rows.columns()).equals(shown(columns))) {
            return rows;
        }
        rows.close();
        throw new CannotCompare(
                "The columns of %s changed while it was read: expected %s, found %s. Fix: check again when nobody alters its tables."
                        .formatted(name, shown(columns), shown(rows.columns())));
    }

    private static String shown(List<Column> columns) {
        return columns.stream()
                .map(column -> "%s (%s)".formatted(column.name(), column.kind().words()))
                .collect(Collectors.joining(", "));
    }
}
