package dev.tminus.source;

import dev.tminus.testing.H2Server;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class FenceOnH2Test extends FenceContract {

    @TempDir static Path folder;

    private static H2Server server;

    @BeforeAll
    static void prepare() throws SQLException {
        server = H2Server.in(folder);
        for (var database : new String[] {"rehearsals", "production"}) {
            server.execute(
                    database,
                    "set db_close_delay -1",
                    "create user tminus_ro password '" + PASSWORD + "'");
        }
    }

    @AfterAll
    static void end() throws SQLException {
        server.execute("rehearsals", "shutdown").execute("production", "shutdown").close();
    }

    @Override
    String jdbc(String host, int port, boolean isProduction) {
        return "jdbc:h2:tcp://%s:%d/%s"
                .formatted(host, port, isProduction ? "production" : "rehearsals");
    }

    @Override
    int port() {
        return server.port();
    }

    @Override
    String reader() {
        return "tminus_ro";
    }

    @Override
    String shown() {
        return "H2 2.4.240, database production, schema PUBLIC";
    }
}
