package dev.tminus.source;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tminus.testing.H2Server;
import dev.tminus.testing.Relay;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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

    /// The same path on two servers, and a name that leads from one to the other overnight.
    @Test
    void refusesAnAddressThatLeadsToAnotherServerThanAtPlanning(@TempDir Path other)
            throws Exception {
        try (var ofRehearsals = H2Server.in(other);
                var relay = Relay.to(ofRehearsals.port())) {
            ofRehearsals.execute(
                    "production",
                    "set db_close_delay -1",
                    "create user tminus_ro password '" + PASSWORD + "'");
            var access = access(jdbc("127.0.0.1", relay.port(), true));
            var pinned = pinned(fence().ask(access, Set.of(HQ)));
            open(access, pinned).close();

            relay.leadTo(server.port());

            assertThatThrownBy(() -> open(access, pinned)).hasMessage(message());
            ofRehearsals.execute("production", "shutdown");
        }
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
