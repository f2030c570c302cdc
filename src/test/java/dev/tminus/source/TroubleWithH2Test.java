package dev.tminus.source;

import dev.tminus.testing.H2Server;
import dev.tminus.testing.Slow;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

@Slow
class TroubleWithH2Test extends TroubleContract {

    @TempDir static Path folder;

    private static H2Server server;

    @BeforeAll
    static void prepare() throws SQLException {
        server =
                H2Server.in(folder)
                        .execute(
                                "trouble",
                                "set db_close_delay -1",
                                "create user tminus_ro password '" + PASSWORD + "'");
    }

    @AfterAll
    static void end() throws SQLException {
        server.execute("trouble", "shutdown").close();
    }

    @Override
    String jdbc() {
        return server.url("trouble");
    }

    @Override
    String jdbc(int port) {
        return "jdbc:h2:tcp://127.0.0.1:%d/trouble".formatted(port);
    }

    @Override
    int port() {
        return server.port();
    }

    @Override
    String reader() {
        return "tminus_ro";
    }

    @Override
    void execute(String... statements) throws SQLException {
        server.execute("trouble", statements);
    }

    @Override
    String slowQuery() {
        return "select count(*) from system_range(1, 100000000000) where mod(x, 7) = 8";
    }

    @Override
    boolean runsSlowQuery() throws SQLException {
        return count("and executing_statement like '%mod(x, 7)%'") > 0;
    }

    @Override
    int sessions() throws SQLException {
        return count("");
    }

    private static int count(String condition) throws SQLException {
        try (var connection = server.connect("trouble");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select count(*) from information_schema.sessions where user_name"
                                        + " = 'TMINUS_RO' "
                                        + condition)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Override
    String endlessQuery() {
        return "select x from system_range(1, 100000000)";
    }

    @Override
    String manyWide() {
        return "select x as n, repeat(rawtohex(x), 12) as t from system_range(1, 300000)";
    }

    @Override
    void huge(int characters) throws SQLException {
        execute(
                "drop table if exists huge",
                "create table huge (k int, v clob)",
                "insert into huge values (1, 'a')",
                "grant select on huge to tminus_ro");
        try (var connection = server.connect("trouble");
                var insert = connection.prepareStatement("insert into huge values (2, ?)")) {
            insert.setCharacterStream(1, new StringReader("x".repeat(characters)));
            insert.executeUpdate();
        }
    }

    @Override
    String hugeMessage() {
        return "Source field in qa answers a value of more than 1,048,576 characters in column V."
                + " Fix: leave the column out, or compare a hash of it.";
    }

    @Override
    String veryWide() {
        return "select repeat('x', 500000) as t from system_range(1, 200)";
    }
}
