package dev.tminus.check;

import dev.tminus.testing.H2Server;
import dev.tminus.testing.Slow;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Slow
class ChecksOnH2Test extends OneServerContract {

    @TempDir Path folder;
    private H2Server server;

    @BeforeEach
    void start() throws SQLException {
        server = H2Server.in(folder);
        prepare("field", 1);
        prepare("hq", 900);
        server.execute(
                "field",
                "create schema other",
                "create table other.users as select * from users",
                "create view other.seen as select * from users",
                "create table lookup as select 1 as one",
                "grant select on schema other to tminus_ro");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop column email",
                "drop column note",
                "add column fresh varchar(9) before email",
                "alter column id varchar(9)",
            })
    void neverTakesOneColumnForAnother(String change) throws SQLException {
        for (var database : List.of("field", "hq")) {
            server.execute(
                    database,
                    "create table moved (id int, email varchar(99), note varchar(99))",
                    "insert into moved values (1, '%s', 'x')".formatted(CANARY));
        }

        var outcome =
                whileAltered(() -> {
                    try {
                        server.execute("hq", "alter table moved " + change);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });

        assertMoved(outcome);
    }

    @Override
    String beside() {
        return jdbc("field") + ";SCHEMA=OTHER";
    }

    @Override
    String home() {
        return "public";
    }

    @Override
    String away() {
        return "other";
    }

    @Override
    String shown(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    @Override
    String snapshot() {
        return "one per side, as H2 shares none between two sessions; what is written between the"
                + " two may show as a difference";
    }

    @Override
    String snapshotOfTwoDatabases() {
        return snapshot();
    }

    @Override
    void cancelQueries() throws SQLException {
        server.execute(
                "field",
                "select cancel_session(session_id) from information_schema.sessions where user_name"
                        + " = 'TMINUS_RO'");
    }

    private void prepare(String database, int firstId) throws SQLException {
        server.execute(
                database,
                "set db_close_delay -1",
                "create table users (id int primary key, email varchar(99), name varchar(99),"
                        + " active boolean)",
                "insert into users values (1, 'ana@example.test', 'Ana', true), (2,"
                        + " 'wei@example.test', '李伟 🏗', true), (3, 'jo@example.test', '', false)",
                "update users set id = id + " + (firstId - 1),
                "create table \"Odd \"\"Name\" (a int)",
                "insert into \"Odd \"\"Name\" values (1), (2)",
                "create table moments (id int, at timestamp with time zone)",
                firstId == 1
                        ? "insert into moments values (1, '2026-01-01 10:00:00+01:00')"
                        : "insert into moments values (1, '2026-01-01 09:00:00+00:00')",
                firstId == 1
                        ? "create table texts (n int, a varchar(9), b varchar(9), c varchar(9))"
                        : "create table texts (n int, a varchar_ignorecase(9), b varchar(9), c"
                                + " varchar_ignorecase(9))",
                texts(),
                "create user tminus_ro password '" + CANARY + "'",
                "grant select on schema public to tminus_ro");
    }

    @AfterEach
    void end() throws SQLException {
        server.close();
        for (var database : new String[] {"field", "hq"}) {
            server.execute(database, "shutdown");
        }
    }

    @Override
    String jdbc(String source) {
        return server.url(source);
    }

    @Override
    String reader() {
        return "tminus_ro";
    }

    @Override
    String slowQuery() {
        return "select count(*) as n from system_range(1, 1000000) a, system_range(1, 1000000) b"
                + " where a.x + b.x = 7";
    }

    @Override
    boolean runsSlowQuery() throws SQLException {
        try (var connection = server.connect("field");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select count(*) from information_schema.sessions where"
                                        + " executing_statement like '%b.x = 7%' and user_name ="
                                        + " 'TMINUS_RO'")) {
            rows.next();
            return rows.getInt(1) > 0;
        }
    }

    @Override
    void dropConnections() {
        server.close();
    }

    @Override
    int usersLeft() throws SQLException {
        try (var connection = server.connect("field");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from users")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
