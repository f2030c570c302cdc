package dev.tminus.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.tools.Server;
import org.jspecify.annotations.Nullable;

/// A loopback port behind which the sample databases are reached, the one of last time where it is
/// free, so that what people noted stays true.
final class SampleServer {

    private final Path folder;
    private final SampleSecrets secrets;
    private final String name;
    private @Nullable Server server;

    /// @param folder where the databases lie
    /// @param name of the file among the secrets that holds the port
    SampleServer(Path folder, SampleSecrets secrets, String name) {
        this.folder = folder;
        this.secrets = secrets;
        this.name = name;
    }

    void start() throws SQLException, IOException {
        if (server != null) {
            return;
        }
        var last = secrets.port(name);
        Server started;
        try {
            started = listen(last);
        } catch (SQLException e) {
            started = listen("0");
        }
        server = started;
        secrets.writePort(name, Integer.toString(started.getPort()));
    }

    private Server listen(String port) throws SQLException {
        return Server.createTcpServer(
                        "-tcpPort", port, "-baseDir", folder.toString(), "-tcpDaemon", "-ifExists")
                .start();
    }

    /// Cuts every connection and refuses new ones.
    void stop() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    boolean isRunning() {
        return server != null;
    }

    /// The port, while it runs.
    int port() {
        if (server == null) {
            throw new IllegalStateException("The sample databases are not running");
        }
        return server.getPort();
    }
}
