package dev.tminus.comparison;

import dev.tminus.source.Column;
import java.util.List;

/// The columns that a side answers.
///
/// @param name of the side, for messages
/// @param typed whether its columns have kinds of their own; those of a CSV file are text and take
///   the kind of the other side
public record SideColumns(String name, List<Column> columns, boolean typed) {

    public SideColumns {
        columns = List.copyOf(columns);
    }
}
