package dev.tminus.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.testing.MariaDb;
import dev.tminus.testing.OddSettings;
import dev.tminus.testing.Slow;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Slow
class ChecksOnMariaDbTest extends OneServerContract {

    private static String field;
    private static String hq;
    private static String beside;

    @BeforeAll
    static void prepare() {
        field = MariaDb.newDatabase("field");
        hq = MariaDb.newDatabase("hq");
        MariaDb.letRead(CANARY);
        prepare(field, 1);
        prepare(hq, 900);
        beside = MariaDb.newDatabase("beside");
        MariaDb.execute(
                beside,
                "create table users as select * from %s.users".formatted(field),
                "create view seen as select * from %s.users".formatted(field),
                "create algorithm = temptable view kept as select distinct email from %s.users"
                        .formatted(field),
                "create table %s.lookup as select 1 as one".formatted(field));
    }

    @Test
    void looksIntoViewsThatAreKeptInTablesOfTheirOwn() {
        var check = dump("select email from users", "select email from kept").key("email").check();

        assertInconclusive(
                carryOut(check(), check, access(jdbc("field"), beside())),
                "field reads only what hq reads too, %s.users; a comparison of a thing with itself proves nothing. Where that is meant, say same-source: true."
                        .formatted(field));
    }

    @Test
    void tellsThatNobodyKnowsTheTablesOfAViewThatIsNotShown() {
        MariaDb.execute("mysql", "revoke show view on *.* from tminus_ro@'127.0.0.1'");
        try {
            var check = dump("select email from users", "select email from seen").key("email");

            var outcome = carryOut(check(), check.check(), access(jdbc("field"), beside()));

            assertThat(fact(outcome, CheckReport.TABLES))
                    .isEqualTo(
                            "hq: not known, as the server does not explain the query to its user;"
                                    + " the other side may read the same");
        } finally {
            MariaDb.execute("mysql", "grant show view on *.* to tminus_ro@'127.0.0.1'");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rename column email to note, rename column note to email",
                "drop column email",
                "drop column note",
                "add column fresh varchar(9) first",
            })
    void neverTakesOneColumnForAnother(String change) {
        assertMoved(whileAlteredBy(change));
    }

    @Test
    void saysThatATableWasRebuiltWhileItWasRead() {
        assertInconclusive(
                whileAlteredBy("modify column id varchar(9) not null"),
                "Source hq in qa had a table altered while it was read. Fix: check again when"
                        + " nobody alters its tables.");
    }

    private Outcome whileAlteredBy(String change) {
        for (var database : List.of(field, hq)) {
            MariaDb.execute(
                    database,
                    "create or replace table moved (id int primary key, email varchar(99), note"
                            + " varchar(99))",
                    "insert into moved values (1, '%s', 'x')".formatted(CANARY));
        }

        return whileAltered(() -> MariaDb.execute(hq, "alter table moved " + change));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void reachesTheSameVerdictsWhateverIsSet(boolean atLogin) {
        MariaDb.execute(
                field,
                "create or replace table many (id int primary key, v varchar(9)) with system"
                        + " versioning",
                "insert into many select seq, seq from seq_1_to_1000");
        var usual = verdicts();

        if (atLogin) {
            OddSettings.setAtLoginOnMariaDb();
        } else {
            OddSettings.setOnMariaDb();
        }
        try {
            assertThat(verdicts()).isEqualTo(usual);
        } finally {
            OddSettings.resetOnMariaDb();
        }
        assertThat(usual)
                .contains(
                        "field in qa answers 1000 | 3892 | 0.3333 | Thursday | 0 | 1 | [x] | 10 |"
                                + " 李, x wanted.");
    }

    private List<String> verdicts() {
        var all =
                """
                with recursive r as (select 1 as n union all select n + 1 from r where n < 10)
                select concat_ws(' | ', (select count(*) from many),
                    (select length(group_concat(v)) from many), 1 / 3, dayname('2026-01-01'),
                    week('2026-01-01'), 'a' = 'A', concat('[', cast('x' as char(9)), ']'),
                    (select count(*) from r), '李')\
                """;
        return Stream.of(
                        sql(all, new Expectation.Equals("x")),
                        sql(
                                "select concat('after ', sleep(1.2))",
                                new Expectation.Equals("after 0")),
                        sql(
                                "select timestampdiff(second, now(), sysdate())",
                                new Expectation.Equals("0")),
                        counts("select count(*) from users", "select count(*) from users"),
                        dump(
                                        "select id, v from many",
                                        "select seq as id, cast(seq as char) as v from"
                                                + " seq_1_to_1000")
                                .key("id")
                                .check(),
                        dump("select email, name from users", "select email, name from users")
                                .key("email")
                                .check())
                .map(this::carryOut)
                .map(outcome -> outcome.summary())
                .toList();
    }

    @Override
    String beside() {
        return MariaDb.url(beside);
    }

    @Override
    String home() {
        return field;
    }

    @Override
    String away() {
        return beside;
    }

    @Override
    String snapshot() {
        return "one per side, as MariaDB shares none between two sessions; what is written between"
                + " the two may show as a difference";
    }

    @Override
    String snapshotOfTwoDatabases() {
        return snapshot();
    }

    @Override
    void cancelQueries() throws SQLException {
        try (var connection = MariaDb.connect("mysql");
                var statement = connection.createStatement()) {
            statement.execute("kill query user tminus_ro@'127.0.0.1'");
        }
    }

    private static void prepare(String database, int firstId) {
        MariaDb.execute(
                database,
                "create table users (id int primary key, email varchar(99), name varchar(99),"
                        + " active bit(1))",
                "insert into users values (1, 'ana@example.test', 'Ana', true), (2,"
                        + " 'wei@example.test', '李伟 🏗', true), (3, 'jo@example.test', '', false)",
                "update users set id = id + 1000",
                "update users set id = id - 1001 + " + firstId,
                "create table `Odd \"Name` (a int)",
                "insert into `Odd \"Name` values (1), (2)",
                "create table moments (id int, at timestamp)",
                firstId == 1 ? "set time_zone = '+01:00'" : "set time_zone = '+00:00'",
                firstId == 1
                        ? "insert into moments values (1, '2026-01-01 10:00:00')"
                        : "insert into moments values (1, '2026-01-01 09:00:00')",
                firstId == 1
                        ? "create table texts (n int, a varchar(9) collate utf8mb4_general_ci, b"
                                + " text collate utf8mb4_uca1400_ai_ci, c varchar(9) collate"
                                + " utf8mb4_bin)"
                        : "create table texts (n int, a varchar(9) collate utf8mb4_bin, b"
                                + " varchar(9) collate utf8mb4_german2_ci, c text collate"
                                + " utf8mb4_unicode_ci)",
                texts());
    }

    @Override
    String jdbc(String source) {
        return MariaDb.url(source.equals("field") ? field : hq);
    }

    @Override
    String reader() {
        return MariaDb.READER;
    }

    @Override
    String quoted(String name) {
        return '`' + name + '`';
    }

    @Override
    String spoken(String sql) {
        return sql.replace("double precision", "double").replace("as bigint", "as signed");
    }

    @Override
    String slowQuery() {
        return "select count(*) as n from seq_1_to_1000000 a, seq_1_to_1000000 b where a.seq +"
                + " b.seq = 7";
    }

    @Override
    boolean runsSlowQuery() throws SQLException {
        return number(
                        "mysql",
                        "select count(*) from information_schema.processlist where info like"
                                + " '%a.seq + b.seq%' and user = 'tminus_ro'")
                > 0;
    }

    @Override
    void dropConnections() throws SQLException {
        try (var connection = MariaDb.connect("mysql");
                var statement = connection.createStatement()) {
            statement.execute("kill user tminus_ro@'127.0.0.1'");
        }
    }

    @Override
    int usersLeft() throws SQLException {
        return number(field, "select count(*) from users");
    }

    private static int number(String database, String sql) throws SQLException {
        try (var connection = MariaDb.connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
