package dev.tminus.testing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A value for every setting that alters or filters what is read, other than any session may have.
/// `trap` is a schema whose tables say something else.
public final class OddSettings {

    public static final Map<String, String> POSTGRESQL =
            of(
                    """
                    search_path                         | trap, public
                    gin_fuzzy_search_limit              | 1
                    restrict_nonsystem_relation_kind    | 'view'
                    synchronize_seqscans                | on
                    DateStyle                           | 'SQL, DMY'
                    IntervalStyle                       | 'iso_8601'
                    TimeZone                            | 'Asia/Kathmandu'
                    timezone_abbreviations              | 'India'
                    extra_float_digits                  | 0
                    bytea_output                        | 'escape'
                    xmlbinary                           | 'hex'
                    xmloption                           | 'document'
                    lc_monetary                         | 'C.UTF-8'
                    lc_numeric                          | 'C.UTF-8'
                    lc_time                             | 'C.UTF-8'
                    default_text_search_config          | 'pg_catalog.german'
                    pg_trgm.similarity_threshold        | 0.99
                    pg_trgm.word_similarity_threshold   | 0.99
                    pg_trgm.strict_word_similarity_threshold | 0.99
                    ivfflat.probes                      | 9
                    hnsw.ef_search                      | 9
                    standard_conforming_strings         | off
                    backslash_quote                     | on
                    transform_null_equals               | on
                    array_nulls                         | off
                    quote_all_identifiers               | on
                    row_security                        | on
                    client_encoding                     | 'latin1'
                    default_transaction_isolation       | 'serializable'
                    default_transaction_read_only       | off
                    default_transaction_deferrable      | on
                    statement_timeout                   | '900ms'
                    lock_timeout                        | '1ms'
                    transaction_timeout                 | '900ms'
                    idle_session_timeout                | '900ms'
                    idle_in_transaction_session_timeout | '900ms'
                    """);

    public static final Map<String, String> MARIADB =
            of(
                    """
                    sql_select_limit          | 1
                    max_join_size             | 1
                    sql_big_selects           | 0
                    system_versioning_asof    | '2020-01-01 00:00:00'
                    sql_auto_is_null          | 1
                    max_recursive_iterations  | 3
                    standard_compliant_cte    | 0
                    wsrep_dirty_reads         | 1
                    query_cache_type          | 'ON'
                    group_concat_max_len      | 4
                    max_sort_length           | 64
                    sort_buffer_size          | 1024
                    sql_mode                  | 'ANSI,PAD_CHAR_TO_FULL_LENGTH,NO_BACKSLASH_ESCAPES'
                    old_mode                  | 'ZERO_DATE_TIME_CAST'
                    default_regex_flags       | 'EXTENDED'
                    character_set_client      | 'latin1'
                    character_set_results     | 'latin1'
                    character_set_connection  | 'latin1'
                    character_set_collations  | 'utf8mb4=utf8mb4_bin'
                    collation_connection      | 'latin1_bin'
                    time_zone                 | '+05:45'
                    timestamp                 | 5
                    lc_time_names             | 'de_DE'
                    default_week_format       | 3
                    div_precision_increment   | 0
                    block_encryption_mode     | 'aes-256-cbc'
                    sql_notes                 | 0
                    max_error_count           | 0
                    note_verbosity            | ''
                    lock_wait_timeout         | 1
                    wait_timeout              | 1
                    net_write_timeout         | 1
                    idle_transaction_timeout  | 1
                    idle_readonly_transaction_timeout | 1
                    max_statement_time        | 0.9
                    """);

    private OddSettings() {}

    private static Map<String, String> of(String table) {
        var settings = new LinkedHashMap<String, String>();
        table.lines()
                .map(line -> line.split("\\|"))
                .forEach(line -> settings.put(line[0].strip(), line[1].strip()));
        return settings;
    }

    /// Sets all of them: of a PostgreSQL server (`alter system`), database or role.
    public static void setOnPostgreSql(String where) throws Exception {
        var statements =
                POSTGRESQL.entrySet().stream()
                        .filter(one -> !where.equals("system") || !one.getKey().contains("."))
                        .map(one -> one.getKey() + " = " + one.getValue())
                        .map(one -> "alter " + where + " set " + one);
        PostgreSql.execute("postgres", and("select pg_reload_conf()", statements.toList()));
        awaitReload(where, "iso_8601");
    }

    /// Takes all back.
    public static void resetOnPostgreSql(String where) throws Exception {
        PostgreSql.execute("postgres", "alter " + where + " reset all", "select pg_reload_conf()");
        awaitReload(where, "postgres");
    }

    /// New sessions have what the server's first process has read by now.
    private static void awaitReload(String where, String style) throws Exception {
        if (where.equals("system")) {
            Polling.until("the server has its new settings", () -> style.equals(style()));
        }
    }

    private static String style() throws SQLException {
        try (var connection = PostgreSql.connect("postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("show intervalstyle")) {
            rows.next();
            return rows.getString(1);
        }
    }

    /// Sets all of them for every session of MariaDB that begins from now on.
    public static void setOnMariaDb() {
        var statements =
                global().entrySet().stream()
                        .map(one -> "set global %s = %s".formatted(one.getKey(), one.getValue()));
        MariaDb.execute("mysql", statements.toArray(String[]::new));
    }

    /// Sets all of them whenever somebody who is no administrator logs in, but for the query cache,
    /// which only the server can turn on.
    public static void setAtLoginOnMariaDb() {
        var all =
                MARIADB.entrySet().stream()
                        .filter(one -> !one.getKey().equals("query_cache_type"))
                        .map(one -> "@@session.%s = %s".formatted(one.getKey(), one.getValue()))
                        .collect(Collectors.joining(", "));
        MariaDb.execute("mysql", "set global init_connect = \"set %s\"".formatted(all));
    }

    /// Takes all back.
    public static void resetOnMariaDb() {
        var statements =
                global().keySet().stream().map("set global %s = default"::formatted).toList();
        MariaDb.execute("mysql", and("set global init_connect = ''", statements));
    }

    /// The clock stands still for sessions only.
    private static Map<String, String> global() {
        var global = new LinkedHashMap<>(MARIADB);
        global.remove("timestamp");
        return global;
    }

    private static String[] and(String last, List<String> statements) {
        var all = new ArrayList<>(statements);
        all.add(last);
        return all.toArray(String[]::new);
    }
}
