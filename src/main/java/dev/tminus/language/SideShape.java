package dev.tminus.language;

import dev.tminus.runbook.Side;
import dev.tminus.runbook.SourceName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What one side of a check may say.
final class SideShape {

    static final Key<Said<SourceName>> SOURCE =
            Key.required(
                    "source",
                    new Saying<>(Texts.name("a source's name", SourceName::new)),
                    "A source of every environment of the runbook.");
    private static final Key<Said<SourceName>> SOURCE_OF_SIDE =
            Key.optional("source", SOURCE.form(), "`csv`", SOURCE.says());
    private static final List<String> LATER =
            List.of("files", "format", "endpoint", "path", "pointer", "recorded");
    private static final Form<Said<String>> QUERY = new Saying<>(Texts.text("a query", Signs.SQL));
    static final Key<Said<String>> SQL_REQUIRED =
            Key.required("sql", QUERY, "A query of the source; `:name` stands for a parameter.");
    private static final Key<Said<String>> SQL =
            Key.optional(
                    "sql",
                    QUERY,
                    "`table`",
                    "A query of the source; `:name` stands for a parameter. In `counts` its last"
                            + " column is the number, the others are the key.");
    static final Key<Map<String, MapOf.Named<Said<String>>>> PARAMS =
            Key.optional(
                    "params",
                    new MapOf<>(
                            "a mapping of parameters to values",
                            Texts.param(),
                            new Saying<>(Texts.value("a value", Signs.PLACEHOLDERS))),
                    "none",
                    "Values of the `:name` in `sql`, bound and never written into the query;"
                            + " `{{variables.x}}` is replaced.");
    private static final Key<String> TABLE =
            Key.optional(
                    "table",
                    Texts.line("a table's name"),
                    "`sql`",
                    "All rows of this table, instead of a query.");

    private static final Key<Said<Side.Csv>> CSV =
            Key.optional(
                    "csv",
                    new Saying<>(Paths.csv()),
                    "`source`",
                    "A CSV file below a root of every environment's `files`; gzipped where its name"
                            + " ends in `.gz`. In `counts` it counts its records.");

    static final Shape<SideDraft> SIDE =
            Shape.of(
                            "a side",
                            SideShape::side,
                            LATER,
                            List.of(SOURCE_OF_SIDE, SQL, PARAMS, TABLE, CSV))
                    .rules(
                            Rule.exactlyOne("source", "csv"),
                            Rule.with("csv", Rule.without("sql", "params", "table")),
                            Rule.with("source", Rule.exactlyOne("sql", "table")),
                            Rule.with("table", Rule.without("params")));

    private SideShape() {}

    private static SideDraft side(Fields fields) {
        if (fields.has(CSV)) {
            return csv(fields);
        }
        if (LATER.stream().noneMatch(fields::has)) {
            checkComplete(fields);
        }
        if (!fields.has(TABLE)) {
            return read(fields, SQL);
        }
        refuseBeside(TABLE, List.of(SQL, PARAMS), fields);
        var source = fields.get(SOURCE);
        var table = fields.get(TABLE);
        return new SideDraft(
                source == null || table == null ? null : new Side.Table(source.value(), table),
                source,
                null,
                List.of());
    }

    private static SideDraft csv(Fields fields) {
        refuseBeside(CSV, List.of(SOURCE_OF_SIDE, SQL, PARAMS, TABLE), fields);
        var csv = fields.get(CSV);
        return csv == null
                ? new SideDraft(null, null, null, List.of())
                : new SideDraft(
                        csv.value(), null, new Said<>(csv.value().root(), csv.at()), List.of());
    }

    private static void refuseBeside(Key<?> kept, List<Key<?>> others, Fields fields) {
        for (var key : others.stream().filter(fields::has).toList()) {
            fields.problems()
                    .error(
                            Code.CONFLICTING_KEYS,
                            fields.keyNode(key),
                            "`%s` and `%s` exclude each other.".formatted(key.name(), kept.name()),
                            () -> "Keep one of the two.");
        }
    }

    private static void checkComplete(Fields fields) {
        if (!fields.has(SOURCE_OF_SIDE)) {
            fields.problems()
                    .error(
                            Code.MISSING_KEY,
                            fields.node(),
                            "A side needs `source` or `csv`.",
                            () ->
                                    "`source` takes %s. %s"
                                            .formatted(SOURCE.form().wants(), SOURCE.says()));
        }
        if (fields.has(SOURCE_OF_SIDE) && !fields.has(TABLE) && !fields.has(SQL)) {
            fields.problems()
                    .error(Code.MISSING_KEY, fields.node(), "A side needs `sql` or `table`.");
        }
    }

    /// The keys of a query, which an `sql` check carries itself.
    static SideDraft query(Fields fields) {
        return read(fields, SQL_REQUIRED);
    }

    private static SideDraft read(Fields fields, Key<Said<String>> key) {
        var source = fields.get(SOURCE);
        var sql = fields.get(key);
        var named = fields.get(PARAMS, Map.of());
        var params = new LinkedHashMap<String, String>();
        named.forEach((name, value) -> {
            if (value.value() != null) {
                params.put(name, value.value().value());
            }
        });
        if (sql != null) {
            ParamRules.check(sql, named, fields.problems());
        }
        return new SideDraft(
                source == null || sql == null
                        ? null
                        : new Side.Query(
                                source.value(), sql.value(), Collections.unmodifiableMap(params)),
                source,
                null,
                named.values().stream()
                        .map(MapOf.Named::value)
                        .flatMap(Stream::ofNullable)
                        .toList());
    }
}
