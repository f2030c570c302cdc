package dev.tminus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tminus.check.CheckReport.CountDifferences;
import dev.tminus.check.CheckReport.SideReport;
import dev.tminus.runbook.check.EvidenceRef.Kind;
import dev.tminus.runbook.check.Outcome.Fact;
import dev.tminus.runbook.check.Outcome.Failed;
import dev.tminus.runbook.check.Outcome.Inconclusive;
import dev.tminus.runbook.check.Outcome.Passed;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.check.Tolerance;
import dev.tminus.runbook.names.SourceName;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `counts` checks must do on every kind of database, beside all that `sql` checks must.
abstract class CountsCheckContract extends SqlCheckContract {

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
                        new Fact("field read at", "2026-11-21T17:00:00Z"),
                        new Fact("hq read at", "2026-11-21T17:00:00Z"),
                        new Fact("field", "3 in 3 rows"),
                        new Fact("hq", "3 in 3 rows"),
                        new Fact("planted differences found", "3 of 3"));
    }

    @Test
    void namesEveryDifferenceInItsReportAndNoneInTheJournal() {
        var outcome =
                carryOut(
                        counts(
                                "select 'anna' as k, 3 as n union all select 'ben', 2 union all"
                                        + " select 'carl', 1",
                                "select 'anna' as k, 3 as n union all select 'carl', 5 union all"
                                        + " select 'dora', 1"));

        assertThat(outcome).isInstanceOf(Failed.class);
        assertThat(outcome.summary())
                .isEqualTo(
                        "field and hq differ in 3 of 4 keys: 1 missing in hq, 1 missing in field"
                                + " and 1 count differs; equal counts wanted.");
        assertThat(outcome.facts())
                .contains(
                        new Fact("missing in hq", "1"),
                        new Fact("missing in field", "1"),
                        new Fact("changed", "1"));
        assertThat(outcome.facts().toString()).doesNotContain("ben", "carl", "dora");
        assertThat(samples(outcome))
                .containsExactly("MISSING ben, 2", "EXTRA dora, 1", "CHANGED carl, 1 <> carl, 5");
        assertThat(text(outcome, Kind.LEFT_DUMP)).isEqualTo("k,n\r\nanna,3\r\nben,2\r\ncarl,1\r\n");
        assertThat(text(outcome, Kind.DIFFERENCES))
                .isEqualTo(
                        "\uFEFFdifference,side,k,n,differing columns\r\n"
                                + "missing in hq,field,ben,2,\r\n"
                                + "changed,field,carl,1,n\r\n"
                                + "changed,hq,carl,5,n\r\n"
                                + "extra in hq,hq,dora,1,\r\n");
        assertThat(report(outcome).sides())
                .extracting(SideReport::name, SideReport::rows)
                .containsExactly(tuple("field", 3L), tuple("hq", 3L));
        assertThat(((CountDifferences) report(outcome)).totals()).containsExactly("6", "9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    select 'a · b', 'c', 1                    | select 'a', 'b · c', 1              | a · b, c, 1
                    select nullif('x', 'x'), 1                | select '', 1                        | null, 1
                    select nullif('x', 'x'), 1                | select 'NULL', 1                    | null, 1
                    select 'A', 1                             | select 'a', 1                       | A, 1
                    select 'é', 1                             | select 'e', 1                       | é, 1
                    select 'a ', 1                            | select 'a', 1                       | a , 1
                    """)
    void neverTakesDifferentKeysForOne(String left, String right, String missing) {
        var outcome = carryOut(counts(left, right));

        assertThat(outcome).isInstanceOf(Failed.class);
        assertThat(samples(outcome)).contains("MISSING " + missing);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    select 1, 1                           | select cast(1.00 as decimal(9, 2)), 1
                    select cast('x' as char(9)), 1        | select cast('x' as char(3)), 1
                    select nullif('x', 'x'), 1            | select nullif('yy', 'yy'), 1
                    select timestamp '2026-01-01 10:00:00.120', 1 | select timestamp '2026-01-01 10:00:00.12', 1
                    select at, 1 from moments             | select at, 1 from moments
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
                    select 5, 'a'                 | select 5, 1                    | The last column of field (@) is text; it must be the number.
                    select 'a', cast(null as int) | select 'a', 1                  | field answers NULL for a key, which is no number.
                    select cast(null as int)      | select 1                       | field answers NULL, which is no number.
                    select active, 1 from users   | select active, 1 from users where id < 0                 | field has a key more than once; its query must answer each key once.
                    select 'a', 1                 | select email, 1 from users union all select email, 1 from users | hq has a key more than once; its query must answer each key once.
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
    void findsThePlantedDifferencesWhereSomethingCanDiffer() {
        var within = new Tolerance.Percent(new BigDecimal("99.9"));

        var outcome = carryOut(counts(field("select 5"), hq("select 4"), within, 1));

        assertThat(outcome).isInstanceOf(Passed.class);
        assertThat(fact(outcome, "planted differences found")).isEqualTo("3 of 3");
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
