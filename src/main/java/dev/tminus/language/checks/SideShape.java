package dev.tminus.language.checks;

import dev.tminus.language.drafts.SideDraft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Form;
import dev.tminus.language.forms.IdForms;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Paths;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Refusal;
import dev.tminus.language.forms.Rule;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.language.yaml.Code;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.names.EndpointName;
import dev.tminus.runbook.names.SourceName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one side of a check may say.
final class SideShape {

    static final Key<Placed<SourceName>> SOURCE =
            Key.required("source", IdForms.SOURCE, "A source of every environment of the runbook.");
    private static final Key<Placed<SourceName>> SOURCE_OF_SIDE =
            Key.optional("source", SOURCE.form(), "another kind of side", SOURCE.says());
    private static final Form<Placed<String>> QUERY =
            new WithPlace<>(Texts.text("a query", Signs.SQL));
    static final Key<Placed<String>> SQL_REQUIRED =
            Key.required("sql", QUERY, "A query of the source; `:name` stands for a parameter.");
    private static final Key<Placed<String>> SQL =
            Key.optional(
                    "sql",
                    QUERY,
                    "`table`",
                    "A query of the source; `:name` stands for a parameter. In `counts` its last"
                            + " column is the number, the others are the key.");
    static final Key<Map<String, MapOf.Named<Placed<String>>>> PARAMS =
            Key.optional(
                    "params",
                    new MapOf<>(
                            "a mapping of parameters to values",
                            Texts.param(),
                            new WithPlace<>(Texts.value("a value", Signs.PLACEHOLDERS))),
                    "none",
                    "Values of the `:name` in `sql`, bound and never written into the query;"
                            + " `{{variables.x}}` is replaced.");
    private static final Key<String> TABLE =
            Key.optional(
                    "table",
                    Texts.line("a table's name"),
                    "`sql`",
                    "All rows of this table, instead of a query.");

    private static final Key<Placed<Side.Csv>> CSV =
            Key.optional(
                    "csv",
                    new WithPlace<>(Paths.csv()),
                    "another kind of side",
                    "A CSV file below a root of every environment's `files`; gzipped where its name"
                            + " ends in `.gz`. In `counts` it counts its records.");

    private static final Key<Placed<Paths.Below>> FILES =
            Key.optional(
                    "files",
                    new WithPlace<>(Paths.files()),
                    "another kind of side",
                    "All files that a pattern matches below a root of every environment's `files`;"
                            + " `*` and `?` stand for letters, `**` for any folders. In `counts` it"
                            + " counts their records.");
    private static final Key<Side.Format> FORMAT =
            Key.optional(
                    "format",
                    Texts.choice(
                            "`lines`, `ndjson`, `json` or `csv`",
                            Texts.words(Side.Format.values())),
                    "required beside `files`",
                    "What a record is: a line, a line that holds exactly one JSON value, a value of"
                            + " a JSON array, or a CSV record.");

    private static final Key<Placed<EndpointName>> ENDPOINT =
            Key.optional(
                    "endpoint",
                    IdForms.ENDPOINT,
                    "another kind of side",
                    "An endpoint of every environment of the runbook, which answers JSON.");
    private static final Key<Placed<String>> PATH =
            Key.optional(
                    "path",
                    new WithPlace<>(Paths.ofUrl()),
                    "`/`",
                    "The path below the endpoint's address; `{{variables.x}}` is replaced.");
    private static final Key<String> POINTER =
            Key.optional(
                    "pointer",
                    Paths.pointer(),
                    "the whole answer",
                    "The part of the answer that counts, as a JSON pointer.");

    private static final Key<Placed<Side.Recorded>> RECORDED =
            Key.optional(
                    "recorded",
                    new WithPlace<>(RecordedShape.RECORDED),
                    "another kind of side",
                    "What a check of an earlier step of the run has read and kept.");

    /// What makes a side one of a kind, with the keys that may stand beside it.
    private static final List<Kind> KINDS =
            List.of(
                    new Kind(CSV, List.of(), fields -> csv(fields.get(CSV))),
                    new Kind(FILES, List.of(FORMAT), SideShape::files),
                    new Kind(ENDPOINT, List.of(PATH, POINTER), SideShape::answer),
                    new Kind(RECORDED, List.of(), fields -> recorded(fields.get(RECORDED))),
                    new Kind(SOURCE_OF_SIDE, List.of(SQL, PARAMS, TABLE), SideShape::ofSource));

    static final Shape<SideDraft> SIDE =
            Shape.of(
                            "a side",
                            SideShape::side,
                            Stream.<Key<?>>of(
                                            SOURCE_OF_SIDE,
                                            SQL,
                                            PARAMS,
                                            TABLE,
                                            CSV,
                                            FILES,
                                            FORMAT,
                                            ENDPOINT,
                                            PATH,
                                            POINTER,
                                            RECORDED)
                                    .toList())
                    .rules(rules());

    private SideShape() {}

    private record Kind(Key<?> key, List<Key<?>> beside, Function<Fields, SideDraft> read) {

        boolean has(Key<?> other) {
            return Stream.concat(Stream.of(key), beside.stream())
                    .anyMatch(each -> each.name().equals(other.name()));
        }
    }

    private static Rule[] rules() {
        return Stream.concat(
                        Stream.of(
                                new Rule.ExactlyOne(
                                        KINDS.stream().map(kind -> kind.key().name()).toList(),
                                        SideShape::refuseKinds),
                                Rule.with(
                                        "source",
                                        Rule.exactlyOne(
                                                of("source", SideShape::refuseSource),
                                                "sql",
                                                "table")),
                                Rule.with(
                                        "table",
                                        Rule.without(of("source", excluding("table")), "params")),
                                Rule.with(
                                        "files",
                                        Rule.needs(
                                                "format",
                                                of(
                                                        "files",
                                                        Refusal.missing(
                                                                "A side with `files` needs"
                                                                        + " `format`.",
                                                                "`format` takes %s."
                                                                        .formatted(
                                                                                FORMAT.form()
                                                                                        .wants())))))),
                        KINDS.stream().map(SideShape::rule))
                .toArray(Rule[]::new);
    }

    private static void refuseKinds(Fields fields, List<String> found) {
        if (found.isEmpty()) {
            Refusal.missing(
                            SOURCE,
                            "A side needs `source`, `csv`, `files`, `endpoint` or `recorded`.")
                    .refuse(fields, found);
        } else {
            excluding(found.getFirst()).refuse(fields, found.subList(1, found.size()));
        }
    }

    private static void refuseSource(Fields fields, List<String> found) {
        if (found.isEmpty()) {
            Refusal.missing("A side needs `sql` or `table`.", "").refuse(fields, found);
        } else {
            excluding("table").refuse(fields, List.of("sql"));
        }
    }

    /// Keys that do not stand beside another one.
    static Refusal excluding(String kept) {
        return Refusal.each(
                Code.CONFLICTING_KEYS,
                "`%s` and `" + kept + "` exclude each other.",
                "Keep one of the two.");
    }

    private static Rule rule(Kind kind) {
        var strange =
                KINDS.stream()
                        .flatMap(other -> other.beside().stream())
                        .filter(key -> !kind.has(key))
                        .map(Key::name)
                        .toList();
        return Rule.with(
                kind.key().name(),
                new Rule.Without(strange, of(kind.key().name(), excluding(kind.key().name()))));
    }

    /// What is said of a side of one kind; the first of several counts.
    private static Refusal of(String key, Refusal refusal) {
        return (fields, found) -> {
            var kind = kind(fields);
            if (kind != null && kind.key().name().equals(key)) {
                refusal.refuse(fields, found);
            }
        };
    }

    private static @Nullable Kind kind(Fields fields) {
        return KINDS.stream().filter(each -> fields.has(each.key())).findFirst().orElse(null);
    }

    private static SideDraft side(Fields fields) {
        var kind = kind(fields);
        return kind == null ? SideDraft.UNREADABLE : kind.read().apply(fields);
    }

    private static SideDraft ofSource(Fields fields) {
        if (!fields.has(TABLE)) {
            return read(fields, SQL);
        }
        var source = fields.get(SOURCE);
        var table = fields.get(TABLE);
        return new SideDraft(
                source == null || table == null ? null : new Side.Table(source.value(), table),
                source,
                List.of(),
                null);
    }

    private static SideDraft csv(@Nullable Placed<Side.Csv> csv) {
        return csv == null
                ? SideDraft.UNREADABLE
                : new SideDraft(
                        csv.value(), new Placed<>(csv.value().root(), csv.at()), List.of(), null);
    }

    private static SideDraft files(Fields fields) {
        var files = fields.get(FILES);
        var format = fields.get(FORMAT);
        if (files == null) {
            return SideDraft.UNREADABLE;
        }
        var below = files.value();
        return new SideDraft(
                format == null ? null : new Side.Files(below.root(), below.path(), format),
                new Placed<>(below.root(), files.at()),
                List.of(),
                null);
    }

    private static SideDraft answer(Fields fields) {
        var endpoint = fields.get(ENDPOINT);
        var path = fields.get(PATH);
        boolean unclear = isUnclear(PATH, fields) || isUnclear(POINTER, fields);
        return new SideDraft(
                endpoint == null || unclear
                        ? null
                        : new Side.Answer(
                                endpoint.value(),
                                path == null ? "/" : path.value(),
                                fields.get(POINTER, "")),
                endpoint,
                path == null ? List.of() : List.of(path),
                null);
    }

    private static boolean isUnclear(Key<?> key, Fields fields) {
        return fields.has(key) && fields.get(key) == null;
    }

    private static SideDraft recorded(@Nullable Placed<Side.Recorded> recorded) {
        return recorded == null
                ? SideDraft.UNREADABLE
                : new SideDraft(recorded.value(), null, List.of(), recorded);
    }

    /// The keys of a query, which an `sql` check carries itself.
    static SideDraft query(Fields fields) {
        return read(fields, SQL_REQUIRED);
    }

    private static SideDraft read(Fields fields, Key<Placed<String>> key) {
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
                        .toList(),
                null);
    }
}
