package dev.tminus.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.testing.H2Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingFromH2Test extends ReadingContract {

    @TempDir static Path folder;

    private static H2Server server;

    @BeforeAll
    static void prepare() throws SQLException {
        server =
                H2Server.in(folder)
                        .execute(
                                "reading",
                                "set db_close_delay -1",
                                "create user tminus_ro password '" + PASSWORD + "'",
                                "grant select on schema public to tminus_ro");
    }

    @AfterAll
    static void end() throws SQLException {
        server.execute("reading", "shutdown").close();
    }

    /// A session cannot set it off, so it is told wherever the server is named.
    @Test
    void tellsWhatAltersAnswersForTheWholeDatabase() throws Exception {
        execute("set mode mysql", "set default_null_ordering high");

        try (var source = open()) {
            assertThat(source.server().product())
                    .endsWith(" with DEFAULT_NULL_ORDERING HIGH, MODE MySQL");
        } finally {
            execute("set mode regular", "set default_null_ordering low");
        }
    }

    @Test
    void readsInUtcWhereverTminusRuns() throws Exception {
        try (var source = open()) {
            var sql =
                    "select cast(timestamp with time zone '2026-07-01 12:00:00+02:00' as varchar),"
                            + " cast(cast(timestamp with time zone '2026-07-01 12:00:00+02:00' as"
                            + " timestamp) as varchar)";

            assertThat(values(source.read(query(sql)), 1))
                    .extracting(Value::text)
                    .containsExactly("2026-07-01 10:00:00");
        }
    }

    @Override
    String jdbc() {
        return server.url("reading");
    }

    @Override
    String reader() {
        return "tminus_ro";
    }

    @Override
    void execute(String... statements) throws SQLException {
        server.execute("reading", statements);
    }

    @Override
    Connection connect() throws SQLException {
        return server.connect("reading");
    }

    @Override
    List<String> textColumns() {
        return List.of("varchar", "varchar_ignorecase", "char(40)", "clob");
    }

    @Override
    Map<String, List<String>> otherColumns() {
        var columns = new LinkedHashMap<String, List<String>>();
        columns.put("smallint", List.of("-32768", "-1", "0", "10", "9", "32767"));
        columns.put("bigint", List.of("-9223372036854775808", "0", "100", "99"));
        columns.put(
                "numeric(40, 4)",
                List.of(
                        "-100.5", "-99", "-0.05", "-0.5", "0.00", "0.1", "0.11", "1e30", "12",
                        "2"));
        columns.put("decfloat", List.of("-1e30", "0.1", "0.11", "3"));
        columns.put("real", List.of("-1.5", "0.1", "0.2", "1e20"));
        columns.put(
                "double precision",
                List.of("-1e300", "0.1", "0.10000000149011612", "0.1000000005", "3"));
        columns.put("boolean", List.of("true", "false"));
        columns.put(
                "date", List.of("'-0044-03-15'", "'0001-01-01'", "'2024-02-29'", "'12024-01-01'"));
        columns.put(
                "time(9)",
                List.of("'00:00'", "'10:00'", "'10:00:00.5'", "'10:00:00.500001'", "'10:00:01'"));
        columns.put(
                "timestamp(9)",
                List.of(
                        "'-0044-03-15 10:00:00'",
                        "'2024-03-10 02:30:00'",
                        "'2024-03-10 02:30:00.1'",
                        "'2024-03-10 02:30:00.12'",
                        "'2024-03-10 02:30:01'",
                        "'12024-03-10 02:30:01'"));
        columns.put(
                "timestamp(9) with time zone",
                List.of(
                        "'2024-03-10 02:30:00+02'",
                        "'2024-03-10 02:30:00.1+00'",
                        "'2024-03-10 02:30:00+00'",
                        "'2024-03-09 20:30:01-05'",
                        "'12024-03-10 02:30:01+00'"));
        columns.put(
                "uuid",
                List.of(
                        "'00000000-0000-0000-0000-000000000001'",
                        "'7fffffff-0000-0000-0000-000000000000'",
                        "'80000000-0000-0000-0000-000000000000'",
                        "'ffffffff-ffff-ffff-ffff-ffffffffffff'"));
        columns.put("varbinary", List.of("x''", "x'00'", "x'0000'", "x'7f'", "x'80'", "x'ff00'"));
        columns.put("enum('sad', 'ok', 'glad')", List.of("'sad'", "'ok'", "'glad'"));
        columns.put(
                "json",
                List.of(
                        "json '{\"b\": 1}'",
                        "json '[1]'",
                        "json '\"a\"'",
                        "json '10'",
                        "json '9'"));
        return columns;
    }

    @Override
    void numbers(String table, int count) throws SQLException {
        execute(
                "create table %s as select x as n, rawtohex(x) as t from system_range(1, %d)"
                        .formatted(table, count));
    }
}
