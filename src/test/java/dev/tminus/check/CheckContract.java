package dev.tminus.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.Outcome.Fact;
import dev.tminus.runbook.Outcome.Failed;
import dev.tminus.runbook.Outcome.Inconclusive;
import dev.tminus.runbook.Outcome.Passed;
import dev.tminus.runbook.Side;
import dev.tminus.runbook.SourceName;
import dev.tminus.runbook.Tolerance;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `counts` checks must do on every kind of database, beside all that `sql` checks must.
abstract class CheckContract extends SqlCheckContract {

    @Test
    void passesWhereAllCountsAreEqual() {
        var outcome =
                carryOut(
                        counts(
                                "select email, active, count(*) from users group by email, active",
                                "select email, active, count(*) from users group by email, active"
                                        + " order by email desc"));

        assertThat(outcome).isInstanceOf(Passed.class);
        assertThat(outcome.summary())
                .isEqualTo("field counts 3 and hq 3 over 3 keys, equal counts wanted.");
        assertThat(outcome.facts())
                .contains(
                        new Fact("read at", "2026-11-21T17:00:00Z"),
                        new Fact("field", "3 in 3 rows"),
                        new Fact("hq", "3 in 3 rows"),
                        new Fact("planted differences found", "3 of 3"));
    }

    @Test
    void namesEveryDifference() {
        var outcome =
                carryOut(
                        counts(
                                "select * from (values ('a', 3), ('b', 2), ('c', 1)) t(k, n)",
                                "select * from (values ('a', 3), ('c', 5), ('d', 1)) t(k, n)"));

        assertThat(outcome).isInstanceOf(Failed.class);
        assertThat(outcome.summary())
                .isEqualTo(
                        "field and hq differ in 3 of 4 keys: 1 missing in hq, 1 missing in field"
                                + " and 1 count differs; equal counts wanted.");
        assertThat(outcome.facts())
                .endsWith(
                        new Fact("missing in hq", "b"),
                        new Fact("c", "field 1, hq 5"),
                        new Fact("missing in field", "d"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    select 'a · b', 'c', 1                    | select 'a', 'b · c', 1              | a · b · c
                    select cast(null as varchar(9)), 1        | select '', 1                        | NULL
                    select cast(null as varchar(9)), 1        | select 'NULL', 1                    | NULL
                    select 'A', 1                             | select 'a', 1                       | A
                    select 'é', 1                             | select 'e', 1                       | é
                    select 'a ', 1                            | select 'a', 1                       | 'a '
                    """)
    void neverTakesDifferentKeysForOne(String left, String right, String missing) {
        var outcome = carryOut(counts(left, right));

        assertThat(outcome).isInstanceOf(Failed.class);
        assertThat(outcome.facts()).contains(new Fact("missing in hq", missing.replace("'", "")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    select 1, 1                           | select cast(1.00 as decimal(9, 2)), 1
                    select cast('x' as char(9)), 1        | select cast('x' as char(3)), 1
                    select cast(null as varchar(9)), 1    | select cast(null as varchar(3)), 1
                    select timestamp '2026-01-01 10:00:00.120', 1 | select timestamp '2026-01-01 10:00:00.12', 1
                    select timestamp with time zone '2026-01-01 10:00:00+01:00', 1 | select timestamp with time zone '2026-01-01 09:00:00+00:00', 1
                    """)
    void knowsEqualKeysWhateverTheirForm(String left, String right) {
        assertThat(carryOut(counts(left, right))).isInstanceOf(Passed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    select 1, 5                   | select 'one', 5                | Key column 1 is a number in field (@) and text in hq (@); cast one of them.
                    select 'a', 'b', 5            | select 'a', 5                  | field has 2 key columns and hq 1; both sides need the same key.
                    select 'a', 5                 | select 5                       | field has 1 key column and hq none; both sides need the same key.
                    select 5, 'a'                 | select 5, 'a'                  | The last column of field (@) is text; it must be the number.
                    select 'a', cast(null as int) | select 'a', 1                  | field answers NULL for key a, which is no number.
                    select cast(null as int)      | select 1                       | field answers NULL, which is no number.
                    select active, 1 from users   | select 'a', 1                  | field has key true more than once; its query must answer each key once.
                    select 'a', 1                 | select email, 1 from users union all select email, 1 from users | hq has key ana@example.test more than once; its query must answer each key once.
                    select id from users          | select 1                       | field answers more than one row without a key; group it or count once.
                    """)
    void comparesOnlyWhatCanBeCompared(String left, String right, String summary) {
        var outcome = carryOut(counts(left, right));

        assertThat(outcome).isInstanceOf(Inconclusive.class);
        assertThat(outcome.summary().replaceAll("\\([^ )]+\\)", "(@)")).isEqualTo(summary);
    }

    @Test
    void countsTheRowsOfATable() {
        var check =
                counts(
                        new Side.Table(new SourceName("field"), "users"),
                        new Side.Table(new SourceName("hq"), "Odd \"Name"),
                        Tolerance.NONE,
                        1);

        var outcome = carryOut(check);

        assertThat(outcome).isInstanceOf(Failed.class);
        assertThat(outcome.summary())
                .isEqualTo("field counts 3 and hq counts 2, equal counts wanted.");
    }

    @Test
    void refusesToCompareADatabaseWithItself() {
        var check =
                counts(
                        new Side.Table(new SourceName("field"), "users"),
                        new Side.Table(new SourceName("field"), "users"),
                        Tolerance.NONE,
                        1);

        var outcome = carryOut(check);
        var meant = carryOut(sameSource(check));

        assertThat(outcome).isInstanceOf(Inconclusive.class);
        assertThat(outcome.summary())
                .startsWith("field (left) and field (right) are the same database, ")
                .endsWith(
                        "; a comparison of a thing with itself proves nothing. Where that is meant,"
                                + " say same-source: true.");
        assertThat(meant).isInstanceOf(Passed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1   | field counts 0 in all, at least 1 wanted, so that nothing against nothing never passes.
                    0   |
                    """)
    void neverPassesNothingAgainstNothing(long atLeast, String summary) {
        var nothing = "select email, count(*) from users where 1 = 0 group by email";
        var check = counts(field(nothing), hq(nothing), Tolerance.NONE, atLeast);

        var outcome = carryOut(check);

        if (summary == null) {
            assertThat(outcome).isInstanceOf(Passed.class);
        } else {
            assertThat(outcome).isInstanceOf(Failed.class);
            assertThat(outcome.summary()).isEqualTo(summary);
        }
    }

    @Test
    void isInconclusiveWhereTheToleranceLetsNothingFail() {
        var within = new Tolerance.Percent(BigDecimal.valueOf(100));

        var outcome = carryOut(counts(field("select 5"), hq("select 5"), within, 1));

        assertInconclusive(
                outcome,
                "The comparison did not find the differences planted in it, so that it proves"
                        + " nothing; with counts within 100% wanted it cannot fail.");
    }

    @Test
    void givesTheSameDigestForTheSameDataInAnyOrder() {
        var one =
                carryOut(
                        counts(
                                "select email, count(*) from users group by email order by email",
                                "select email, count(*) from users group by email"));
        var other =
                carryOut(
                        counts(
                                "select email, count(*) from users group by email order by 1 desc",
                                "select email, cast(1.0 as decimal(4, 1)) from users"));
        var changed =
                carryOut(
                        counts(
                                "select email, count(*) from users group by email",
                                "select email, 2 from users"));

        assertThat(one.dataDigest()).matches("[0-9a-f]{64}").isEqualTo(other.dataDigest());
        assertThat(changed.dataDigest()).matches("[0-9a-f]{64}").isNotEqualTo(one.dataDigest());
    }
}
