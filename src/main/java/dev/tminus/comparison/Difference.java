package dev.tminus.comparison;

import dev.tminus.source.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One difference between two sides.
///
/// @param left the row in the order of the layout's columns, or null where only the right has it
/// @param right likewise
/// @param differing places of the columns that differ, where both have the row
public record Difference(
        @Nullable List<Value> left, @Nullable List<Value> right, List<Integer> differing) {}
