package dev.tminus.comparison;

import dev.tminus.source.Rows;

/// One side of a comparison: where its rows come from and, as they pass, go to.
///
/// @param name for messages
/// @param rows asked for in the side's own thread, in the order of [Layout#order]
public record ComparedSide(boolean isLeft, String name, BothSides.Task<Rows> rows, RowSink sink) {}
