package dev.tminus.language;

import dev.tminus.runbook.CheckId;
import dev.tminus.runbook.CheckSpec;
import dev.tminus.runbook.CountsCheck;
import dev.tminus.runbook.Expectation;
import dev.tminus.runbook.Side;
import dev.tminus.runbook.SqlCheck;
import dev.tminus.runbook.Tolerance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a check may say.
final class CheckShape {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final List<String> KINDS_LATER =
            List.of(
                    "dump",
                    "statistics",
                    "schema-version",
                    "dns",
                    "metric",
                    "http",
                    "command",
                    "divergence");

    private static final Key<SideDraft> LEFT = Key.required("left", SideShape.SIDE, "One side.");
    private static final Key<SideDraft> RIGHT =
            Key.required("right", SideShape.SIDE, "The other side.");
    private static final Key<Tolerance> WITHIN =
            Key.optional(
                    "within",
                    ExpectShape.tolerance(),
                    "0",
                    "How far two counts may lie apart, as a number or in per cent of the larger.");
    private static final Key<Long> AT_LEAST =
            Key.optional(
                    "at-least",
                    Texts.whole(0, 1_000_000_000_000L),
                    "1",
                    "The smallest sum of counts of a side: nothing against nothing does not pass.");
    private static final Key<Boolean> SAME_SOURCE =
            Key.optional(
                    "same-source",
                    Texts.flag(),
                    "false",
                    "Allows both sides to be the same data on the same server.");

    static final Shape<CheckDraft> COUNTS =
            Shape.of(
                    "a `counts` check",
                    CheckShape::counts,
                    List.of(),
                    List.of(LEFT, RIGHT, WITHIN, AT_LEAST, SAME_SOURCE));

    private static final Key<Expectation> EXPECT =
            Key.required("expect", ExpectShape.EXPECT, "What the single value must be.");

    static final Shape<CheckDraft> SQL =
            Shape.of(
                    "an `sql` check",
                    CheckShape::sql,
                    List.of(),
                    List.of(SideShape.SOURCE, SideShape.SQL_REQUIRED, SideShape.PARAMS, EXPECT));

    private static final Key<String> TITLE =
            Key.optional("title", Texts.line("a title"), "the id", "What people see.");
    private static final Key<Duration> TIMEOUT_KEY =
            Key.optional(
                    "timeout",
                    Times.timeout(),
                    "5m",
                    "Of one attempt, which is inconclusive after it.");
    private static final Key<CheckDraft> SQL_KEY =
            Key.optional(
                    "sql", SQL, "another kind", "Holds one value of one source against `expect`.");
    private static final Key<CheckDraft> COUNTS_KEY =
            Key.optional("counts", COUNTS, "another kind", "Compares counts of two sides.");

    static final Shape<CheckDraft> CHECK =
            Shape.of(
                    "a check",
                    CheckShape::check,
                    Stream.concat(KINDS_LATER.stream(), Stream.of("retention", "for-each"))
                            .toList(),
                    List.of(TITLE, TIMEOUT_KEY, SQL_KEY, COUNTS_KEY));

    static final Form<Map<CheckId, MapOf.Named<CheckDraft>>> CHECKS =
            new MapOf<>(
                    "a mapping of check ids to checks",
                    Texts.name("a check's id", CheckId::new),
                    CHECK);

    private CheckShape() {}

    private static @Nullable CheckDraft check(Fields fields) {
        long later = KINDS_LATER.stream().filter(fields::has).count();
        long kinds = later + Stream.of(SQL_KEY, COUNTS_KEY).filter(fields::has).count();
        if (kinds != 1) {
            fields.problems()
                    .error(
                            kinds == 0 ? Code.MISSING_KEY : Code.CONFLICTING_KEYS,
                            fields.node(),
                            "A check has exactly one key for its kind, found "
                                    + (kinds == 0 ? "none." : kinds + "."),
                            () -> "Write `sql` or `counts`.");
        }
        var kind = fields.has(SQL_KEY) ? fields.get(SQL_KEY) : fields.get(COUNTS_KEY);
        if (kind == null) {
            return null;
        }
        var make = kind.make();
        return new CheckDraft(
                make == null ? null : id -> withCommon(make.withId(id), fields),
                kind.sources(),
                kind.texts());
    }

    private static CheckSpec withCommon(CheckSpec spec, Fields fields) {
        var title = fields.get(TITLE, spec.title());
        var timeout = fields.get(TIMEOUT_KEY, TIMEOUT);
        return spec.named(title, timeout, null);
    }

    private static CheckDraft sql(Fields fields) {
        var side = SideShape.query(fields);
        var query = side.side() instanceof Side.OfSource asked ? asked : null;
        var source = side.source();
        var expect = fields.get(EXPECT);
        return new CheckDraft(
                query == null || expect == null
                        ? null
                        : id -> new SqlCheck(new CheckId(id), id, TIMEOUT, null, query, expect),
                source == null ? List.of() : List.of(source),
                side.texts());
    }

    private static CheckDraft counts(Fields fields) {
        var sides =
                Stream.of(LEFT, RIGHT).flatMap(key -> Stream.ofNullable(fields.get(key))).toList();
        var left = sides.isEmpty() ? null : sides.getFirst().side();
        var right = sides.size() < 2 ? null : sides.getLast().side();
        var within = fields.get(WITHIN, Tolerance.NONE);
        long atLeast = fields.get(AT_LEAST, 1L);
        boolean sameSource = fields.get(SAME_SOURCE, false);
        return new CheckDraft(
                left == null || right == null
                        ? null
                        : id ->
                                new CountsCheck(
                                        new CheckId(id),
                                        id,
                                        TIMEOUT,
                                        null,
                                        left,
                                        right,
                                        within,
                                        atLeast,
                                        sameSource),
                sides.stream().flatMap(side -> Stream.ofNullable(side.source())).toList(),
                sides.stream().flatMap(side -> side.texts().stream()).toList());
    }
}
