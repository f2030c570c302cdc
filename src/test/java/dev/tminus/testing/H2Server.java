package dev.tminus.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.h2.tools.Server;

/// A real H2 server with its databases under one folder.
public final class H2Server implements AutoCloseable {

    private final Server server;
    private final Path folder;

    private H2Server(Server server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    public static H2Server in(Path folder) throws SQLException {
        var server =
                Server.createTcpServer(
                        "-tcpPort", "0", "-baseDir", folder.toString(), "-tcpDaemon");
        return new H2Server(server.start(), folder);
    }

    /// Makes a database if need be and runs statements as its owner.
    public H2Server execute(String database, String... statements) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
        return this;
    }

    public Connection connect(String database) throws SQLException {
        var url = "jdbc:h2:file:%s/%s".formatted(folder.toAbsolutePath(), database);
        return DriverManager.getConnection(url, "owner", "owner");
    }

    public int port() {
        return server.getPort();
    }

    public String url(String database) {
        return "jdbc:h2:tcp://127.0.0.1:%d/%s".formatted(port(), database);
    }

    @Override
    public void close() {
        server.stop();
    }
}
