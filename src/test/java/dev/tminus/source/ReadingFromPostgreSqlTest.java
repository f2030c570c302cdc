package dev.tminus.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tminus.testing.OddSettings;
import dev.tminus.testing.PostgreSql;
import dev.tminus.testing.Slow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Slow
class ReadingFromPostgreSqlTest extends ReadingContract {

    /// What an old version has, or an administrator only.
    private static final Set<String> UNSETTABLE =
            Set.of("sql_inheritance", "zero_damaged_pages", "ignore_checksum_failure");

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

    /// Server, database and role in turn; what a session has is what it has without them.
    @ParameterizedTest
    @ValueSource(strings = {"system", "database", "role"})
    void beginsEverySessionAlikeWhateverIsSet(String level) throws Exception {
        var where = level.equals("system") ? level : level + " " + named(level);
        var usual = session();

        OddSettings.setOnPostgreSql(where);
        try {
            assertThat(session()).isEqualTo(usual);
        } finally {
            OddSettings.resetOnPostgreSql(where);
        }
        assertThat(usual)
                .containsAllEntriesOf(
                        Map.of(
                                "row_security",
                                "off",
                                "IntervalStyle",
                                "postgres",
                                "TimeZone",
                                "UTC"));
    }

    private static String named(String level) {
        return level.equals("role") ? reader : database;
    }

    /// What a session has of everything that is set, and of what is odd.
    private Map<String, String> session() throws Exception {
        var names = new TreeSet<>(OddSettings.POSTGRESQL.keySet());
        Setting.of(Product.POSTGRESQL, "", LIMIT).forEach(one -> names.add(one.name()));
        names.removeAll(List.of("statement_timeout", "idle_in_transaction_session_timeout"));
        names.removeIf(name -> name.startsWith("default_transaction_"));
        var all = new LinkedHashMap<String, String>();
        try (var source = open()) {
            for (var name : names) {
                var sql =
                        "select replace(coalesce(current_setting('%s', true), ''), '\"', '')"
                                .formatted(name);
                all.put(name, values(source.read(query(sql)), 0).getFirst().text());
            }
            var sql =
                    "select current_setting('transaction_isolation') || ' ' ||"
                            + " current_setting('transaction_read_only')";
            all.put("transaction", values(source.read(query(sql)), 0).getFirst().text());
        }
        return all;
    }

    @Test
    void hasAnOddValueForEverySettingThatASessionCanSet() {
        assertThat(Setting.of(Product.POSTGRESQL, "", LIMIT))
                .extracting(Setting::name)
                .filteredOn(name -> !UNSETTABLE.contains(name))
                .isSubsetOf(OddSettings.POSTGRESQL.keySet());
    }

    @Test
    void refusesAServerThatLeavesOutDamagedPages() throws Exception {
        execute("alter role %s set zero_damaged_pages = on".formatted(reader));
        try {
            assertThatThrownBy(this::open)
                    .hasMessage(
                            "Source field in qa is not read: its server has zero_damaged_pages ="
                                    + " on, which leaves out the rows of damaged pages. Fix: set it"
                                    + " to off for this user.");
        } finally {
            execute("alter role %s reset all".formatted(reader));
        }
    }

    @Test
    void refusesToReadTablesOfWhichItIsNotShownEveryRow() throws Exception {
        execute(
                "create table guarded (a int)",
                "insert into guarded values (1), (2), (3)",
                "alter table guarded enable row level security",
                "create policy hides on guarded using (a > 2)");

        try (var source = open()) {
            assertThatThrownBy(() -> source.read(query("select a from guarded")))
                    .hasMessage(
                            "Source field in qa was not read: row-level security would hide rows"
                                    + " from this user (query would be affected by row-level"
                                    + " security policy for table \"guarded\"). Fix: give the user"
                                    + " BYPASSRLS, or read tables without policies.");
        }
    }

    /// A role that becomes another when it logs in reads with the other's eyes.
    @Test
    void readsAsTheUserThatLogsIn() throws Exception {
        execute(
                "create role other_" + reader,
                "grant other_%s to %s".formatted(reader, reader),
                "alter role %s set role = 'other_%s'".formatted(reader, reader));
        try (var source = open()) {
            assertThat(values(source.read(query("select current_user::text")), 0))
                    .extracting(Value::text)
                    .containsExactly(reader);
        } finally {
            execute("alter role %s reset all".formatted(reader));
        }
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
                        "'-Infinity'",
                        "-100.5",
                        "-99",
                        "-0.05",
                        "-0.5",
                        "0.00",
                        "0.1",
                        "0.11",
                        "1e30",
                        "12",
                        "2",
                        "'Infinity'",
                        "'NaN'"));
        columns.put("real", List.of("-1.5", "0.1", "0.2", "16777217", "1e20"));
        columns.put(
                "double precision",
                List.of(
                        "'-Infinity'",
                        "-1e300",
                        "0.1",
                        "0.10000000149011612",
                        "0.1000000005",
                        "3",
                        "'Infinity'",
                        "'NaN'"));
        columns.put("boolean", List.of("true", "false"));
        columns.put(
                "date",
                List.of(
                        "'-infinity'",
                        "'0044-03-15 BC'",
                        "'0001-01-01'",
                        "'2024-02-29'",
                        "'12024-01-01'",
                        "'infinity'"));
        columns.put(
                "time",
                List.of("'00:00'", "'10:00'", "'10:00:00.5'", "'10:00:00.500001'", "'10:00:01'"));
        columns.put(
                "timestamp",
                List.of(
                        "'-infinity'",
                        "'infinity'",
                        "'0044-03-15 10:00 BC'",
                        "'2024-03-10 02:30'",
                        "'2024-03-10 02:30:00.1'",
                        "'2024-03-10 02:30:00.12'",
                        "'2024-03-10 02:30:01'",
                        "'12024-03-10 02:30:01'"));
        columns.put(
                "timestamptz",
                List.of(
                        "'-infinity'",
                        "'infinity'",
                        "'0044-03-15 10:00+00 BC'",
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
