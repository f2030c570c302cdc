package dev.tminus.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.workspace.Environment;
import dev.tminus.runbook.workspace.SourceSpec;
import dev.tminus.testing.Brief;
import dev.tminus.testing.H2Server;
import dev.tminus.testing.Relay;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /// An opened page is nobody's wish to log in anywhere else.
    @Test
    void logsInBeforehandToNothingButWhatTheRunReads() throws Exception {
        try (var elsewhere = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            elsewhere.setSoTimeout(1);
            var unread =
                    new SourceSpec(
                            new SourceName("unread"),
                            jdbc("127.0.0.1", elsewhere.getLocalPort(), false),
                            reader(),
                            "${TMINUS_SECRET_A}",
                            false);
            var plain = access(jdbc("127.0.0.1", port(), false));
            var sources = new HashMap<>(plain.environment().sources());
            sources.put(unread.name(), unread);
            var qa = with(plain.environment(), sources);
            var production = with(plain.forbidden().getFirst(), Map.of(unread.name(), unread));

            var look =
                    fence().look(
                                    new Access(plain.mode(), qa, List.of(production), Map.of()),
                                    Set.of(HQ));

            assertThat(look.sources())
                    .singleElement()
                    .isInstanceOf(Fence.SourceAnswer.Answers.class);
            assertThat(look.verdict()).isInstanceOf(Fence.Verdict.Clear.class);
            assertThatThrownBy(elsewhere::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void tellsBeforehandWhatLeadsToTheSameAddress() {
        var access = access(jdbc("localhost", port(), true));

        assertThat(fence().look(access, Set.of(HQ)).verdict())
                .isEqualTo(
                        new Fence.Verdict.Refused(
                                "Source hq in qa is at the address of hq in production. A rehearsal"
                                        + " never touches production; correct its address in"
                                        + " workspace.yaml."));
    }

    private static Environment with(Environment environment, Map<SourceName, SourceSpec> sources) {
        return Brief.environment(
                environment.name(), environment.allows(), sources, Map.of(), Map.of());
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
