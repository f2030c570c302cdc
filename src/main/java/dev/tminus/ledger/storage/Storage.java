package dev.tminus.ledger.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tminus.ledger.CannotStart;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;

/// The database: embedded H2 below the home folder, or PostgreSQL where one is named.
///
/// One connection writes and several read. H2 with several writers can come back from a kill with
/// half a transaction, with one it never did; see `docs/decisions/0001-one-writer.md`.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Storage.Where.class)
public class Storage {

    private static final int READERS = 8;
    private static final long WAIT_MILLIS = 20_000;

    /// What H2 says where another process has the file open.
    private static final int OPEN_ELSEWHERE = 90_020;

    /// What it says of a file of a newer H2.
    private static final int NEWER_FORMAT = 90_048;

    private static final String ANOTHER = "choose another folder with TMINUS_HOME=FOLDER ./tminus";

    /// Where the ledger lies.
    ///
    /// @param home folder of everything that tminus keeps
    @ConfigurationProperties("tminus")
    public record Where(Path home, @Nullable Database database) {

        /// A PostgreSQL to use instead of the embedded H2.
        record Database(@Nullable String url, @Nullable String user, @Nullable String password) {}

        public boolean embedded() {
            return database == null || database.url() == null || database.url().isBlank();
        }

        String url() {
            if (database != null && database.url() != null && !database.url().isBlank()) {
                return database.url();
            }
            return "jdbc:h2:file:"
                    + folder().resolve("tminus")
                    + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000"
                    + ";TRACE_LEVEL_FILE=0";
        }

        /// Where an embedded database lies.
        public Path folder() {
            return home.toAbsolutePath().resolve("ledger");
        }

        String user() {
            return database == null || database.user() == null ? "tminus" : database.user();
        }

        String password() {
            return database == null || database.password() == null ? "" : database.password();
        }
    }

    @Bean
    LostLedger lost(Where where, Health health) {
        return new LostLedger(health, where.embedded() ? where.folder() : null);
    }

    @Bean(destroyMethod = "close")
    HikariDataSource writer(Where where, LostLedger lost) throws IOException, SQLException {
        if (where.embedded()) {
            OwnFiles.folder(where.folder());
        }
        try (var _ = opened(where)) {
            if (where.embedded()) {
                OwnFiles.content(where.folder());
            }
            return pool(where, "writer", lost);
        }
    }

    /// Opens it before any pool does, which would say at length that it cannot.
    private static Connection opened(Where where) {
        try {
            return DriverManager.getConnection(where.url(), where.user(), where.password());
        } catch (SQLException refused) {
            throw where.embedded() ? unopened(where, refused) : unreached(where.url(), refused);
        }
    }

    private static CannotStart unopened(Where where, SQLException refused) {
        var file = where.folder().resolve("tminus.mv.db");
        return switch (refused.getErrorCode()) {
            case OPEN_ELSEWHERE ->
                    new CannotStart(
                            "Another tminus works on %s.".formatted(where.home()),
                            "end it first, or " + ANOTHER,
                            refused);
            case NEWER_FORMAT -> newer(file.toString(), refused);
            default ->
                    new CannotStart(
                            "%s cannot be opened: %s.".formatted(file, firstLine(refused)),
                            "put back a backup, or " + ANOTHER,
                            refused);
        };
    }

    private static CannotStart unreached(String url, SQLException refused) {
        var shown = url.replaceFirst("\\?.*", "");
        return new CannotStart(
                "The database %s cannot be opened: %s."
                        .formatted(shown, firstLine(refused).replace(url, shown)),
                "bring it back, or mend TMINUS_DATABASE_URL, TMINUS_DATABASE_USER and"
                        + " TMINUS_DATABASE_PASSWORD",
                refused);
    }

    private static String firstLine(SQLException refused) {
        return String.valueOf(refused.getMessage())
                .lines()
                .findFirst()
                .orElse("it does not say why")
                .replaceFirst("\\.$", "");
    }

    private static CannotStart newer(String what, @Nullable Throwable cause) {
        return new CannotStart(
                what + " was written by a newer tminus.", "start that one, or " + ANOTHER, cause);
    }

    /// What a newer tminus keeps is not written by this one.
    @Bean
    FlywayMigrationStrategy migrating(Where where) {
        return flyway -> {
            for (var migration : flyway.info().all()) {
                if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
                    throw newer(
                            where.embedded() ? where.folder().toString() : "The database", null);
                }
            }
            flyway.migrate();
        };
    }

    @Bean(destroyMethod = "close")
    HikariDataSource reader(Where where, LostLedger lost) {
        return pool(where, "reader", lost);
    }

    /// What everybody is given: read-only transactions read, all others write. While nothing can be
    /// written, whoever tries is told at once.
    @Bean
    @Primary
    DataSource dataSource(
            @Qualifier("writer") HikariDataSource writer,
            @Qualifier("reader") HikariDataSource reader,
            Health health) {
        var open =
                new DelegatingDataSource(writer) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        if (health.isInterrupted()) {
                            throw new NotNow(health.refusal().orElse(""));
                        }
                        return super.getConnection();
                    }
                };
        var both = new LazyConnectionDataSourceProxy(open);
        both.setReadOnlyDataSource(reader);
        return both;
    }

    /// Migrations need a connection beside the one that writes.
    @Bean
    @FlywayDataSource
    DataSource migration(Where where) {
        return new DriverManagerDataSource(where.url(), where.user(), where.password());
    }

    @Bean
    PlatformTransactionManager transactionManager(
            DataSource dataSource, Where where, LostLedger lost) {
        return new DurableTransactions(dataSource, where.embedded(), lost);
    }

    private static HikariDataSource pool(Where where, String name, LostLedger lost) {
        var writes = name.equals("writer");
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(where.url());
        config.setUsername(where.user());
        config.setPassword(where.password());
        config.setMaximumPoolSize(writes ? 1 : READERS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setReadOnly(!writes && !where.embedded());
        config.setExceptionOverride(lost);
        return new HikariDataSource(config);
    }
}
