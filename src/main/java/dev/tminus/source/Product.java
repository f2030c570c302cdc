package dev.tminus.source;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Properties;

/// The databases that can be read, and how each is told to read only, stream and give up in time.
enum Product {
    H2("H2", 9092),
    POSTGRESQL("PostgreSQL", 5432),
    MARIADB("MariaDB", 3306);

    private static final int LOGIN_MILLIS = 10_000;

    private final String title;
    private final int defaultPort;

    Product(String title, int defaultPort) {
        this.title = title;
        this.defaultPort = defaultPort;
    }

    String title() {
        return title;
    }

    int defaultPort() {
        return defaultPort;
    }

    /// Everything that a driver would otherwise decide itself, other than user and password.
    Properties driverSettings(Address address, Deadline deadline) {
        var settings = new Properties();
        settings.putAll(address.options());
        var silence = deadline.left().toMillis() + 1_000;
        switch (this) {
            case H2 -> {
                settings.setProperty("IFEXISTS", "TRUE");
                settings.setProperty("LAZY_QUERY_EXECUTION", "1");
                settings.setProperty(
                        "NETWORK_TIMEOUT", Long.toString(Math.min(silence, Integer.MAX_VALUE)));
            }
            case POSTGRESQL -> {
                settings.setProperty("connectTimeout", Integer.toString(LOGIN_MILLIS / 1_000));
                settings.setProperty("socketTimeout", Long.toString(silence / 1_000 + 1));
                settings.setProperty("cancelSignalTimeout", "1");
                settings.setProperty("maxResultBuffer", "24M");
                settings.setProperty("socketFactory", BoundedSockets.class.getName());
                settings.setProperty("stringtype", "unspecified");
                settings.setProperty("gssEncMode", "disable");
                settings.setProperty("logServerErrorDetail", "false");
                settings.setProperty("tcpKeepAlive", "true");
                settings.setProperty("ApplicationName", "tminus");
            }
            case MARIADB -> {
                settings.setProperty("connectTimeout", Integer.toString(LOGIN_MILLIS));
                settings.setProperty(
                        "socketTimeout", Long.toString(Math.min(silence, Integer.MAX_VALUE)));
                settings.setProperty("allowLocalInfile", "false");
                settings.setProperty("allowMultiQueries", "false");
                settings.setProperty("permitRedirect", "false");
                settings.setProperty("permitNoResults", "false");
                settings.setProperty("tinyInt1isBit", "false");
                settings.setProperty("yearIsDateType", "false");
                settings.setProperty(
                        "restrictedAuth",
                        "mysql_native_password,client_ed25519,caching_sha2_password,parsec");
            }
        }
        return settings;
    }

    /// What makes the server itself end every later query in time; empty where the driver tells it.
    String timeLimit(Duration left) {
        return switch (this) {
            case H2 -> "";
            case POSTGRESQL -> "set local statement_timeout = " + (left.toMillis() + 1);
            case MARIADB ->
                    "set max_statement_time = "
                            + BigDecimal.valueOf(left.toMillis() + 1, 3).toPlainString();
        };
    }

    /// What the server says about itself: version, instance, database, schemas; of H2 also what
    /// alters answers for the whole database, since no session can set that off.
    String identityQuery() {
        return switch (this) {
            case H2 ->
                    """
                    select h2version() || coalesce(
                               (select ' with ' || listagg(setting_name || ' ' || setting_value, ', ')
                                    within group (order by setting_name)
                                from information_schema.settings
                                where setting_name = 'MODE' and setting_value <> 'REGULAR'
                                    or setting_name = 'DEFAULT_NULL_ORDERING'
                                        and setting_value <> 'LOW'), ''),
                           (select server from information_schema.sessions
                            where session_id = session_id()),
                           database_path(), current_schema()\
                    """;
            case POSTGRESQL ->
                    """
                    select pg_catalog.current_setting('server_version'),
                           extract(epoch from pg_catalog.pg_postmaster_start_time())
                               || ' ' || pg_catalog.current_setting('port'),
                           pg_catalog.current_database(),
                           pg_catalog.array_to_string(pg_catalog.current_schemas(false), ', ')\
                    """;
            case MARIADB ->
                    """
                    select version(),
                           concat_ws(' ', @@hostname, @@port, @@server_id, @@datadir),
                           coalesce(database(), ''), ''\
                    """;
        };
    }

    /// Whether a quotation may be written as `$tag$ … $tag$`, `$$ … $$` or not at all.
    boolean opensDollarQuote(String tag) {
        return switch (this) {
            case H2 -> tag.isEmpty();
            case POSTGRESQL -> true;
            case MARIADB -> false;
        };
    }

    boolean quotesWithBackticks() {
        return this != POSTGRESQL;
    }
}
