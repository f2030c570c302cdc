package dev.tminus.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.evidence.EvidenceStore;
import dev.tminus.evidence.MaskKey;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.check.CheckBasics;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.CountsCheck;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.check.EvidenceRef.Kind;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.check.Outcome.Failed;
import dev.tminus.runbook.check.Outcome.Inconclusive;
import dev.tminus.runbook.check.Outcome.Passed;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.check.Tolerance;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.FilesName;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.workspace.SourceSpec;
import dev.tminus.source.Access;
import dev.tminus.source.Secrets;
import dev.tminus.source.Stop;
import dev.tminus.testing.Brief;
import dev.tminus.testing.H2Server;
import dev.tminus.testing.MariaDb;
import dev.tminus.testing.PostgreSql;
import dev.tminus.testing.Slow;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/// Sides of different kinds: three databases with the same rows in types of their own, and files.
@Slow
class DumpsAcrossDatabasesTest {

    private static final String PASSWORD = "canary-across-9c!";
    private static final String ROWS =
            """
            insert into users (id, email, name, balance, rate, active, born, seen, at, token) values
            (%1$d, 'ana@example.test', 'Ana', 10.50, 0.1, true, '1980-02-29', '2026-01-01 10:00:00.5', '%2$s', %3$s'00ff'),
            (%1$d + 1, 'Zoe@example.test', 'Zoë 🏗', -3, 1e10, false, null, '2026-01-01 10:00:00', '%2$s', null),
            (%1$d + 2, 'émile@example.test', '', 0, null, null, '2000-01-01', null, null, %3$s''),
            (%1$d + 3, 'a|b, "c"', 'NULL', 99999999999999999999.99, -2.5e-7, true, '1900-01-01', '1969-12-31 23:59:59.123456', '%2$s', %3$s'0a')\
            """;
    private static final String COMPARED =
            "select email, name, balance, rate, active, born, seen, at, token from users";

    @TempDir static Path folder;
    @TempDir Path files;
    @TempDir Path home;
    private static H2Server h2;
    private static String postgres;
    private static String maria;

    @BeforeAll
    static void prepare() throws SQLException {
        h2 = H2Server.in(folder);
        h2.execute(
                "users",
                "set db_close_delay -1",
                "create table users (id int, email varchar(99), name varchar(99), balance"
                        + " decimal(30, 4), rate double precision, active boolean, born date, seen"
                        + " timestamp(6), at timestamp with time zone, token varbinary(9))",
                ROWS.formatted(1, "2026-01-01 10:00:00+01:00", "X"),
                "create user across_ro password '" + PASSWORD + "'",
                "grant select on schema public to across_ro");
        postgres = PostgreSql.newDatabase("across");
        PostgreSql.execute(
                postgres,
                "create role across_ro login password '" + PASSWORD + "'",
                "create table users (id int, email text collate \"en-x-icu\", name text, balance"
                        + " numeric, rate double precision, active boolean, born date, seen timestamp,"
                        + " at timestamptz, token bytea)",
                ROWS.formatted(500, "2026-01-01 04:00:00-05:00", "'\\x' || ")
                        .replace("'\\x' || '00ff'", "'\\x00ff'")
                        .replace("'\\x' || ''", "''")
                        .replace("'\\x' || '0a'", "'\\x0a'"),
                "create table odd (id int, code char(8), n numeric, f double precision, d date, l"
                        + " timestamp, m timestamptz, doc json)",
                "insert into odd values (1, 'ab', 'NaN', 'NaN', 'infinity', 'infinity', 'infinity',"
                        + " '{\"b\": 1.0, \"a\": [true, null, \"x\"]}'), (2, '', '-Infinity',"
                        + " '-Infinity', '-infinity', '-infinity', '-infinity', '{}'), (3, 'abcdefgh',"
                        + " 1.50, 1e300, '12024-02-29', '12024-02-29 10:00', '12024-02-29 10:00+00',"
                        + " '[]'), (4, ' x', 0, 0.1, '0044-03-15 BC', '0044-03-15 10:00 BC',"
                        + " '0044-03-15 10:00+00 BC', null), (5, null, null, null, null, null, null,"
                        + " '{\"a\":1,\"a\":2}')",
                "grant select on users, odd to across_ro");
        maria = MariaDb.newDatabase("across");
        MariaDb.execute(
                maria,
                "create or replace user across_ro@'127.0.0.1' identified by '" + PASSWORD + "'",
                "grant select on *.* to across_ro@'127.0.0.1'",
                "create table users (id int, email varchar(99) collate utf8mb4_general_ci, name"
                        + " text, balance decimal(30, 2), rate double, active bit(1), born date, seen"
                        + " datetime(6), at timestamp(3) null, token varbinary(20)) character set"
                        + " utf8mb4",
                "create table docs (id int, doc json)",
                "insert into docs values (1, '{\"a\":[true,null,\"x\"],  \"b\":1}'), (2, ' { } '),"
                        + " (3, '[ ]'), (4, null), (5, '{\"a\": 1, \"a\": 2}')",
                "create table other_docs (id int, doc json)",
                "insert into other_docs values (1, '{\"b\": 1, \"a\":[true,null,\"x\"]}'), (2,"
                        + " '{}'), (3, '[]'), (4, null), (5, '{\"a\":1,\"a\":2}')",
                "set time_zone = '+00:00'",
                ROWS.formatted(900, "2026-01-01 09:00:00", "X"),
                "create function quote_it(t varchar(99)) returns int begin signal sqlstate"
                        + " '45000' set message_text = t; return 1; end",
                "create view quoting as select quote_it(email) as n from users");
    }

    @AfterAll
    static void end() throws SQLException {
        h2.close();
        h2.execute("users", "shutdown");
    }

    private Outcome carryOut(CheckSpec check) {
        var outcome =
                new CarryOutCheck(
                                Brief.sources(
                                        new Secrets(
                                                Map.of("TMINUS_SECRET_X", PASSWORD)::get,
                                                Path.of("none"))),
                                new EvidenceStore(home.resolve("evidence")),
                                new MaskKey(home.resolve("mask-key")),
                                Thread::startVirtualThread,
                                InstantSource.fixed(Instant.parse("2026-11-21T17:00:00Z")))
                        .carryOut(check, access(), new Stop(), Progress.NONE);
        for (var ref : outcome.evidence()) {
            assertThat(text(ref)).doesNotContain(PASSWORD);
        }
        return outcome;
    }

    private String text(EvidenceRef ref) {
        var store = new EvidenceStore(home.resolve("evidence"));
        try (var in = store.open(ref.sha256()).orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(Outcome outcome, Kind kind) {
        return text(CheckBench.ref(outcome, kind));
    }

    private Access access() {
        var sources =
                Map.of(
                        new SourceName("h2"), spec("h2", h2.url("users")),
                        new SourceName("pg"), spec("pg", PostgreSql.url(postgres)),
                        new SourceName("maria"), spec("maria", MariaDb.url(maria)));
        return Brief.access(
                Mode.REHEARSAL,
                Brief.environment(
                        new EnvironmentName("qa"),
                        Set.of(Mode.REHEARSAL),
                        sources,
                        Map.of(new FilesName("logs"), files.toString()),
                        Map.of()));
    }

    private static SourceSpec spec(String name, String jdbc) {
        var password = "${TMINUS_SECRET_X}";
        return new SourceSpec(new SourceName(name), jdbc, "across_ro", password, false);
    }

    private static Side query(String source, String sql) {
        return new Side.Query(new SourceName(source), sql, Map.of());
    }

    private Side csv(String name, String content) throws IOException {
        if (name.endsWith(".gz")) {
            try (var out = new GZIPOutputStream(Files.newOutputStream(files.resolve(name)))) {
                out.write(content.getBytes(StandardCharsets.UTF_8));
            }
        } else {
            Files.writeString(files.resolve(name), content);
        }
        return new Side.Csv(new FilesName("logs"), name);
    }

    @ParameterizedTest
    @CsvSource({"h2, pg", "pg, maria", "maria, h2"})
    void passesWhereTwoDatabasesHoldTheSame(String left, String right) {
        var check = new DumpBuilder(query(left, COMPARED), query(right, COMPARED)).key("email");

        var outcome = carryOut(check.check());

        assertThat(outcome.summary())
                .isEqualTo(
                        "%s and %s have the same 4 rows, equal rows wanted."
                                .formatted(left, right));
        assertThat(outcome).isInstanceOf(Passed.class);
        assertThat(text(outcome, Kind.LEFT_DUMP)).isEqualTo(text(outcome, Kind.RIGHT_DUMP));
    }

    @ParameterizedTest
    @CsvSource({"h2, pg", "pg, maria", "maria, h2"})
    void findsWhatDiffersBetweenTwoDatabases(String left, String right) {
        var other = COMPARED.replace("balance,", "balance + 0.01 as balance,");
        var check =
                new DumpBuilder(
                                query(left, COMPARED + " where email <> 'ana@example.test'"),
                                query(right, other))
                        .key("email");

        var strict = carryOut(check.check());
        var loose = carryOut(check.rule("balance", "0.01").allow("0", "1", "0").check());

        assertThat(strict).isInstanceOf(Failed.class);
        assertThat(strict.summary())
                .isEqualTo(
                        "%s has 3 rows and %s 4: 1 extra in %s, 3 changed; equal rows wanted."
                                .formatted(left, right, right));
        assertThat(loose).isInstanceOf(Passed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "pg", "maria"})
    void takesADumpForTheRowsItWasMadeOf(String source) throws IOException {
        var rows = query(source, COMPARED);
        var first = carryOut(new DumpBuilder(rows, rows).key("email").sameSource().check());
        var dump = csv("dump.csv.gz", text(first, Kind.LEFT_DUMP));

        var outcome = carryOut(new DumpBuilder(dump, rows).key("email").check());

        assertThat(outcome.summary())
                .isEqualTo(
                        "logs:dump.csv.gz and %s have the same 4 rows, equal rows wanted."
                                .formatted(source));
        assertThat(text(outcome, Kind.LEFT_DUMP)).isEqualTo(text(first, Kind.LEFT_DUMP));
        assertThat(CheckBench.ref(outcome, Kind.LEFT_DUMP).name()).isEqualTo("users-logs-dump.csv");
    }

    /// As PostgreSQL's own COPY writes them: padded, beyond numbers and times, of far years.
    @Test
    void takesWhatCopyWroteForTheTable() throws Exception {
        var out = new StringWriter();
        try (var connection = PostgreSql.connect(postgres)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy odd to stdout (format csv, header)", out);
        }
        var copy = csv("odd.csv", out.toString());

        for (var key : List.of(List.of("id"), List.of("code"), List.<String>of())) {
            var check = new DumpBuilder(copy, new Side.Table(new SourceName("pg"), "odd"));
            var outcome = carryOut(check.key(key.toArray(String[]::new)).check());

            assertThat(outcome.summary())
                    .isEqualTo("logs:odd.csv and pg have the same 5 rows, equal rows wanted.");
        }
    }

    @Test
    void takesJsonForWhatItSays() {
        var pg = query("pg", "select id, doc from odd");
        var cast = query("pg", "select id, doc::jsonb as doc from odd where id < 5");
        var maria = query("maria", "select id, doc from docs");
        var text = query("maria", "select id, cast(doc as char) as doc from docs");

        assertThat(carryOut(new DumpBuilder(pg, maria).key("id").check()).summary())
                .isEqualTo("pg and maria have the same 5 rows, equal rows wanted.");
        assertThat(carryOut(new DumpBuilder(pg, text).check()).summary())
                .isEqualTo("pg and maria have the same 5 rows, equal rows wanted.");
        assertThat(carryOut(new DumpBuilder(cast, text).key("id").check()).summary())
                .isEqualTo("pg has 4 rows and maria 5: 1 extra in maria; equal rows wanted.");
        assertThat(
                        carryOut(
                                        new DumpBuilder(
                                                        pg,
                                                        query(
                                                                "maria",
                                                                "select id, replace(doc, '1', '2')"
                                                                        + " as doc from docs"))
                                                .key("id")
                                                .check())
                                .summary())
                .isEqualTo("pg has 5 rows and maria 5: 2 changed; equal rows wanted.");
        assertThat(
                        carryOut(
                                        new DumpBuilder(
                                                        maria,
                                                        query(
                                                                "maria",
                                                                "select id, doc from other_docs"))
                                                .key("id")
                                                .sameSource()
                                                .check())
                                .summary())
                .isEqualTo(
                        "maria (left) and maria (right) have the same 5 rows, equal rows wanted.");
        assertThat(carryOut(new DumpBuilder(pg, maria).key("doc").check()).summary())
                .isEqualTo("Column doc is JSON, which names no row. Fix: use another key.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
                    n,t;1,x;2,;3,""           ~ logs:a.csv and pg have the same 3 rows, equal rows wanted.
                    T,N;"",3.0;x,+1;,2        ~ logs:a.csv and pg have the same 3 rows, equal rows wanted.
                    n,t;1,x;2,"";3,           ~ logs:a.csv has 3 rows and pg 3: 2 changed; equal rows wanted.
                    n,t;1,x;2,                ~ logs:a.csv has 2 rows and pg 3: 1 extra in pg; equal rows wanted.
                    n,t;1,x;two,;3,""         ~ Record 2 of logs:a.csv holds what is not a number in column n, which is of the key.
                    n;1                       ~ The sides have different columns: only pg has t. Select the same ones or ignore these.
                    n,t,Anna;1,x,1            ~ The sides have different columns: only logs:a.csv has 1 other column (does it begin with a header?). Select the same ones or ignore these.
                    n,t;1,x;2                 ~ File logs:a.csv in qa is malformed at line 3: 1 field where the header has 2 fields.
                    """)
    void comparesAFileWithADatabase(String content, String summary) throws IOException {
        var file = csv("a.csv", content.replace(";", "\n"));
        var rows = query("pg", "select * from (values (1, 'x'), (2, null), (3, '')) rows (n, t)");

        var outcome = carryOut(new DumpBuilder(file, rows).key("n").check());

        assertThat(outcome.summary()).isEqualTo(summary);
    }

    @Test
    void takesWhatIsNoValueOfItsKindForADifference() throws IOException {
        var file = csv("a.csv", "n,d\n1,2026-01-01\n2,soon\n");
        var rows =
                query(
                        "h2",
                        "select 1 as n, date '2026-01-01' as d union all select 2, date"
                                + " '2026-01-02'");

        var outcome = carryOut(new DumpBuilder(rows, file).key("n").check());

        assertThat(outcome.summary())
                .isEqualTo("h2 has 2 rows and logs:a.csv 2: 1 changed; equal rows wanted.");
        assertThat(text(outcome, Kind.DIFFERENCES)).contains("changed,logs:a.csv,2,soon,d");
    }

    @Test
    void comparesTwoFilesAsText() throws IOException {
        var one = csv("a.csv", "k,v\n1,1.0\n2,2\n");
        var other = csv("b.csv", "k,v\n2,2\n1,1.00\n");

        var asText = carryOut(new DumpBuilder(one, other).key("k").check());
        var asNumbers = carryOut(new DumpBuilder(one, other).key("k").rule("v", "0.1").check());
        var itself = carryOut(new DumpBuilder(one, one).key("k").check());

        assertThat(asText.summary())
                .isEqualTo("logs:a.csv has 2 rows and logs:b.csv 2: 1 changed; equal rows wanted.");
        assertThat(asNumbers).isInstanceOf(Passed.class);
        assertThat(itself).isInstanceOf(Inconclusive.class);
        assertThat(itself.summary())
                .isEqualTo(
                        "logs:a.csv (left) and logs:a.csv (right) are the same file; a comparison"
                                + " of a thing with itself proves nothing. Where that is meant, say"
                                + " same-source: true.");
    }

    /// The file of differences has them whole; a page shows the report at once.
    @Test
    void keepsReportsSmallHoweverWideTheDifferencesAre() throws IOException {
        var wide = "k,v\n";
        for (int i = 0; i < 30; i++) {
            wide += i + "," + "x".repeat(900_000) + "\n";
        }
        var one = csv("a.csv", wide);
        var other = csv("b.csv", wide.replace("x\n", "y\n"));

        var outcome = carryOut(new DumpBuilder(one, other).key("k").check());

        assertThat(outcome.summary())
                .isEqualTo(
                        "logs:a.csv has 30 rows and logs:b.csv 30: 30 changed; equal rows wanted.");
        assertThat(CheckBench.ref(outcome, Kind.REPORT).bytes()).isLessThan(2_000_000);
        assertThat(CheckBench.ref(outcome, Kind.DIFFERENCES).bytes()).isGreaterThan(50_000_000);
    }

    @Test
    void countsTheRecordsOfAFile() throws IOException {
        var file = csv("a.csv", "k,v\n1,\"two\nlines\"\n2,x\n3,\n4,\n");
        var table = new Side.Table(new SourceName("maria"), "users");

        var same = carryOut(counts(file, table));
        var other = carryOut(counts(csv("b.csv", "k\n1\n"), table));

        assertThat(same.summary())
                .isEqualTo("logs:a.csv counts 4 and maria 4 over 1 key, equal counts wanted.");
        assertThat(other.summary())
                .isEqualTo("logs:b.csv counts 1 and maria counts 4, equal counts wanted.");
    }

    private static CountsCheck counts(Side left, Side right) {
        return new CountsCheck(
                new CheckBasics(new CheckId("c"), "C", Duration.ofMinutes(1), null),
                left,
                right,
                Tolerance.NONE,
                1,
                false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    pg    | select 1 as k, cast(email as int) as n from users                        | 22P02
                    pg    | select 1 as k, cast((select min(email) from users) as int) as n          | 22P02
                    pg    | select 1 as k, (select min(email) from users)::regclass::text as n       | 42602
                    pg    | select 1 as k, timezone(email, now()) as n from users                    | 22023
                    pg    | select 1 as k, query_to_xml(concat('select ', email), true, true, '')::text as n from users | 42703
                    h2    | select 1 as k, cast(email as int) as n from users                        | 22018
                    h2    | select 1 as k, cast((select min(email) from users) as int) as n          | 22018
                    h2    | select 1 as k, parsedatetime(email, 'yyyy') as n from users              | 90014
                    maria | select 1 as k, n from quoting                                            | 45000
                    maria | select 1 as k, (select n from quoting limit 1) as n                      | 45000
                    maria | select 1 as k, count(*) as n, concat((select min(email) from users), floor(rand(0) * 2)) as x from seq_1_to_50 group by x | 23000
                    """)
    void neverRepeatsAValueThatAServerQuotes(String source, String sql, String state) {
        var side = (Side.OfSource) query(source, sql);
        var other = query(source.equals("h2") ? "pg" : "h2", "select 1 as k, 'x' as n");

        var outcomes =
                List.of(
                        carryOut(new DumpBuilder(side, other).key("k").check()),
                        carryOut(counts(side, other)),
                        carryOut(
                                CheckBench.sql(
                                        (Side.OfSource)
                                                query(
                                                        source,
                                                        "select n from (" + sql + ") t order by n"),
                                        new Expectation.Equals("1"),
                                        Duration.ofMinutes(1))));

        assertThat(outcomes.toString()).doesNotContain("@", "c\"", "a|b");
        for (var outcome : outcomes) {
            assertThat(outcome).isInstanceOf(Inconclusive.class);
            assertThat(outcome.evidence().stream().map(this::text).toList().toString())
                    .doesNotContain("@", "a|b");
        }
        assertThat(outcomes.getLast().summary())
                .isEqualTo(
                        "Source %s in qa broke off the query with error %s. Its message may quote values of rows and is not kept. Fix: run the query by hand to see it."
                                .formatted(source, state));
    }

    @Test
    void saysWhatAReaderMayNotRead() throws SQLException {
        PostgreSql.execute(postgres, "create table secret (a int)");

        var outcome =
                carryOut(
                        CheckBench.sql(
                                (Side.OfSource) query("pg", "select a from secret"),
                                new Expectation.Equals("1"),
                                Duration.ofMinutes(1)));

        assertThat(outcome.summary())
                .isEqualTo(
                        "Source pg in qa refused the query: permission denied for table secret.");
    }

    /// A file without a header, whose first record is taken for one.
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
                    ana@x,1;ben@x,2  ~ ana@x,1;ben@x,3 ~ email ~ There is no column email, which key names; both sides have 2 other columns (does it begin with a header?).
                    ana@x,1;ben@x,2  ~ eva@x,1;ben@x,3 ~ email ~ The sides have different columns: only logs:a.csv has 1 other column (does it begin with a header?), only logs:b.csv has 1 other column (does it begin with a header?). Select the same ones or ignore these.
                    ana@x,1,ANA@X;b,2,3 ~ ana@x,1;b,2  ~ email ~ File logs:a.csv in qa is malformed at line 1: columns 1 and 3 of the header have the same name.
                    k,ana@x;1,b;2,c  ~ k,ana@x;1,c;2,c ~ k     ~ logs:a.csv has 2 rows and logs:b.csv 2: 1 changed; equal rows wanted.
                    """)
    void neverRepeatsWhatStandsInThePlaceOfAHeader(
            String left, String right, String key, String summary) throws IOException {
        var one = csv("a.csv", left.replace(';', '\n'));
        var other = csv("b.csv", right.replace(';', '\n'));

        var outcome = carryOut(new DumpBuilder(one, other).key(key).check());

        assertThat(outcome.summary()).isEqualTo(summary);
        assertThat(outcome.summary() + outcome.facts()).doesNotContainIgnoringCase("@x");
    }

    @Test
    void isInconclusiveWhereNoEvidenceCanBeKept() throws IOException {
        Files.writeString(home.resolve("evidence"), "a file in the place of the folder");
        var check = new DumpBuilder(query("h2", COMPARED), query("pg", COMPARED)).key("email");

        var outcome = carryOut(check.check());

        assertThat(outcome).isInstanceOf(Inconclusive.class);
        assertThat(outcome.summary()).startsWith("The evidence users-h2.csv could not be kept: ");
        assertThat(outcome.evidence()).isEqualTo(List.of());
    }
}
