package dev.tminus.runbook;

import java.util.Map;

/// One side of a check: where its rows come from.
public sealed interface Side {

    /// What the runbook calls the place: `hq`, or `logs:users.csv`.
    String name();

    /// Rows of a database.
    sealed interface OfSource extends Side {

        SourceName source();

        @Override
        default String name() {
            return source().value();
        }
    }

    /// Rows of a query.
    ///
    /// @param params values of the `:name` placeholders, always bound and never spliced into the
    ///   text
    record Query(SourceName source, String sql, Map<String, String> params) implements OfSource {}

    /// All rows of one table, whose name the driver quotes.
    record Table(SourceName source, String table) implements OfSource {}

    /// The records of one CSV file (RFC 4180, UTF-8, a header, NULL as an empty field without
    /// quotes), gzipped where its name ends in `.gz`.
    ///
    /// @param path below the root, parts separated by `/`
    record Csv(FilesName root, String path) implements Side {

        @Override
        public String name() {
            return root + ":" + path;
        }
    }
}
