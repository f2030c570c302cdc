package dev.tminus.language.checks;

import dev.tminus.language.drafts.CheckDraft;
import dev.tminus.language.drafts.SideDraft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Refusal;
import dev.tminus.language.forms.Rule;
import dev.tminus.language.forms.Scalar;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.language.yaml.Code;
import dev.tminus.runbook.check.SchemaVersionCheck;
import dev.tminus.runbook.check.SchemaVersionCheck.Recorder;
import dev.tminus.runbook.check.SchemaVersionCheck.Relation;
import dev.tminus.runbook.check.SchemaVersionCheck.Tool;
import dev.tminus.runbook.check.Side;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a `schema-version` check may say.
final class SchemaVersionShape {

    private static final Key<Tool> TOOL =
            Key.optional(
                    "tool",
                    tool(),
                    "`sql`",
                    "The migration tool, whose own table says the version.");
    private static final Key<Placed<String>> SQL =
            Key.optional(
                    "sql",
                    SideShape.SQL_REQUIRED.form(),
                    "`tool`",
                    "A query whose single value is the version.");

    private static final Key<Placed<String>> EQUALS = version("equals", "This version.");
    private static final Key<Placed<String>> AT_LEAST =
            version("at-least", "This version or a later one.");
    private static final Key<Placed<String>> AT_MOST =
            version("at-most", "This version or an earlier one.");
    private static final Key<Placed<String>> BELOW = version("below", "An earlier version.");
    private static final Key<Boolean> DIRTY =
            Key.preset(
                    "dirty",
                    Texts.flag(),
                    "false",
                    "`true`: a migration that broke off halfway is put up with.");

    static final Shape<CheckDraft> SCHEMA_VERSION =
            Shape.of(
                            "a `schema-version` check",
                            SchemaVersionShape::schemaVersion,
                            List.of(
                                    SideShape.SOURCE,
                                    TOOL,
                                    SQL,
                                    SideShape.PARAMS,
                                    EQUALS,
                                    AT_LEAST,
                                    AT_MOST,
                                    BELOW,
                                    DIRTY))
                    .rules(
                            Rule.exactlyOne(
                                    Refusal.either(
                                            "A `schema-version` check has either `tool` or `sql`,"
                                                    + " found %s.",
                                            "", ""),
                                    "tool",
                                    "sql"),
                            Rule.with(
                                    "tool",
                                    Rule.without(SchemaVersionShape::refuseParams, "params")),
                            Rule.with(
                                    "sql",
                                    Rule.without(
                                            Refusal.each(
                                                    Code.CONFLICTING_KEYS,
                                                    "`%s` and `sql` exclude each other: a query of"
                                                            + " your own answers the version"
                                                            + " alone.",
                                                    "Remove it; let the query leave out what broke"
                                                            + " off halfway."),
                                            "dirty")),
                            Rule.exactlyOne(
                                    Refusal.notOne(
                                            "A `schema-version` check says exactly one version,"
                                                    + " found %s.",
                                            "Keys: `equals`, `at-least`, `at-most`, `below`."),
                                    "equals",
                                    "at-least",
                                    "at-most",
                                    "below"))
                    .elsewhere(Comparison.BESIDE);

    private SchemaVersionShape() {}

    private static Key<Placed<String>> key(Relation relation) {
        return switch (relation) {
            case EQUALS -> EQUALS;
            case AT_LEAST -> AT_LEAST;
            case AT_MOST -> AT_MOST;
            case BELOW -> BELOW;
        };
    }

    private static Key<Placed<String>> version(String name, String says) {
        return Key.optional(
                name,
                new WithPlace<>(Texts.text("a version", Signs.PLACEHOLDERS)),
                "another one",
                says + " Numbers within it count as numbers; `{{…}}` is replaced.");
    }

    private static CheckDraft schemaVersion(Fields fields) {
        var query = SideShape.query(fields);
        var recorder = recorder(fields, query);
        var relation = relation(fields);
        var version = relation == null ? null : fields.get(key(relation));
        CheckDraft.@Nullable Make make =
                recorder == null || relation == null || version == null
                        ? null
                        : id ->
                                new SchemaVersionCheck(
                                        Basics.of(id),
                                        recorder,
                                        relation,
                                        version.value(),
                                        fields.value(DIRTY));
        return CheckDraft.ofSides(
                make, List.of(query), version == null ? List.of() : List.of(version));
    }

    /// Beside a query of its own they are not in the way.
    private static void refuseParams(Fields fields, List<String> found) {
        if (!fields.has(SQL)) {
            SideShape.excluding("tool").refuse(fields, found);
        }
    }

    private static Scalar<Tool> tool() {
        var tool =
                Texts.choice(
                        "`flyway`, `liquibase`, `rails`, `golang-migrate`, `alembic` or `django`",
                        Texts.words(Tool.values()));
        return new Scalar<>(
                tool.wants(),
                Signs.NONE,
                tool.schema(),
                (text, problems) -> {
                    if (!text.value().equals("sql")) {
                        return tool.parse().parse(text, problems);
                    }
                    problems.error(
                            Code.BAD_VALUE,
                            text,
                            "Expected %s, found `sql`.".formatted(tool.wants()),
                            () -> "Leave `tool` out: `sql` alone asks by a query of your own.");
                    return null;
                });
    }

    private static @Nullable Recorder recorder(Fields fields, SideDraft query) {
        var source = fields.get(SideShape.SOURCE);
        var tool = fields.get(TOOL);
        if (source != null && tool != null) {
            return new Recorder.OfTool(source.value(), tool);
        }
        return query.side() instanceof Side.Query asked ? new Recorder.OfQuery(asked) : null;
    }

    private static @Nullable Relation relation(Fields fields) {
        var said = Arrays.stream(Relation.values()).filter(each -> fields.has(key(each))).toList();
        return said.size() == 1 ? said.getFirst() : null;
    }
}
