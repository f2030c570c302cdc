package dev.tminus.source;

import dev.tminus.testing.PostgreSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;

class ReadingFromPostgreSqlTest extends ReadingContract {

    private static String database;
    private static String reader;

    @BeforeAll
    static void prepare() {
        database = PostgreSql.newDatabase("reading");
        reader = "ro_" + database;
        PostgreSql.execute(
                "postgres", "create role %s login password '%s'".formatted(reader, PASSWORD));
        PostgreSql.execute(
                database,
                "alter default privileges in schema public grant select on tables to " + reader);
    }

    @Override
    String jdbc() {
        return PostgreSql.url(database);
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
    Connection connect() throws SQLException {
        return PostgreSql.connect(database);
    }

    @Override
    List<String> textColumns() {
        PostgreSql.execute(
                database,
                "create collation if not exists loose (provider = icu, locale ="
                        + " 'und-u-ks-level2', deterministic = false)");
        return List.of(
                "text",
                "varchar(40) collate \"C\"",
                "text collate \"en-x-icu\"",
                "text collate \"de-AT-x-icu\"",
                "text collate loose",
                "char(40)");
    }

    @Override
    Map<String, List<String>> otherColumns() {
        PostgreSql.execute(database, "create type mood as enum ('sad', 'ok', 'glad')");
        var columns = new LinkedHashMap<String, List<String>>();
        columns.put("smallint", List.of("-32768", "-1", "0", "10", "9", "32767"));
        columns.put("bigint", List.of("-9223372036854775808", "0", "100", "99"));
        columns.put(
                "numeric",
                List.of(
                        "-100.5", "-99", "-0.05", "-0.5", "0.00", "0.1", "0.11", "1e30", "12",
                        "2"));
        columns.put("real", List.of("-1.5", "0.1", "0.2", "16777217", "1e20"));
        columns.put(
                "double precision",
                List.of("-1e300", "0.1", "0.10000000149011612", "0.1000000005", "3"));
        columns.put("boolean", List.of("true", "false"));
        columns.put(
                "date",
                List.of("'0044-03-15 BC'", "'0001-01-01'", "'2024-02-29'", "'12024-01-01'"));
        columns.put(
                "time",
                List.of("'00:00'", "'10:00'", "'10:00:00.5'", "'10:00:00.500001'", "'10:00:01'"));
        columns.put(
                "timestamp",
                List.of(
                        "'0044-03-15 10:00 BC'",
                        "'2024-03-10 02:30'",
                        "'2024-03-10 02:30:00.1'",
                        "'2024-03-10 02:30:00.12'",
                        "'2024-03-10 02:30:01'",
                        "'12024-03-10 02:30:01'"));
        columns.put(
                "timestamptz",
                List.of(
                        "'2024-03-10 02:30+02'",
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
        columns.put(
                "bytea", List.of("''", "'\\x00'", "'\\x0000'", "'\\x7f'", "'\\x80'", "'\\xff00'"));
        columns.put("mood", List.of("'sad'", "'ok'", "'glad'"));
        columns.put("jsonb", List.of("'{\"b\": 1}'", "'[1]'", "'\"a\"'", "'10'", "'9'"));
        columns.put("json", List.of("'{\"b\": 1}'", "'[1]'", "'\"a\"'", "'10'", "'9'"));
        return columns;
    }

    @Override
    void numbers(String table, int count) {
        PostgreSql.execute(
                database,
                "create table %s as select n, md5(n::text) as t from generate_series(1, %d) n"
                        .formatted(table, count));
    }
}
