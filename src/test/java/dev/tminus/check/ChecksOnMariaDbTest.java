package dev.tminus.check;

import dev.tminus.testing.MariaDb;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;

class ChecksOnMariaDbTest extends DumpCheckContract {

    private static String field;
    private static String hq;

    @BeforeAll
    static void prepare() {
        field = MariaDb.newDatabase("field");
        hq = MariaDb.newDatabase("hq");
        MariaDb.letRead(CANARY);
        prepare(field, 1);
        prepare(hq, 900);
    }

    private static void prepare(String database, int firstId) {
        MariaDb.execute(
                database,
                "create table users (id int primary key, email varchar(99), name varchar(99), active"
                        + " bit(1))",
                "insert into users values (1, 'ana@example.test', 'Ana', true),"
                        + " (2, 'wei@example.test', '李伟 🏗', true), (3, 'jo@example.test', '', false)",
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
        return "select count(*) as n from seq_1_to_1000000 a, seq_1_to_1000000 b where a.seq + b.seq"
                + " = 7";
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
