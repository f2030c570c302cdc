package dev.tminus.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tminus.runbook.Mode;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.workspace.SourceSpec;
import dev.tminus.source.NoAnswer.Reason;
import dev.tminus.testing.Brief;
import dev.tminus.testing.H2Server;
import dev.tminus.testing.PostgreSql;
import dev.tminus.testing.Slow;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Slow
class SourcesTest {

    private static final String CANARY = "canary-7f3a!";
    private static final SourceName FIELD = new SourceName("field");
    private static final Duration LONG = Duration.ofSeconds(30);
    private static String secretUrl = "";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    jdbc:h2:tcp://127.0.0.1:1/x         | ${TMINUS_SECRET_NONE} | UNRESOLVED_SECRET   | Source field in qa needs a secret: ${TMINUS_SECRET_NONE} is not set in the environment of tminus.
                    jdbc:h2:tcp://127.0.0.1:1/x         | ${HOME}               | UNRESOLVED_SECRET   | Source field in qa needs a secret: ${HOME} is neither ${TMINUS_SECRET_NAME} nor ${file:name}.
                    jdbc:h2:tcp://127.0.0.1:1/x         | canary-7f3a!          | UNRESOLVED_SECRET   | Source field in qa has its password written out; write ${TMINUS_SECRET_NAME} or ${file:name} there.
                    jdbc:h2:tcp://127.0.0.1:1/x         | a${TMINUS_SECRET_A}   | UNRESOLVED_SECRET   | Source field in qa has its password written out; write ${TMINUS_SECRET_NAME} or ${file:name} there.
                    jdbc:h2:mem:x                       | ${TMINUS_SECRET_A}    | ADDRESS_NOT_ALLOWED | Source field in qa has an address that is not allowed: it has none of the known forms. Allowed are jdbc:h2:tcp://host:port/name, jdbc:postgresql://host:port/name or jdbc:mariadb://host:port/name.
                    jdbc:h2:tcp://db/x;INIT=a           | ${TMINUS_SECRET_A}    | ADDRESS_NOT_ALLOWED | Source field in qa has an address that is not allowed: it sets INIT and only IFEXISTS and SCHEMA may be set. Allowed are jdbc:h2:tcp://host:port/name, jdbc:postgresql://host:port/name or jdbc:mariadb://host:port/name.
                    ${TMINUS_SECRET_INIT}               | ${TMINUS_SECRET_A}    | ADDRESS_NOT_ALLOWED | Source field in qa has an address that is not allowed: it sets a property and only IFEXISTS and SCHEMA may be set. Allowed are jdbc:h2:tcp://host:port/name, jdbc:postgresql://host:port/name or jdbc:mariadb://host:port/name.
                    jdbc:h2:tcp://127.0.0.1:1/x         | ${TMINUS_SECRET_A}    | CANNOT_CONNECT      | Source field in qa cannot be reached at jdbc:h2:tcp://127.0.0.1:1/x: the connection is refused.
                    jdbc:postgresql://127.0.0.1:1/x     | ${TMINUS_SECRET_A}    | CANNOT_CONNECT      | Source field in qa cannot be reached at jdbc:postgresql://127.0.0.1:1/x: the connection is refused.
                    jdbc:mariadb://127.0.0.1:1/x        | ${TMINUS_SECRET_A}    | CANNOT_CONNECT      | Source field in qa cannot be reached at jdbc:mariadb://127.0.0.1:1/x: the connection is refused.
                    jdbc:h2:tcp://127.0.0.1:${TMINUS_SECRET_PORT}/x | ${TMINUS_SECRET_A} | CANNOT_CONNECT | Source field in qa cannot be reached at jdbc:h2:tcp://127.0.0.1:${TMINUS_SECRET_PORT}/x: the connection is refused.
                    jdbc:postgresql://no-such-host.invalid/x | ${TMINUS_SECRET_A} | CANNOT_CONNECT    | Source field in qa cannot be reached at jdbc:postgresql://no-such-host.invalid/x: its host name is not known.
                    """)
    void saysWhyItCannotOpen(String jdbc, String password, Reason reason, String message) {
        var thrown = failure(jdbc, password, Duration.ofSeconds(20));

        assertThat(thrown).hasMessage(message);
        assertThat(thrown.reason()).isEqualTo(reason);
        assertThat(everythingOf(thrown)).doesNotContain(CANARY);
    }

    @Test
    void namesNothingThatCameOutOfASecretAddress() {
        secretUrl = PostgreSql.url("no_such_database");

        var missing = failure("${TMINUS_SECRET_URL}", "${TMINUS_SECRET_A}", Duration.ofSeconds(9));

        assertThat(missing)
                .hasMessage(
                        "Source field in qa cannot be reached at ${TMINUS_SECRET_URL}: database"
                                + " \"***\" does not exist.");
    }

    /// The server would take the password of whoever connects; none does.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    jdbc:postgresql://127.0.0.1:@/x | ${TMINUS_SECRET_B}   | r                  | ${TMINUS_SECRET_B} may go to db-1.example.test and *.prod.example.test only; its operator sets that with TMINUS_SECRET_B_HOSTS.
                    jdbc:mariadb://127.0.0.1:@/x    | ${file:bound}        | r                  | ${file:bound} may go to 10.0.0.0/8 only; its operator sets that with bound.hosts.
                    jdbc:h2:tcp://127.0.0.1:@/x     | ${TMINUS_SECRET_A}   | ${TMINUS_SECRET_B} | ${TMINUS_SECRET_B} may go to db-1.example.test and *.prod.example.test only; its operator sets that with TMINUS_SECRET_B_HOSTS.
                    jdbc:h2:tcp://127.0.0.1:@/${TMINUS_SECRET_B} | ${TMINUS_SECRET_A} | r        | ${TMINUS_SECRET_B} may go to db-1.example.test and *.prod.example.test only; its operator sets that with TMINUS_SECRET_B_HOSTS.
                    """)
    void sendsASecretToNoHostThatItIsNotFor(
            String jdbc, String password, String user, String why, @TempDir Path folder)
            throws IOException {
        Files.writeString(folder.resolve("bound"), CANARY);
        Files.writeString(folder.resolve("bound.hosts"), "10.0.0.0/8\n");
        try (var listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            listening.setSoTimeout(1);
            var written = jdbc.replace("@", Integer.toString(listening.getLocalPort()));
            var spec = new SourceSpec(FIELD, written, user, password, false);

            var thrown =
                    catchThrowableOfType(
                            NoAnswer.class, () -> open(spec, folder, LONG, new Stop()).close());

            assertThat(thrown).hasMessage("Source field in qa is on host 127.0.0.1, and " + why);
            assertThat(thrown.reason()).isEqualTo(Reason.HOST_NOT_ALLOWED);
            assertThatThrownBy(listening::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void sendsASecretNowhereWhoseListOfHostsHasNone() {
        var refused = failure("jdbc:h2:tcp://127.0.0.1:1/x", "${TMINUS_SECRET_C}", LONG);

        assertThat(refused)
                .hasMessageContaining(
                        "${TMINUS_SECRET_C} is bound to no host: TMINUS_SECRET_C_HOSTS has none");
    }

    @Test
    void saysWhereTheHostsOfASecretCannotBeRead(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("bound"), CANARY);
        Files.writeString(folder.resolve("bound.hosts"), "10.0.0.0/99");
        var spec =
                new SourceSpec(FIELD, "jdbc:h2:tcp://127.0.0.1:1/x", "r", "${file:bound}", false);

        assertThatThrownBy(() -> open(spec, folder, LONG, new Stop()))
                .hasMessage(
                        "Source field in qa needs a secret: ${file:bound} is bound to no known"
                                + " hosts: bound.hosts holds 10.0.0.0/99, which is no host name, IP"
                                + " address, *.name or network such as 10.0.0.0/8.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2:tcp", "postgresql", "mariadb"})
    void doesNotWaitLongerThanItsTimeForASilentServer(String scheme) throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var jdbc = "jdbc:%s://127.0.0.1:%d/x".formatted(scheme, silent.getLocalPort());
            long begin = System.nanoTime();

            var thrown = failure(jdbc, "${TMINUS_SECRET_A}", Duration.ofMillis(400));

            assertThat(thrown).hasMessage("Source field in qa gave no answer within 0.4s.");
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isLessThan(Duration.ofSeconds(2));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2:tcp", "postgresql", "mariadb"})
    void canBeStoppedWhileItConnects(String scheme) throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var jdbc = "jdbc:%s://127.0.0.1:%d/x".formatted(scheme, silent.getLocalPort());
            var stop = new Stop();
            var task =
                    new FutureTask<>(() ->
                            catchThrowableOfType(
                                    NoAnswer.class,
                                    () -> open(jdbc, Duration.ofSeconds(30), stop)));
            Thread.ofVirtual().start(task);
            silent.accept();
            long begin = System.nanoTime();

            stop.stop();

            assertThat(task.get().reason()).isEqualTo(Reason.STOPPED);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void readsOneMomentHoweverLongItReadsFromPostgreSql() throws Exception {
        var database = PostgreSql.newDatabase("snapshot");
        PostgreSql.execute(database, "create table t (a int)", "insert into t values (1)");

        try (var source = openPostgreSql(database)) {
            PostgreSql.execute(database, "insert into t values (2)");

            assertThat(onlyText(source, "select count(*) from t")).isEqualTo("1");
        }
    }

    @Test
    void readsOneMomentHoweverLongItReadsFromH2(@TempDir Path folder) throws Exception {
        try (var server = H2Server.in(folder)) {
            server.execute(
                    "x",
                    "set db_close_delay -1",
                    "create user r password '" + CANARY + "'",
                    "create table t (a int)",
                    "insert into t values (1)",
                    "grant select on schema public to r");
            try (var source = open(server.url("x"), Duration.ofSeconds(30), new Stop())) {
                assertThat(onlyText(source, "select count(*) from t")).isEqualTo("1");
                server.execute("x", "insert into t values (2)");

                assertThat(onlyText(source, "select count(*) from t")).isEqualTo("1");
            }
            server.execute("x", "shutdown");
        }
    }

    @Test
    void startsInTheSchemaThatTheAddressNames(@TempDir Path folder) throws Exception {
        var database = PostgreSql.newDatabase("schema");
        PostgreSql.execute(database, "create schema app");
        try (var server = H2Server.in(folder)) {
            server.execute(
                    "x",
                    "set db_close_delay -1",
                    "create schema app",
                    "create user r password '" + CANARY + "'");
            try (var h2 = open(server.url("x") + ";SCHEMA=APP", LONG, new Stop());
                    var postgreSql = openPostgreSql(database + "?currentSchema=app")) {
                assertThat(h2.server().schema()).isEqualTo("APP");
                assertThat(postgreSql.server().schema()).isEqualTo("app");
            }
            server.execute("x", "shutdown");
        }
    }

    /// A hundred million rows fit neither here nor into the time, so the first row can only come
    /// out of a stream.
    @Test
    void streamsInsteadOfCollecting(@TempDir Path folder) throws Exception {
        try (var server = H2Server.in(folder)) {
            server.execute("x", "set db_close_delay -1", "create user r password '" + CANARY + "'");
            try (var source = open(server.url("x"), Duration.ofSeconds(20), new Stop())) {
                assertThat(onlyText(source, "select x from system_range(1, 100000000)"))
                        .isEqualTo("1");
            }
            server.execute("x", "shutdown");
        }
        try (var source = openPostgreSql(PostgreSql.newDatabase("stream"))) {
            assertThat(onlyText(source, "select generate_series(1, 100000000)")).isEqualTo("1");
        }
    }

    @Test
    void tellsServersApartByWhatTheySayThemselves() throws Exception {
        var one = PostgreSql.newDatabase("identity");
        var two = PostgreSql.newDatabase("identity");

        try (var first = openPostgreSql(one);
                var again = openPostgreSql(one);
                var other = openPostgreSql(two)) {
            assertThat(first.server()).isEqualTo(again.server()).isNotEqualTo(other.server());
            assertThat(first.server().shown())
                    .matches("PostgreSQL 18\\.[0-9.]+.*, database " + one + ", schema public");
        }
    }

    @Test
    void holdsNoSecretInItsToString() throws Exception {
        try (var source = openPostgreSql(PostgreSql.newDatabase("words"))) {
            assertThat(source.toString()).isEqualTo("Diagnosis[source field in qa]");
        }
        assertThatThrownBy(() -> open("jdbc:h2:mem:x", Duration.ofSeconds(1), new Stop()))
                .hasNoCause();
    }

    private static String onlyText(OpenSource source, String sql) throws NoAnswer {
        try (var rows = source.read(new Side.Query(FIELD, sql, Map.of()))) {
            assertThat(rows.next()).isTrue();
            return rows.value(0).text();
        }
    }

    private static NoAnswer failure(String jdbc, String password, Duration limit) {
        return catchThrowableOfType(
                NoAnswer.class, () -> open(jdbc, "r", password, limit, new Stop()).close());
    }

    private static OpenSource open(String jdbc, Duration limit, Stop stop) throws NoAnswer {
        return open(jdbc, "r", "${TMINUS_SECRET_A}", limit, stop);
    }

    private static OpenSource openPostgreSql(String database) throws NoAnswer {
        return open(
                PostgreSql.url(database),
                "postgres",
                "${TMINUS_SECRET_A}",
                Duration.ofSeconds(20),
                new Stop());
    }

    private static OpenSource open(
            String jdbc, String user, String password, Duration limit, Stop stop) throws NoAnswer {
        var user0 = jdbc.contains("URL") ? "postgres" : user;
        var spec = new SourceSpec(FIELD, jdbc, user0, password, false);
        return open(spec, Path.of("none"), limit, stop);
    }

    private static OpenSource open(SourceSpec spec, Path secrets, Duration limit, Stop stop)
            throws NoAnswer {
        var values =
                Map.of(
                        "TMINUS_SECRET_A",
                        CANARY,
                        "TMINUS_SECRET_B",
                        "b",
                        "TMINUS_SECRET_B_HOSTS",
                        "db-1.example.test, *.prod.example.test",
                        "TMINUS_SECRET_C",
                        "c",
                        "TMINUS_SECRET_C_HOSTS",
                        ",\n",
                        "TMINUS_SECRET_PORT",
                        "1",
                        "TMINUS_SECRET_INIT",
                        "jdbc:h2:tcp://db/x;" + CANARY + "=1",
                        "TMINUS_SECRET_URL",
                        secretUrl);
        var qa =
                Brief.environment(
                        new EnvironmentName("qa"),
                        Set.of(Mode.REHEARSAL),
                        Map.of(FIELD, spec),
                        Map.of(),
                        Map.of());
        return Brief.sources(new Secrets(values::get, secrets))
                .open(FIELD, Brief.access(Mode.REHEARSAL, qa), Deadline.in(limit), stop);
    }

    private static String everythingOf(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
