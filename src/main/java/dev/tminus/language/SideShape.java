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

    static final Shape<SideDraft> SIDE =
            Shape.of(
                    "a side",
                    SideShape::side,
                    List.of("csv", "files", "format", "endpoint", "path", "pointer", "recorded"),
                    List.of(SOURCE, SQL, PARAMS, TABLE));

    private SideShape() {}

    private static SideDraft side(Fields fields) {
        if (!fields.has(TABLE)) {
            if (!fields.has(SQL)) {
                fields.problems()
                        .error(Code.MISSING_KEY, fields.node(), "A side needs `sql` or `table`.");
            }
            return read(fields, SQL);
        }
        for (var key : Stream.of(SQL, PARAMS).filter(fields::has).toList()) {
            fields.problems()
                    .error(
                            Code.CONFLICTING_KEYS,
                            fields.keyNode(key),
                            "`%s` and `table` exclude each other.".formatted(key.name()),
                            () -> "Keep one of the two.");
        }
        var source = fields.get(SOURCE);
        var table = fields.get(TABLE);
        return new SideDraft(
                source == null || table == null ? null : new Side.Table(source.value(), table),
                source,
                List.of());
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
                named.values().stream()
                        .map(MapOf.Named::value)
                        .flatMap(Stream::ofNullable)
                        .toList());
    }
}
