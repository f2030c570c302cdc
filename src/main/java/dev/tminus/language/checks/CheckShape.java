package dev.tminus.language.checks;

import dev.tminus.language.drafts.CheckDraft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Form;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Refusal;
import dev.tminus.language.forms.Rule;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.Times;
import dev.tminus.language.problems.Nearest;
import dev.tminus.runbook.check.CheckBasics;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.CountsCheck;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.check.SqlCheck;
import dev.tminus.runbook.check.Tolerance;
import dev.tminus.runbook.names.CheckId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a check may say.
public final class CheckShape {

    private static final Key<Tolerance> WITHIN =
            Key.preset(
                    "within",
                    ExpectShape.tolerance(),
                    "0",
                    "How far two counts may lie apart, as a number or in per cent of the larger.");
    private static final Key<Long> AT_LEAST =
            Comparison.atLeast(
                    "The smallest sum of counts of a side: nothing against nothing does not pass.");

    static final Shape<CheckDraft> COUNTS =
            Shape.of(
                            "a `counts` check",
                            CheckShape::counts,
                            List.of(
                                    Comparison.LEFT,
                                    Comparison.RIGHT,
                                    WITHIN,
                                    AT_LEAST,
                                    Comparison.SAME_SOURCE))
                    .elsewhere(Comparison.BESIDE);

    private static final Key<Placed<Expectation>> EXPECT =
            Key.required("expect", ExpectShape.EXPECT, "What the single value must be.");

    static final Shape<CheckDraft> SQL =
            Shape.of(
                            "an `sql` check",
                            CheckShape::sql,
                            List.of(
                                    SideShape.SOURCE,
                                    SideShape.SQL_REQUIRED,
                                    SideShape.PARAMS,
                                    EXPECT))
                    .elsewhere(Comparison.BESIDE);

    private static final Key<String> TITLE =
            Key.optional("title", Texts.line("a title"), "the id", "What people see.");
    private static final Key<Duration> RETENTION =
            Key.optional(
                    "retention",
                    Times.timeout(),
                    "for ever",
                    "How long its evidence is kept after the end of the run; digests stay.");
    private static final Key<CheckDraft> SQL_KEY =
            kind("sql", SQL, "Holds one value of one source against `expect`.");
    private static final Key<CheckDraft> COUNTS_KEY =
            kind("counts", COUNTS, "Compares counts of two sides.");
    private static final Key<CheckDraft> DUMP_KEY =
            kind(
                    "dump",
                    DumpShape.DUMP,
                    "Compares the rows of two sides one by one, and keeps both as CSV.");
    private static final Key<CheckDraft> STATISTICS_KEY =
            kind(
                    "statistics",
                    StatisticsShape.STATISTICS,
                    "Compares figures that two sides answer, such as what two instances say about"
                            + " their data.");
    private static final Key<CheckDraft> SCHEMA_VERSION_KEY =
            kind(
                    "schema-version",
                    SchemaVersionShape.SCHEMA_VERSION,
                    "Holds the version of a database's schema against a wanted one.");
    private static final Key<CheckDraft> DNS_KEY =
            kind("dns", DnsShape.DNS, "Asks name servers what they know of a name.");
    private static final Key<CheckDraft> METRIC_KEY =
            kind("metric", MetricShape.METRIC, "Holds one number of Prometheus against `expect`.");
    private static final Key<CheckDraft> HTTP_KEY =
            kind("http", HttpShape.HTTP, "Asks an endpoint, and looks at its answer.");
    private static final Key<CheckDraft> COMMAND_KEY =
            kind(
                    "command",
                    CommandShape.COMMAND,
                    "Starts a program, and passes when it ends with the exit code 0.");
    private static final Key<CheckDraft> DIVERGENCE_KEY =
            kind(
                    "divergence",
                    DivergenceShape.DIVERGENCE,
                    "Finds out whether every change made on an old side since a copy is in the new"
                            + " one.");
    private static final List<Key<CheckDraft>> KINDS =
            List.of(
                    SQL_KEY,
                    COUNTS_KEY,
                    DUMP_KEY,
                    STATISTICS_KEY,
                    SCHEMA_VERSION_KEY,
                    DNS_KEY,
                    METRIC_KEY,
                    HTTP_KEY,
                    COMMAND_KEY,
                    DIVERGENCE_KEY);

    private static final List<String> NAMES = KINDS.stream().<String>map(Key::name).toList();

    static final Shape<CheckDraft> CHECK =
            Shape.of(
                            "a check",
                            CheckShape::check,
                            Stream.concat(
                                            Stream.<Key<?>>of(
                                                    TITLE,
                                                    Basics.TIMEOUT,
                                                    RETENTION,
                                                    ForEachShape.KEY),
                                            KINDS.stream())
                                    .toList())
                    .rules(
                            new Rule.ExactlyOne(
                                    NAMES,
                                    Refusal.notOne(
                                            "A check has exactly one key for its kind, found %s.",
                                            "Kinds: " + Nearest.quoted(NAMES) + ".")));

    public static final Form<Map<CheckId, MapOf.Named<CheckDraft>>> CHECKS =
            new MapOf<>(
                    "a mapping of check ids to checks",
                    Texts.name("a check's id", CheckId::new),
                    CHECK);

    private CheckShape() {}

    private static Key<CheckDraft> kind(String name, Shape<CheckDraft> shape, String says) {
        return Key.optional(name, shape, "another kind", says);
    }

    private static @Nullable CheckDraft check(Fields fields) {
        var kind =
                KINDS.stream()
                        .flatMap(key -> Stream.ofNullable(fields.get(key)))
                        .findFirst()
                        .orElse(null);
        if (kind == null) {
            return null;
        }
        var make = kind.make();
        return new CheckDraft(
                make == null ? null : id -> withCommon(make.withId(id), fields),
                kind.names(),
                kind.texts(),
                kind.params(),
                kind.hosts(),
                kind.recorded());
    }

    private static CheckSpec withCommon(CheckSpec spec, Fields fields) {
        return spec.on(
                new CheckBasics(
                        spec.id(),
                        fields.get(TITLE, spec.title()),
                        fields.value(Basics.TIMEOUT),
                        fields.get(RETENTION)));
    }

    private static CheckDraft sql(Fields fields) {
        var side = SideShape.query(fields);
        var query = side.side() instanceof Side.OfSource asked ? asked : null;
        var expect = fields.get(EXPECT);
        return CheckDraft.ofSides(
                query == null || expect == null
                        ? null
                        : id -> new SqlCheck(Basics.of(id), query, expect.value()),
                List.of(side),
                ExpectShape.texts(expect));
    }

    private static CheckDraft counts(Fields fields) {
        var comparison = Comparison.read(fields);
        var left = comparison.left();
        var right = comparison.right();
        var within = fields.value(WITHIN);
        long atLeast = fields.value(AT_LEAST);
        return CheckDraft.ofSides(
                left == null || right == null
                        ? null
                        : id ->
                                new CountsCheck(
                                        Basics.of(id),
                                        left,
                                        right,
                                        within,
                                        atLeast,
                                        comparison.sameSource()),
                comparison.drafts(),
                List.of());
    }
}
