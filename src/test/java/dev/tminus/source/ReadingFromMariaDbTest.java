package dev.tminus.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tminus.runbook.check.Side;
import dev.tminus.source.NoAnswer.Reason;
import dev.tminus.testing.MariaDb;
import dev.tminus.testing.OddSettings;
import dev.tminus.testing.Slow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Slow
class ReadingFromMariaDbTest extends ReadingContract {

    private static String database;

    @BeforeAll
    static void prepare() {
        database = MariaDb.newDatabase("reading");
        MariaDb.letRead(PASSWORD);
    }

    /// Once for the whole server and once at the login of everybody but administrators.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void beginsEverySessionAlikeWhateverIsSet(boolean atLogin) throws Exception {
        var usual = session();

        if (atLogin) {
            OddSettings.setAtLoginOnMariaDb();
        } else {
            OddSettings.setOnMariaDb();
        }
        try {
            assertThat(session()).isEqualTo(usual);
        } finally {
            OddSettings.resetOnMariaDb();
        }
        assertThat(usual)
                .containsAllEntriesOf(
                        Map.of(
                                "sql_select_limit", "18446744073709551615",
                                "system_versioning_asof", "DEFAULT",
                                "clock", "1"));
    }

    /// What a session has of everything that is set.
    private Map<String, String> session() throws Exception {
        var all = new LinkedHashMap<String, String>();
        try (var source = open()) {
            for (var setting : Setting.of(Product.MARIADB, "", LIMIT)) {
                var sql =
                        "select variable_value from information_schema.session_variables where"
                                + " variable_name = '%s'".formatted(setting.name());
                if (!setting.name().equals("timestamp")) {
                    all.put(setting.name(), values(source.read(query(sql)), 0).getFirst().text());
                }
            }
            var clock = "select abs(timestampdiff(second, now(), sysdate())) < 60";
            all.put("clock", values(source.read(query(clock)), 0).getFirst().text());
        }
        return all;
    }

    @Test
    void hasAnOddValueForEverySetting() {
        assertThat(Setting.of(Product.MARIADB, "", LIMIT))
                .extracting(Setting::name)
                .isSubsetOf(OddSettings.MARIADB.keySet());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    select seq from seq_1_to_9 limit rows examined 3 | the server ended the query early, as LIMIT ROWS EXAMINED or max_recursive_iterations says
                    select repeat('x', 90000000)                     | a text was longer than max_allowed_packet and became NULL
                    """)
    void refusesAnAnswerThatTheServerCutShort(String sql, String why) throws Exception {
        try (var source = open()) {
            assertThatThrownBy(() -> values(source.read(query(sql)), 0))
                    .hasMessage(
                            "Source field in qa answers less than it was asked for: %s. Fix: ask for less at a time."
                                    .formatted(why));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    tinyint(1)    | 7                            | NUMBER       | 7
                    boolean       | true                         | NUMBER       | 1
                    bit(1)        | b'1'                         | TRUTH        | true
                    bit(12)       | b'101'                       | BYTES        | 0005
                    bigint unsigned | 18446744073709551615       | NUMBER       | 18446744073709551615
                    decimal(20,4) | 1234567890123456.5000        | NUMBER       | 1234567890123456.5
                    double        | 0.1                          | NUMBER       | 0.1
                    year          | 2027                         | NUMBER       | 2027
                    date          | '2027-02-06'                 | DAY          | 2027-02-06
                    time(3)       | '10:00:00.250'               | TIME         | 10:00:00.250
                    datetime(6)   | '2027-02-06 10:00:00.000001' | LOCAL_MOMENT | 2027-02-06T10:00:00.000001
                    timestamp     | '2027-02-06 10:00:00'        | MOMENT       | 2027-02-06T10:00:00Z
                    uuid          | 'F0E1D2C3-0000-4000-8000-00000000000A' | UUID | f0e1d2c3-0000-4000-8000-00000000000a
                    json          | '{"a": [1, "x"]}'            | TEXT         | {"a":[1,"x"]}
                    blob          | x'00FF'                      | BYTES        | 00ff
                    binary(3)     | x'00FF'                      | BYTES        | 00ff00
                    longtext      | '李伟 🏗'                     | TEXT         | 李伟 🏗
                    char(9)       | 'a b  '                      | TEXT         | a b
                    enum('y','x') | 'x'                          | TEXT         | x
                    set('y','x')  | 'y,x'                        | TEXT         | y,x
                    inet4         | '10.0.0.1'                   | TEXT         | 10.0.0.1
                    """)
    void readsEveryKind(String type, String literal, Kind kind, String text) throws Exception {
        execute(
                "set time_zone = '+00:00'",
                "create or replace table kinds (v " + type + ")",
                "insert into kinds values (" + literal + ")");

        try (var source = open()) {
            var side = new Side.Table(FIELD, "kinds");

            assertThat(values(source.read(side), 0)).containsExactly(new Value(kind, text));
            assertThat(source.columns(side))
                    .extracting(Column::name, Column::kind)
                    .containsExactly(tuple("v", kind));
        }
    }

    /// The driver would fold it into a day, and two that differ would be one.
    @ParameterizedTest
    @ValueSource(strings = {"25:00:00", "-01:00:00", "838:59:59"})
    void refusesADurationThatIsNoTimeOfDay(String duration) throws Exception {
        execute(
                "create or replace table durations (v time)",
                "insert into durations values ('" + duration + "')");

        try (var source = open();
                var rows = source.read(new Side.Table(FIELD, "durations"))) {
            rows.next();

            assertThatThrownBy(() -> rows.value(0))
                    .hasMessage(
                            "Source field in qa answers a duration, which is no time of day, in"
                                    + " column v.");
        }
    }

    /// The server sends six digits of it, whatever it holds.
    @Test
    void refusesSinglePrecisionAndReadsItAsDouble() throws Exception {
        execute(
                "create or replace table singles (v float)",
                "insert into singles values (1234567)");

        try (var source = open()) {
            assertThatThrownBy(() -> source.read(new Side.Table(FIELD, "singles")))
                    .hasMessageContaining("cast it to double");
            var cast = new Side.Query(FIELD, "select cast(v as double) v from singles", Map.of());
            assertThat(values(source.read(cast), 0))
                    .containsExactly(new Value(Kind.NUMBER, "1234567"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"date", "datetime", "timestamp"})
    void refusesADayThatNeverWas(String type) throws Exception {
        execute(
                "create or replace table zeros (v " + type + " null)",
                "set sql_mode = ''",
                "insert into zeros values ('0000-00-00')");
        executeLoosely("insert into zeros values ('0000-00-00')");

        try (var source = open();
                var rows = source.read(new Side.Table(FIELD, "zeros"))) {
            assertThat(rows.next()).isTrue();
            assertThatThrownBy(() -> rows.value(0))
                    .isInstanceOfSatisfying(
                            NoAnswer.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.UNREADABLE_VALUE))
                    .hasMessage(
                            "Source field in qa answers a day that never was, such as 0000-00-00,"
                                    + " in column v.");
        }
    }

    private static void executeLoosely(String sql) {
        MariaDb.execute(database, "set sql_mode = ''", sql);
    }

    @Test
    void readsOneMomentHoweverLongItReads() throws Exception {
        execute("create table moment (a int)", "insert into moment values (1)");

        try (var source = open()) {
            execute("insert into moment values (2)");

            assertThat(values(source.read(query("select count(*) from moment")), 0))
                    .containsExactly(new Value(Kind.NUMBER, "1"));
        }
    }

    @Override
    String jdbc() {
        return MariaDb.url(database);
    }

    @Override
    String reader() {
        return MariaDb.READER;
    }

    @Override
    void execute(String... statements) {
        MariaDb.execute(database, statements);
    }

    @Override
    Connection connect() throws SQLException {
        return MariaDb.connect(database);
    }

    @Override
    List<String> textColumns() {
        return List.of(
                "varchar(40) collate utf8mb4_general_ci",
                "text collate utf8mb4_uca1400_ai_ci",
                "varchar(40) collate utf8mb4_bin",
                "varchar(40) collate utf8mb4_german2_ci",
                "varchar(40) character set utf16",
                "char(40) collate utf8mb4_unicode_ci");
    }

    @Override
    Map<String, List<String>> otherColumns() {
        var columns = new LinkedHashMap<String, List<String>>();
        columns.put("tinyint", List.of("-128", "0", "10", "9"));
        columns.put("bigint unsigned", List.of("0", "18446744073709551615", "100", "99"));
        columns.put(
                "decimal(40,4)",
                List.of(
                        "-100.5", "-99", "-0.05", "-0.5", "0.00", "0.1", "0.11", "1e30", "12",
                        "2"));
        columns.put("double", List.of("-1e300", "0.1", "0.10000000149011612", "0.1000000005", "3"));
        columns.put("bit(1)", List.of("b'1'", "b'0'"));
        columns.put("date", List.of("'0001-01-01'", "'2024-02-29'", "'9999-01-01'"));
        columns.put(
                "time(6)",
                List.of("'00:00'", "'10:00'", "'10:00:00.5'", "'10:00:00.500001'", "'10:00:01'"));
        columns.put(
                "datetime(6)",
                List.of(
                        "'2024-03-10 02:30:00'",
                        "'2024-03-10 02:30:00.1'",
                        "'2024-03-10 02:30:00.12'",
                        "'2024-03-10 02:30:01'"));
        columns.put(
                "timestamp(6) null",
                List.of(
                        "'2024-03-10 02:30:00'",
                        "'2024-03-10 02:30:00.1'",
                        "'2024-03-10 03:30:01'"));
        columns.put(
                "uuid",
                List.of(
                        "'00000000-0000-0000-0000-000000000001'",
                        "'7fffffff-0000-1000-8000-000000000009'",
                        "'80000000-0000-1000-8000-000000000001'",
                        "'00000001-0000-1001-8000-000000000001'",
                        "'00000000-0000-4000-8000-000000000001'",
                        "'ffffffff-ffff-ffff-ffff-ffffffffffff'"));
        columns.put("varbinary(9)", List.of("''", "x'00'", "x'0000'", "x'7f'", "x'80'", "x'ff00'"));
        columns.put("blob", List.of("''", "x'00'", "x'0000'", "x'7f'", "x'80'", "x'ff00'"));
        columns.put("enum('sad', 'ok', 'glad')", List.of("'sad'", "'ok'", "'glad'"));
        columns.put("json", List.of("'{\"b\": 1}'", "'[1]'", "'\"a\"'", "'10'", "'9'"));
        return columns;
    }

    @Override
    void numbers(String table, int count) {
        MariaDb.execute(
                database,
                "create table %s as select seq as n, md5(seq) as t from seq_1_to_%d"
                        .formatted(table, count));
    }
}
