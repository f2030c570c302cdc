package dev.tminus.runbook.check;

import dev.tminus.runbook.names.BoundName;
import dev.tminus.runbook.names.EndpointName;
import dev.tminus.runbook.names.FilesName;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.names.StepId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One side of a check: where its rows come from.
public sealed interface Side {

    /// What the runbook calls the place: `hq`, or `logs:users.csv`.
    String name();

    /// The same with other values of its texts.
    Side bound(UnaryOperator<String> value);

    /// What its environment must bind; empty where it is what the run has kept.
    Optional<BoundName> binding();

    /// Rows of a database.
    sealed interface OfSource extends Side {

        SourceName source();

        @Override
        OfSource bound(UnaryOperator<String> value);

        @Override
        default String name() {
            return source().value();
        }

        @Override
        default Optional<BoundName> binding() {
            return Optional.of(source());
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

        @Override
        public Optional<BoundName> binding() {
            return Optional.of(root);
        }
    }

    /// The records of all files that a pattern matches.
    ///
    /// @param pattern below the root: `*` and `?` stand for letters of one part, `**` for any parts
    record Files(FilesName root, String pattern, Format format) implements Side {

        @Override
        public String name() {
            return root + ":" + pattern;
        }

        @Override
        public Files bound(UnaryOperator<String> value) {
            return this;
        }

        @Override
        public Optional<BoundName> binding() {
            return Optional.of(root);
        }
    }

    /// What the records of a file are.
    enum Format {
        /// Each line.
        LINES,
        /// Each line, which holds exactly one JSON value.
        NDJSON,
        /// The values of one JSON array, or one JSON value.
        JSON,
        /// The records of RFC 4180 below a header.
        CSV
    }

    /// What an HTTP service answers as JSON.
    ///
    /// @param path below the endpoint's address, begins with `/`
    /// @param pointer the part that counts (RFC 6901); empty for all
    record Answer(EndpointName endpoint, String path, String pointer) implements Side {

        @Override
        public String name() {
            return endpoint + ":" + path + (pointer.isEmpty() ? "" : "#" + pointer);
        }

        @Override
        public Answer bound(UnaryOperator<String> value) {
            return new Answer(endpoint, value.apply(path), pointer);
        }

        @Override
        public Optional<BoundName> binding() {
            return Optional.of(endpoint);
        }
    }

    /// What a check of an earlier step has read and kept.
    ///
    /// @param check the name of its use in that step
    /// @param which null of a check that has not several
    record Recorded(StepId step, String check, @Nullable Which which) implements Side {

        @Override
        public String name() {
            return step
                    + "/"
                    + check
                    + (which == null ? "" : "/" + which.name().toLowerCase(Locale.ROOT));
        }

        @Override
        public Recorded bound(UnaryOperator<String> value) {
            return this;
        }

        @Override
        public Optional<BoundName> binding() {
            return Optional.empty();
        }
    }

    /// A side of a check that has several.
    enum Which {
        LEFT,
        RIGHT,
        BASE,
        OLD,
        NEW
    }
}
