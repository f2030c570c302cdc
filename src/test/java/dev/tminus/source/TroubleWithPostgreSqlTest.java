package dev.tminus.source;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tminus.testing.PostgreSql;
import dev.tminus.testing.Slow;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@Slow
class TroubleWithPostgreSqlTest extends TroubleContract {

    private static String database;
    private static String reader;

    @BeforeAll
    static void prepare() {
        database = PostgreSql.newDatabase("trouble");
        reader = "ro_" + database;
        PostgreSql.execute(
                "postgres", "create role %s login password '%s'".formatted(reader, PASSWORD));
    }

    @Override
    String jdbc() {
        return PostgreSql.url(database);
    }

    @Override
    String jdbc(int port) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    @Override
    int port() {
        return PostgreSql.port();
    }

    @Override
    String reader() {
        return reader;
    }

    @Override
    void execute(String... statements) {
        PostgreSql.execute(database, statements);
    }

    @Override
    String slowQuery() {
        return "select pg_sleep(300)::text";
    }

    @Override
    boolean runsSlowQuery() throws SQLException {
        return count("and state = 'active' and query like '%pg_sleep%'") > 0;
    }

    @Override
    int sessions() throws SQLException {
        return count("");
    }

    private static int count(String condition) throws SQLException {
        try (var connection = PostgreSql.connect(database);
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select count(*) from pg_stat_activity where usename = '"
                                        + reader
                                        + "' "
                                        + condition)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Override
    String endlessQuery() {
        return "select generate_series(1, 100000000)";
    }

    @Override
    String manyWide() {
        return "select n, repeat(md5(n::text), 7) as t from generate_series(1, 300000) n";
    }

    @Test
    void refusesAnErrorThatNobodyCouldHold() throws Exception {
        try (var source = open()) {
            assertThatThrownBy(
                            () -> source.read(query("select cast(repeat('x', 200000000) as int)")))
                    .hasMessage(
                            "Source field in qa sends more than 40 MiB at once, such as an error"
                                    + " that quotes a very long value. Fix: name the columns that"
                                    + " matter, or compare a hash of the wide ones.");
        }
    }

    @Override
    void huge(int characters) {
        execute(
                "drop table if exists huge",
                "create table huge (k int, v text)",
                "insert into huge values (1, 'a'), (2, repeat('x', %d))".formatted(characters),
                "grant select on huge to " + reader);
    }

    @Override
    String hugeMessage() {
        return "Source field in qa answers rows that are too wide to be read together, more than 24"
                + " MiB in 500 rows. Fix: name the columns that matter, or compare a hash of the"
                + " wide ones.";
    }

    @Override
    String veryWide() {
        return "select repeat('x', 500000) as t from generate_series(1, 200)";
    }
}
