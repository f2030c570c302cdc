package dev.tminus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tminus.check.CheckReport.ColumnReport;
import dev.tminus.check.CheckReport.SideReport;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.check.EvidenceRef.Kind;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.check.Outcome.Fact;
import dev.tminus.runbook.check.Outcome.Failed;
import dev.tminus.runbook.check.Outcome.Inconclusive;
import dev.tminus.runbook.check.Outcome.Passed;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.source.Stop;
import dev.tminus.testing.Polling;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What `dump` checks must do on every kind of database, beside all that `counts` and `sql` checks
/// must.
abstract class DumpCheckContract extends CountsCheckContract {

    /// Rows `'a', 1; 'b', 2` of the columns k and v as a query.
    static String rows(String rows) {
        var all = Arrays.stream(rows.split(";")).map(String::strip).toList();
        var first = all.getFirst().split(",(?![^(]*\\))", 2);
        return all.stream()
                .skip(1)
                .map(row -> " union all select " + row)
                .collect(
                        Collectors.joining(
                                "", "select %s as k, %s as v".formatted(first[0], first[1]), ""));
    }

    DumpBuilder dump(String left, String right) {
        return new DumpBuilder(field(left), hq(right));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    'a', 1; 'b', 2                      | 'b', 2; 'a', 1                       | the order of rows
                    'a', 1.0                            | 'a', cast(1.00 as decimal(9, 2))     | the scale of decimals
                    'a', 100                            | 'a', cast(100 as bigint)             | the width of integers
                    'a', cast(12345678901234567890123.0001 as decimal(38, 9)) | 'a', cast(12345678901234567890123.0001 as decimal(30, 4)) | big decimals
                    'a', cast(0.1 as double precision)  | 'a', cast(0.1 as decimal(9, 4))      | doubles and decimals
                    'a', nullif('x', 'x')               | 'a', nullif('yy', 'yy')              | NULL
                    nullif('x', 'x'), 1                 | nullif('yy', 'yy'), 1                | NULL in a key
                    'a', ''                             | 'a', ''                              | the empty text
                    'a', timestamp '2026-01-01 10:00:00.120' | 'a', timestamp '2026-01-01 10:00:00.12' | the digits of a second
                    'a', cast('x' as char(9))           | 'a', cast('x' as char(3))            | the padding of CHAR
                    '李伟 🏗', 1; 'z', 2                 | 'z', 2; '李伟 🏗', 1                  | what is beyond the basic plane
                    'a', 1; 'a', 2                      | 'a', 2; 'a', 1                       | the order of rows of one key
                    """)
    void passesWhateverTheFormOf(String left, String right, String what) {
        var outcome = carryOut(dump(rows(left), rows(right)).key("k").check());

        assertThat(outcome).as(what).isInstanceOf(Passed.class);
        int rows = left.split(";").length;
        assertThat(outcome.summary())
                .isEqualTo(
                        "field and hq have the same %d %s, equal rows wanted."
                                .formatted(rows, rows == 1 ? "row" : "rows"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
                    'a', 1; 'b', 2        ~ 'a', 1                 ~ 2 rows and hq 1: 1 missing in hq           ~ MISSING b, 2
                    'b', 2                ~ 'a', 1; 'b', 2         ~ 1 row and hq 2: 1 extra in hq              ~ EXTRA a, 1
                    'a', 1; 'b', 2        ~ 'a', 1; 'b', 3         ~ 2 rows and hq 2: 1 changed                 ~ CHANGED b, 2 <> b, 3
                    'a', 1; 'b', 2; 'c', 3 ~ 'b', 0; 'c', 3; 'd', 4 ~ 3 rows and hq 3: 1 missing in hq, 1 extra in hq, 1 changed ~ MISSING a, 1; EXTRA d, 4; CHANGED b, 2 <> b, 0
                    'a', nullif('x', 'x') ~ 'a', ''                ~ 1 row and hq 1: 1 changed                  ~ CHANGED a, null <> a,
                    'a', nullif('x', 'x') ~ 'a', 'NULL'            ~ 1 row and hq 1: 1 changed                  ~ CHANGED a, null <> a, NULL
                    'a', 'x'              ~ 'a', 'X'               ~ 1 row and hq 1: 1 changed                  ~ CHANGED a, x <> a, X
                    'a', 'x '             ~ 'a', 'x'               ~ 1 row and hq 1: 1 changed                  ~ CHANGED a, x  <> a, x
                    'a', '\u00e9'         ~ 'a', 'e\u0301'         ~ 1 row and hq 1: 1 changed                  ~ CHANGED a, \u00e9 <> a, e\u0301
                    'x|y', 'z'            ~ 'x', 'y|z'             ~ 1 row and hq 1: 1 missing in hq, 1 extra in hq ~ MISSING x|y, z; EXTRA x, y|z
                    'A', 1                ~ 'a', 1                 ~ 1 row and hq 1: 1 missing in hq, 1 extra in hq ~ MISSING A, 1; EXTRA a, 1
                    'a', cast(12345678901234567890123.0001 as decimal(38, 9)) ~ 'a', cast(12345678901234567890123.0002 as decimal(38, 9)) ~ 1 row and hq 1: 1 changed ~ CHANGED a, 12345678901234567890123.0001 <> a, 12345678901234567890123.0002
                    'a', 1; 'a', 1        ~ 'a', 1                 ~ 2 rows and hq 1: 1 missing in hq           ~ MISSING a, 1
                    'a', 1; 'a', 2        ~ 'a', 3; 'a', 1         ~ 2 rows and hq 2: 1 changed                 ~ CHANGED a, 2 <> a, 3
                    """)
    void failsAndNamesTheRows(String left, String right, String summary, String samples) {
        var outcome = carryOut(dump(rows(left), rows(right)).key("k").check());

        assertThat(outcome).isInstanceOf(Failed.class);
        assertThat(outcome.summary()).isEqualTo("field has " + summary + "; equal rows wanted.");
        assertThat(String.join("; ", samples(outcome)).strip()).isEqualTo(samples);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    select 'a' as k, 1 as v                | select 'a' as k, 1 as v, 2 as w        | The sides have different columns: only hq has w. Select the same ones or ignore these.
                    select 'a' as k, 1 as v, 3 as u        | select 'a' as k, 1 as v, 2 as w        | The sides have different columns: only field has u, only hq has w. Select the same ones or ignore these.
                    select 'a' as k, 1 as v                | select 'a' as k, 'one' as v            | Column v is a number in field and text in hq; cast one of them.
                    select 'a' as k, timestamp '2026-01-01 10:00:00' as v | select 'a' as k, cast('2026-01-01' as date) as v | Column v is a date and time without a zone in field and a date in hq; cast one of them.
                    select 'a' as j, 1 as v                | select 'a' as j, 1 as v                | There is no column k, which key names; both sides have j, v.
                    """)
    void comparesOnlyColumnsThatCanBeCompared(String left, String right, String summary) {
        var outcome = carryOut(dump(left, right).key("k").check());

        assertInconclusive(outcome, summary);
        assertThat(outcome.evidence())
                .extracting(EvidenceRef::kind)
                .containsExactly(EvidenceRef.Kind.REPORT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    v | trim        | Column v is a number, and its rule does not fit: trim needs text.
                    v | ignore-case | Column v is a number, and its rule does not fit: ignore-case needs text.
                    v | 1S          | Column v is a number, and its rule does not fit: within a duration needs a date or a time.
                    t | 1           | Column t is text, and its rule does not fit: within a number needs a number.
                    k | trim        | Column k is of the key, which is compared exactly; it cannot have a rule.
                    w | trim        | There is no column w, which columns names; both sides have k, t, v.
                    v | 100%        | The comparison found 2 of 3 differences planted in it and so proves nothing: the rule of column v lets everything pass, so that it cannot fail.
                    """)
    void refusesARuleThatProvesNothing(String column, String rule, String summary) {
        var same = "select 'a' as k, 1 as v, 'x' as t";

        var outcome = carryOut(dump(same, same).key("k").rule(column, rule).check());

        assertInconclusive(outcome, summary);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    0.01        | 1.00                   | 1.01                   | true
                    0.01        | 1.00                   | 1.02                   | false
                    1%          | 100                    | 101                    | true
                    1%          | 100                    | 102                    | false
                    1S          | timestamp '2026-01-01 10:00:00' | timestamp '2026-01-01 10:00:01' | true
                    1S          | timestamp '2026-01-01 10:00:00' | timestamp '2026-01-01 10:00:02' | false
                    24H         | date '2026-01-01'      | date '2026-01-02'      | true
                    24H         | date '2026-01-01'      | date '2026-01-03'      | false
                    1M          | time '10:00:00'        | time '10:01:00'        | true
                    1M          | time '10:00:00'        | time '10:01:01'        | false
                    trim        | ' x '                  | 'x'                    | true
                    trim        | ' x '                  | 'X'                    | false
                    ignore-case | 'Ä🏗'                  | 'ä🏗'                  | true
                    ignore-case | 'ä'                    | 'a'                    | false
                    trim,ignore-case | ' X'              | 'x'                    | true
                    0.01        | 1.00                   | nullif(1.00, 1.00)     | false
                    """)
    void letsARuleDecide(String rule, String left, String right, boolean same) {
        var check =
                dump(
                                "select 'a' as k, %s as v".formatted(left),
                                "select 'a' as k, %s as v".formatted(right))
                        .key("k")
                        .rule("V", rule);

        var outcome = carryOut(check.check());

        assertThat(outcome).isInstanceOf(same ? Passed.class : Failed.class);
        assertThat(comparison(outcome).columns().get(1).rule()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b", "c"})
    void comparesTextKeysByTheirBytesWhateverTheirCollations(String key) {
        var left = "select %s as k, n from texts".formatted(key);

        var outcome = carryOut(dump(left, left).key("k").check());

        assertThat(outcome).isInstanceOf(Passed.class);
        assertThat(outcome.summary())
                .isEqualTo("field and hq have the same 18 rows, equal rows wanted.");
        assertThat(fact(outcome, "rows beyond the first of their key")).isEmpty();
        assertThat(text(outcome, Kind.LEFT_DUMP)).isEqualTo(text(outcome, Kind.RIGHT_DUMP));
    }

    @Test
    void takesOneMomentInTwoZonesForOne() {
        var sql = "select id, at from moments";

        assertThat(carryOut(dump(sql, sql).key("id").check())).isInstanceOf(Passed.class);
    }

    @Test
    void comparesTablesOfDifferentColumnOrderWithoutLocalIds() {
        var check =
                new DumpBuilder(
                                new Side.Table(new SourceName("field"), "users"),
                                hq("select name, email, active from users"))
                        .key("email")
                        .ignore("ID")
                        .check();

        var outcome = carryOut(check);

        assertThat(outcome.summary())
                .isEqualTo("field and hq have the same 3 rows, equal rows wanted.");
        assertThat(text(outcome, Kind.RIGHT_DUMP))
                .isEqualTo(
                        "email,active,name\r\nana@example.test,true,Ana\r\n"
                                + "jo@example.test,false,\"\"\r\n"
                                + "wei@example.test,true,李伟 🏗\r\n");
        assertThat(comparison(outcome).ignored()).containsExactly("id");
    }

    @Test
    void keepsDumpsSidecarsDifferencesAndAReport() {
        var left = rows("'a', 1; 'b, \"c\"', 2; 'd', nullif(1, 1)");
        var right = rows("'a', 1; 'b, \"c\"', 3; 'e', 5");

        var outcome = carryOut(dump(left, right).key("k").check());

        assertThat(outcome.evidence())
                .extracting(EvidenceRef::kind, EvidenceRef::name)
                .containsExactly(
                        tuple(Kind.LEFT_DUMP, "users-field.csv"),
                        tuple(Kind.LEFT_SIDECAR, "users-field.json"),
                        tuple(Kind.RIGHT_DUMP, "users-hq.csv"),
                        tuple(Kind.RIGHT_SIDECAR, "users-hq.json"),
                        tuple(Kind.DIFFERENCES, "users-differences.csv"),
                        tuple(Kind.REPORT, "users-report.json"));
        assertThat(text(outcome, Kind.LEFT_DUMP))
                .isEqualTo("k,v\r\na,1\r\n\"b, \"\"c\"\"\",2\r\nd,\r\n");
        assertThat(text(outcome, Kind.DIFFERENCES))
                .isEqualTo(
                        "\uFEFFdifference,side,k,v,differing columns\r\n"
                                + "changed,field,\"b, \"\"c\"\"\",2,v\r\n"
                                + "changed,hq,\"b, \"\"c\"\"\",3,v\r\n"
                                + "missing in hq,field,d,,\r\n"
                                + "extra in hq,hq,e,5,\r\n");
        var dump = ref(outcome, Kind.LEFT_DUMP).sha256();
        assertThat(text(outcome, Kind.LEFT_SIDECAR))
                .contains(
                        "\"format\" : 1",
                        "\"side\" : \"field\"",
                        "\"readAt\" : \"2026-11-21T17:00:00Z\"",
                        "\"rows\" : 3",
                        "\"sha256\" : \"" + dump + "\"");
        assertThat(fact(outcome, "dump of field")).isEqualTo(dump);
    }

    @Test
    void reportsCountsColumnsAndBothQueries() {
        var left = rows("'a', 1; 'b', 2; 'c', 3; 'c', 3");

        var outcome = carryOut(dump(left, rows("'a', 1; 'b', 4")).key("k").check());

        var report = report(outcome);
        assertThat(report).isInstanceOf(CheckReport.RowDifferences.class);
        assertThat(report.wanted()).isEqualTo("equal rows");
        assertThat(report.sides())
                .extracting(SideReport::name, SideReport::rows, SideReport::query)
                .containsExactly(tuple("field", 4L, left), tuple("hq", 2L, rows("'a', 1; 'b', 4")));
        var comparison = comparison(outcome);
        assertThat(comparison.key()).containsExactly("k");
        assertThat(comparison.matched()).isEqualTo(1);
        assertThat(comparison.missing()).isEqualTo(2);
        assertThat(comparison.changed()).isEqualTo(1);
        assertThat(comparison.duplicates()).isEqualTo(1);
        assertThat(comparison.planted()).isEqualTo("3 of 3");
        assertThat(comparison.columns())
                .containsExactly(
                        new ColumnReport("k", true, false, false, "", 0),
                        new ColumnReport("v", false, true, false, "", 1));
        assertThat(outcome.facts())
                .contains(
                        new Fact("field", "4 rows"),
                        new Fact("hq", "2 rows"),
                        new Fact("matched", "1 row"),
                        new Fact("changed in v", "1"),
                        new Fact("rows beyond the first of their key", "1"),
                        new Fact("planted differences found", "3 of 3"));
    }

    @Test
    void comparesAMultisetWhereThereIsNoKey() {
        var left = rows("'a', 1; 'a', 1; 'b', 2");

        var same = carryOut(dump(left, rows("'b', 2; 'a', 1; 'a', 1")).check());
        var other = carryOut(dump(left, rows("'b', 2; 'a', 1; 'b', 2")).check());

        assertThat(same).isInstanceOf(Passed.class);
        assertThat(fact(same, "planted differences found")).isEqualTo("2 of 2");
        assertThat(fact(same, "rows beyond the first of their like")).isEqualTo("2");
        assertThat(other.summary())
                .isEqualTo(
                        "field has 3 rows and hq 3: 1 missing in hq, 1 extra in hq; equal rows"
                                + " wanted.");
        assertThat(samples(other)).containsExactly("MISSING a, 1", "EXTRA b, 2");
    }

    @Test
    void comparesAMultisetByItsRules() {
        var check =
                dump(rows("'a', 1.00; 'a', 1.01"), rows("'a', 1.02; 'a', 1.01")).rule("v", "0.01");

        var outcome = carryOut(check.check());

        assertThat(outcome).isInstanceOf(Passed.class);
        assertThat(fact(outcome, "planted differences found")).isEqualTo("3 of 3");
    }

    @Test
    void neverShowsWhatIsMasked() {
        var left = "select email, id, name from users";
        var right =
                "select email, id + :more as id, name from users where email <> 'jo@example.test'";
        var hq = new Side.Query(new SourceName("hq"), right, Map.of("more", "1"));

        var outcome =
                carryOut(
                        new DumpBuilder(field(left), hq)
                                .key("email")
                                .mask("Email")
                                .ignore("id")
                                .check());
        var again =
                carryOut(
                        new DumpBuilder(field(left), hq)
                                .key("email")
                                .mask("email")
                                .ignore("id")
                                .check());

        assertThat(outcome.summary())
                .isEqualTo("field has 3 rows and hq 2: 1 missing in hq; equal rows wanted.");
        for (var ref : outcome.evidence()) {
            if (ref.kind() != Kind.REPORT) {
                assertThat(text(ref)).doesNotContain("@example.test");
            }
        }
        assertThat(samples(outcome).toString()).doesNotContain("@").contains("MISSING #");
        assertThat(outcome.toString()).doesNotContain("@example.test");
        assertThat(text(outcome, Kind.LEFT_DUMP))
                .containsPattern("#[0-9a-f]{16},Ana\r\n")
                .isEqualTo(text(again, Kind.LEFT_DUMP));
        var ana = text(outcome, Kind.LEFT_DUMP).split(",Ana")[0].replaceAll("(?s).*\n", "");
        assertThat(text(outcome, Kind.RIGHT_DUMP)).contains(ana + ",Ana");
    }

    @ParameterizedTest
    @CsvSource({"100%, 100%", "5, 5", "100%, 1", "1, 100%"})
    void provesNothingWhereNoRowIsCommonAndThatMayBe(String missing, String extra) {
        for (var key : List.of(new String[] {"k"}, new String[0])) {
            var check =
                    dump(rows("'a', 1"), rows("'b', 1"))
                            .key(key)
                            .allow(missing, extra, "0")
                            .check();

            assertInconclusive(
                    carryOut(check),
                    "field and hq have no row in common, and `allow` lets that pass: it proves"
                            + " nothing. Fix: allow fewer rows to be missing or extra.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    1  | 0   | 1   | true
                    0  | 0   | 1   | false
                    50% | 0  | 50% | true
                    49% | 0  | 50% | false
                    """)
    void allowsAsManyDifferencesAsItSays(
            String missing, String extra, String changed, boolean passes) {
        var check =
                dump(rows("'a', 1; 'b', 2"), rows("'a', 0"))
                        .key("k")
                        .allow(missing, extra, changed)
                        .check();

        var outcome = carryOut(check);

        assertThat(outcome).isInstanceOf(passes ? Passed.class : Failed.class);
        assertThat(outcome.summary())
                .startsWith("field has 2 rows and hq 1: 1 missing in hq, 1 changed; ")
                .endsWith(" wanted.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    0 | 1   | field has 0 rows, at least 1 wanted, so that nothing against nothing never passes.
                    0 | 0   |
                    9 | 4   | field has 3 rows, at least 4 wanted.
                    9 | 3   |
                    """)
    void neverPassesNothingAgainstNothingAsRows(int below, long atLeast, String summary) {
        var sql = "select email, name from users where email < '" + (below == 0 ? " " : "z") + "'";
        var check = dump(sql, sql).key("email").atLeast(atLeast).check();

        var outcome = carryOut(check);

        if (summary == null) {
            assertThat(outcome).isInstanceOf(Passed.class);
        } else {
            assertThat(outcome).isInstanceOf(Failed.class);
            assertThat(outcome.summary()).isEqualTo(summary);
        }
    }

    @Test
    void failsWhereOneSideIsEmpty() {
        var outcome =
                carryOut(
                        dump("select email from users", "select email from users where 1 = 0")
                                .key("email")
                                .check());

        assertThat(outcome).isInstanceOf(Failed.class);
        assertThat(outcome.summary())
                .isEqualTo("field has 3 rows and hq 0: 3 missing in hq; equal rows wanted.");
    }

    @Test
    void refusesToCompareRowsOfADatabaseWithItself() {
        var check = new DumpBuilder(field("select id from users"), field("select id from users"));

        var outcome = carryOut(check.check());
        var meant = carryOut(check.sameSource().check());

        assertThat(outcome).isInstanceOf(Inconclusive.class);
        assertThat(outcome.summary())
                .startsWith("field (left) and field (right) are the same database, ")
                .endsWith("say same-source: true.");
        assertThat(meant).isInstanceOf(Passed.class);
        assertThat(meant.evidence())
                .extracting(EvidenceRef::name)
                .contains("users-field-left.csv", "users-field-right.csv");
    }

    @Test
    void givesTheSameDigestForTheSameRowsInAnyOrder() {
        var rows = rows("'a', 1; 'a', 2; 'b', 2");
        var turned = rows("'b', 2; 'a', 2; 'a', 1");

        var one = carryOut(dump(rows, rows).key("k").check());
        var other = carryOut(dump(turned, rows).key("k").check());
        var changed = carryOut(dump(rows, rows("'a', 1; 'a', 3; 'b', 2")).key("k").check());
        var looser = carryOut(dump(rows, rows).key("k").allow("1", "0", "0").check());

        assertThat(one.dataDigest()).matches("[0-9a-f]{64}").isEqualTo(other.dataDigest());
        assertThat(changed.dataDigest()).isNotEqualTo(one.dataDigest());
        assertThat(looser.dataDigest()).isNotEqualTo(one.dataDigest());
    }

    /// A digest of what is masked would let anybody try out values without the key.
    @Test
    void coversMaskedValuesByTheirMasksOnly() {
        var rows = rows("'a', 1; 'b', 2");

        var plain = carryOut(dump(rows, rows).key("k").check());
        var masked = carryOut(dump(rows, rows).key("k").mask("v").check());
        var again = carryOut(dump(rows, rows).key("k").mask("v").check());

        assertThat(masked.dataDigest())
                .isEqualTo(again.dataDigest())
                .isNotEqualTo(plain.dataDigest());
    }

    @Test
    void endsBothSidesWhereOneFails() throws Exception {
        var check = dump(slowQuery(), "select no_such_column from users").check();

        var outcome = carryOut(check);

        assertThat(outcome).isInstanceOf(Inconclusive.class);
        assertThat(outcome.summary()).startsWith("Source hq in qa refused the query: ");
        Polling.until("the server stops the query", () -> !runsSlowQuery());
    }

    @Test
    void givesUpReadingRowsWhenTimeHasPassed() throws Exception {
        var check = dump(slowQuery(), slowQuery()).timeout(Duration.ofMillis(900)).check();

        var outcome = carryOut(check);

        assertThat(outcome).isInstanceOf(Inconclusive.class);
        assertThat(outcome.summary()).endsWith("gave no answer within 0.9s.");
        assertThat(outcome.evidence()).extracting(EvidenceRef::kind).containsExactly(Kind.REPORT);
        Polling.until("the server stops the query", () -> !runsSlowQuery());
    }

    @Test
    void stopsBothSidesWithinTwoSeconds() throws Exception {
        var stop = new Stop();
        var check = dump(slowQuery(), slowQuery()).check();
        var running =
                new FutureTask<Outcome>(
                        () -> check().carryOut(check, access(), stop, Progress.NONE));
        Thread.ofVirtual().start(running);
        Polling.until("the server runs the query", this::runsSlowQuery);
        long begin = System.nanoTime();

        stop.stop();

        assertInconclusive(
                running.get(), "The sides were not read to the end: the check was stopped.");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        Polling.until("the server stops the query", () -> !runsSlowQuery());
    }
}
