package dev.tminus.run;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
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
class Storage {

    private static final int READERS = 8;
    private static final long WAIT_MILLIS = 20_000;

    /// What H2 says where another process has the file open.
    private static final int OPEN_ELSEWHERE = 90_020;

    /// Where the ledger lies.
    ///
    /// @param home folder of everything that tminus keeps
    @ConfigurationProperties("tminus")
    record Where(Path home, @Nullable Database database) {

        /// A PostgreSQL to use instead of the embedded H2.
        record Database(@Nullable String url, @Nullable String user, @Nullable String password) {}

        boolean embedded() {
            return database == null || database.url() == null || database.url().isBlank();
        }

        String url() {
            if (database != null && database.url() != null && !database.url().isBlank()) {
                return database.url();
            }
            return "jdbc:h2:file:"
                    + folder().resolve("tminus")
                    + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";
        }

        /// Where an embedded database lies.
        Path folder() {
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
        if (!where.embedded()) {
            return pool(where, "writer", lost);
        }
        OwnFiles.folder(where.folder());
        try (var _ = opened(where)) {
            OwnFiles.content(where.folder());
            return pool(where, "writer", lost);
        }
    }

    /// Opens the file before any pool does, which would say at length that it cannot.
    private static Connection opened(Where where) throws SQLException {
        try {
            return DriverManager.getConnection(where.url(), where.user(), where.password());
        } catch (SQLException refused) {
            if (refused.getErrorCode() == OPEN_ELSEWHERE) {
                throw new HomeInUse(where.home(), refused);
            }
            throw refused;
        }
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
                            throw new SQLTransientConnectionException(health.refusal().orElse(""));
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
