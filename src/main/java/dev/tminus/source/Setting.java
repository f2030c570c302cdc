package dev.tminus.source;

import java.time.Duration;
import java.util.List;

/// A setting of a product that alters or filters what a query reads, what every session sets it to,
/// and why. Whatever a server, a database or a role says, sessions read alike.
///
/// @param value as the product writes it
/// @param why what another value would do
record Setting(String name, String value, String why) {

    static final String DEFAULT = "DEFAULT";

    /// All that are known of a product; those that a version does not have are skipped.
    ///
    /// @param path of the schemas that are searched for tables, empty for the product's own
    /// @param left of the time limit
    static List<Setting> of(Product product, String path, Duration left) {
        var limit = left.plusSeconds(1);
        return switch (product) {
            case H2 -> ofH2();
            case POSTGRESQL -> ofPostgreSql(path.isEmpty() ? "\"$user\", public" : path, limit);
            case MARIADB -> ofMariaDb(Math.max(60, limit.toSeconds()));
        };
    }

    /// What belongs to the whole database (`SET MODE` and the like) cannot be set by a session and
    /// is told with its name: see `Product.identityQuery`.
    private static List<Setting> ofH2() {
        return List.of(
                new Setting("TIME ZONE", "'UTC'", "moves times that are cast or have no zone"),
                new Setting("QUERY_TIMEOUT", "0", "ends queries early"),
                new Setting("LOCK_TIMEOUT", "10000", "gives up while a table is altered"),
                new Setting("TRUNCATE_LARGE_LENGTH", "FALSE", "cuts declared lengths"),
                new Setting("VARIABLE_BINARY", "FALSE", "turns BINARY into VARBINARY"));
    }

    /// Not `default_transaction_…`: the transaction says itself that it only reads, in one
    /// snapshot.
    private static List<Setting> ofPostgreSql(String path, Duration limit) {
        var millis = Long.toString(Math.min(limit.toMillis(), Integer.MAX_VALUE));
        return List.of(
                new Setting("search_path", path, "finds other tables under the same name"),
                new Setting("row_security", "off", "hides rows; off refuses to hide any"),
                new Setting("sql_inheritance", "on", "leaves out the rows of child tables"),
                new Setting("gin_fuzzy_search_limit", "0", "leaves out rows at random"),
                new Setting("zero_damaged_pages", "off", "leaves out the rows of damaged pages"),
                new Setting("ignore_checksum_failure", "off", "reads damaged rows as they are"),
                new Setting("restrict_nonsystem_relation_kind", "", "refuses views"),
                new Setting("synchronize_seqscans", "off", "begins with other rows each time"),
                new Setting("client_encoding", "UTF8", "replaces characters"),
                new Setting("DateStyle", "ISO, MDY", "turns day and month"),
                new Setting("IntervalStyle", "postgres", "writes intervals otherwise"),
                new Setting("TimeZone", "UTC", "moves times that are cast or have no zone"),
                new Setting("timezone_abbreviations", "Default", "reads CET and the like anew"),
                new Setting("extra_float_digits", "3", "rounds floating numbers"),
                new Setting("bytea_output", "hex", "writes bytes otherwise"),
                new Setting("xmlbinary", "base64", "writes bytes in XML otherwise"),
                new Setting("xmloption", "content", "reads XML otherwise"),
                new Setting("lc_monetary", "C", "writes money otherwise"),
                new Setting("lc_numeric", "C", "writes numbers of to_char otherwise"),
                new Setting("lc_time", "C", "writes months and days otherwise"),
                new Setting(
                        "default_text_search_config",
                        "pg_catalog.simple",
                        "finds other words in texts"),
                new Setting("pg_trgm.similarity_threshold", "0.3", "finds other like words"),
                new Setting("pg_trgm.word_similarity_threshold", "0.6", "finds other like words"),
                new Setting(
                        "pg_trgm.strict_word_similarity_threshold",
                        "0.5",
                        "finds other like words"),
                new Setting("ivfflat.probes", "1", "finds other near vectors"),
                new Setting("hnsw.ef_search", "40", "finds other near vectors"),
                new Setting("standard_conforming_strings", "on", "reads \\ in texts otherwise"),
                new Setting("backslash_quote", "safe_encoding", "reads \\' in texts otherwise"),
                new Setting("transform_null_equals", "off", "takes = NULL for IS NULL"),
                new Setting("array_nulls", "on", "takes NULL in arrays for a text"),
                new Setting("quote_all_identifiers", "off", "writes definitions otherwise"),
                new Setting("lock_timeout", "0", "gives up while a table is altered"),
                new Setting("transaction_timeout", "0", "ends the transaction early"),
                new Setting("idle_session_timeout", "0", "ends the session early"),
                new Setting(
                        "idle_in_transaction_session_timeout",
                        millis,
                        "ends the session while the other side is read"));
    }

    private static List<Setting> ofMariaDb(long limit) {
        var whole = "18446744073709551615";
        var seconds = Long.toString(Math.min(limit, 31_536_000));
        return List.of(
                new Setting("sql_select_limit", whole, "leaves out the rows beyond it"),
                new Setting("max_join_size", whole, "refuses large joins"),
                new Setting("sql_big_selects", "ON", "refuses large joins"),
                new Setting("system_versioning_asof", DEFAULT, "reads the rows of another day"),
                new Setting("sql_auto_is_null", "OFF", "finds other rows where a key IS NULL"),
                new Setting("max_recursive_iterations", "4294967295", "ends recursion early"),
                new Setting("standard_compliant_cte", "ON", "lets recursion lose rows"),
                new Setting("wsrep_dirty_reads", "OFF", "reads from a node that is cut off"),
                new Setting("query_cache_type", "OFF", "answers from memory"),
                new Setting("group_concat_max_len", "67108864", "cuts texts"),
                new Setting("max_sort_length", "65536", "orders by beginnings only"),
                new Setting("sort_buffer_size", "8388608", "cannot hold long sort keys"),
                new Setting(
                        "sql_mode",
                        "STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION",
                        "reads \", ||, \\, blanks and signs otherwise"),
                new Setting("old_mode", "UTF8_IS_UTF8MB3", "casts times otherwise"),
                new Setting("default_regex_flags", "", "matches otherwise"),
                new Setting("character_set_client", "utf8mb4", "reads queries otherwise"),
                new Setting("character_set_results", "utf8mb4", "replaces characters"),
                new Setting("character_set_connection", "utf8mb4", "replaces characters"),
                new Setting("character_set_collations", "", "compares texts otherwise"),
                new Setting("collation_connection", "utf8mb4_general_ci", "compares otherwise"),
                new Setting("time_zone", "+00:00", "moves times"),
                new Setting("timestamp", DEFAULT, "stops the clock"),
                new Setting("lc_time_names", "en_US", "writes months and days otherwise"),
                new Setting("default_week_format", "0", "counts weeks otherwise"),
                new Setting("div_precision_increment", "4", "rounds quotients"),
                new Setting("block_encryption_mode", "aes-128-ecb", "decrypts otherwise"),
                new Setting("sql_notes", "ON", "hides that an answer was cut"),
                new Setting("max_error_count", "64", "hides that an answer was cut"),
                new Setting("note_verbosity", "basic,explain", "hides which tables are read"),
                new Setting("lock_wait_timeout", seconds, "gives up while a table is altered"),
                new Setting("wait_timeout", seconds, "ends the session early"),
                new Setting("net_write_timeout", seconds, "ends while the other side is read"),
                new Setting("idle_transaction_timeout", "0", "ends the session early"),
                new Setting("idle_readonly_transaction_timeout", "0", "ends the session early"));
    }
}
