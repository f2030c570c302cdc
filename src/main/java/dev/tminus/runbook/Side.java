package dev.tminus.runbook;

import java.util.Map;

/// One side of a check: where its rows come from.
public sealed interface Side {

    SourceName source();

    /// Rows of a query.
    ///
    /// @param params values of the `:name` placeholders, always bound and never spliced into the
    ///   text
    record Query(SourceName source, String sql, Map<String, String> params) implements Side {}

    /// All rows of one table, whose name the driver quotes.
    record Table(SourceName source, String table) implements Side {}
}
