package dev.tminus.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// One real PostgreSQL for all tests of a run, started at the first use and ended with the process;
/// every test takes a database of its own.
public final class PostgreSql {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgreSql() {}

    /// Makes an empty database and answers its name.
    public static String newDatabase(String purpose) {
        var name = purpose.toLowerCase(Locale.ROOT) + "_" + DATABASES.incrementAndGet();
        execute("postgres", "create database " + name);
        return name;
    }

    public static int port() {
        return Server.RUNNING.getPort();
    }

    /// As the owner, who may do everything.
    public static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", "postgres");
    }

    public static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), database);
    }

    /// Runs statements as the owner.
    public static void execute(String database, String... statements) {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The owner gets in without a password, everybody else with a right one.
    private static Path rulesOfLogin() throws IOException {
        var file = Files.createTempFile("pg_hba", ".conf");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        file.toFile().deleteOnExit();
        return Files.writeString(
                file,
                """
                local all all trust
                host all postgres 127.0.0.1/32 trust
                host all all 127.0.0.1/32 scram-sha-256
                """);
    }

    private static final class Server {

        private static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("hba_file", rulesOfLogin().toString())
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
