package dev.tminus.comparison;

import dev.tminus.source.Column;
import java.util.List;

/// The compared columns in the order of dumps and reports, and where each side has them.
///
/// @param keyed whether rows have a key; without one they are a multiset
/// @param sorted how many of the first columns rows are ordered by: the key, or in a multiset all
///   columns without a rule
/// @param left the left side's own columns, in the order of `columns`
/// @param ignored columns of either side that are not compared, by name
public record Layout(
        List<ComparedColumn> columns,
        boolean keyed,
        int sorted,
        List<SideColumn> left,
        List<SideColumn> right,
        List<String> ignored) {

    public Layout {
        columns = List.copyOf(columns);
        left = List.copyOf(left);
        right = List.copyOf(right);
        ignored = List.copyOf(ignored);
    }

    /// A column of one side.
    ///
    /// @param index in the side's answer, from 0
    public record SideColumn(int index, Column column) {}

    /// How many columns rows are not ordered by.
    int loose() {
        return columns.size() - sorted;
    }

    public List<SideColumn> side(boolean isLeft) {
        return isLeft ? left : right;
    }

    /// The side's own names of the columns that it must be ordered by.
    public List<String> order(boolean isLeft) {
        return side(isLeft).subList(0, sorted).stream().map(one -> one.column().name()).toList();
    }
}
