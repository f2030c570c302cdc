package dev.tminus.runbook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// One side of a check: where its rows come from.
public sealed interface Side {

    /// What the runbook calls the place: `hq`, or `logs:users.csv`.
    String name();

    /// The same with other values of its parameters.
    Side bound(UnaryOperator<String> value);

    /// Rows of a database.
    sealed interface OfSource extends Side {

        SourceName source();

        @Override
        OfSource bound(UnaryOperator<String> value);

        @Override
        default String name() {
            return source().value();
        }
    }

    /// Rows of a query.
    ///
    /// @param params values of the `:name` placeholders, always bound and never spliced into the
    ///   text
    record Query(SourceName source, String sql, Map<String, String> params) implements OfSource {

        @Override
        public Query bound(UnaryOperator<String> value) {
            var bound = new LinkedHashMap<>(params);
            bound.replaceAll((_, text) -> value.apply(text));
            return new Query(source, sql, bound);
        }
    }

    /// All rows of one table, whose name the driver quotes.
    record Table(SourceName source, String table) implements OfSource {

        @Override
        public Table bound(UnaryOperator<String> value) {
            return this;
        }
    }

    /// The records of one CSV file (RFC 4180, UTF-8, a header, NULL as an empty field without
    /// quotes), gzipped where its name ends in `.gz`.
    ///
    /// @param path below the root, parts separated by `/`
    record Csv(FilesName root, String path) implements Side {

        @Override
        public String name() {
            return root + ":" + path;
        }

        @Override
        public Csv bound(UnaryOperator<String> value) {
            return this;
        }
    }
}
