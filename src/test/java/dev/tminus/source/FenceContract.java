package dev.tminus.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.workspace.Environment;
import dev.tminus.runbook.workspace.ServerIdentity;
import dev.tminus.runbook.workspace.SourceSpec;
import dev.tminus.source.NoAnswer.Reason;
import dev.tminus.testing.Brief;
import dev.tminus.testing.Relay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the fence must do on every kind of database: rehearsals in `qa` never reach what
/// `production` is bound to, whatever the addresses say.
abstract class FenceContract {

    static final String PASSWORD = "canary-7f3a!%";
    static final SourceName HQ = new SourceName("hq");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /// The address of the database of rehearsals or of production, at a port.
    abstract String jdbc(String host, int port, boolean production);

    abstract int port();

    abstract String reader();

    /// What messages call production's server.
    abstract String shown();

    @Test
    void clearsDatabasesThatAreNotProductions() throws Exception {
        var verdict = fence().ask(access(jdbc("127.0.0.1", port(), false)), Set.of(HQ));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Fence.Verdict.Clear.class,
                        clear -> assertThat(clear.servers()).containsOnlyKeys(HQ));
    }

    @Test
    void findsProductionBehindAnotherNameAtPlanningAndAtOpening() throws Exception {
        var access = access(jdbc("localhost", port(), true));

        var verdict = fence().ask(access, Set.of(HQ));
        var opened = failure(access);

        assertThat(verdict).isEqualTo(new Fence.Verdict.Refused(message()));
        assertThat(opened).hasMessage(message());
        assertThat(opened.reason()).isEqualTo(Reason.FENCED);
    }

    @Test
    void findsProductionBehindAnotherPort() throws Exception {
        try (var relay = Relay.to(port())) {
            var access = access(jdbc("127.0.0.1", relay.port(), true));

            assertThat(fence().ask(access, Set.of(HQ)))
                    .isEqualTo(new Fence.Verdict.Refused(message()));
        }
    }

    @Test
    void opensWhatWasPinnedAndRefusesAnAliasSwitchedLater() throws Exception {
        try (var toQa = Relay.to(port())) {
            var plain = access(jdbc("127.0.0.1", toQa.port(), false));
            var pinned = pinned(fence().ask(plain, Set.of(HQ)));
            var production = jdbc("127.0.0.1", toQa.port(), true);

            open(plain, pinned).close();
            var switched =
                    catchThrowableOfType(NoAnswer.class, () -> open(access(production), pinned));

            assertThat(switched).hasMessage(message());
            assertThat(switched.reason()).isEqualTo(Reason.FENCED);
        }
    }

    @Test
    void doesNotMindARestart() throws Exception {
        var plain = access(jdbc("127.0.0.1", port(), false));
        var pinned = pinned(fence().ask(plain, Set.of(HQ)));
        var before = pinned.get(HQ);
        var restarted =
                new ServerIdentity(
                        before.product(),
                        before.server(),
                        "another " + before.instance(),
                        before.database(),
                        before.schema());

        try (var source = open(plain, Map.of(HQ, restarted))) {
            assertThat(source.server()).isEqualTo(before);
        }
    }

    @Test
    void comparesAddressesWhereProductionDoesNotAnswer() throws Exception {
        try (var gone = Relay.to(port())) {
            var production = jdbc("localhost", gone.port(), true);
            var qa = jdbc("127.0.0.1", gone.port(), true);
            var access = access(qa, production, "${TMINUS_SECRET_WRONG}");

            var verdict = fence().ask(access, Set.of(HQ));
            var elsewhere =
                    fence().ask(
                                    access(
                                            jdbc("127.0.0.1", port(), false),
                                            jdbc("127.0.0.1", 1, true),
                                            "${TMINUS_SECRET_A}"),
                                    Set.of(HQ));

            assertThat(verdict)
                    .isEqualTo(
                            new Fence.Verdict.Refused(
                                    "Source hq in qa is at the address of hq in production, which"
                                            + " does not answer and so cannot be told apart. A"
                                            + " rehearsal never touches production; correct its"
                                            + " address in workspace.yaml."));
            assertThat(elsewhere).isInstanceOf(Fence.Verdict.Clear.class);
        }
    }

    @Test
    void refusesToPlanWhereASourceThatMustAnswerDoesNot() throws Exception {
        var access = access(jdbc("127.0.0.1", 1, false));

        var needed = fence().ask(access, Set.of(HQ));
        var notNeeded = fence().ask(access, Set.of());

        assertThat(needed)
                .isEqualTo(
                        new Fence.Verdict.Refused(
                                "Source hq in qa cannot be reached at %s: the connection is refused. A run is planned when its sources answer; write exists: later for one that comes into being during the release."
                                        .formatted(jdbc("127.0.0.1", 1, false))));
        assertThat(notNeeded).isEqualTo(new Fence.Verdict.Clear(Map.of()));
    }

    String message() {
        return "Source hq in qa is really hq in production: both are %s on the same server. A rehearsal never touches production; correct its address in workspace.yaml."
                .formatted(shown());
    }

    static Map<SourceName, ServerIdentity> pinned(Fence.Verdict verdict) {
        assertThat(verdict).isInstanceOf(Fence.Verdict.Clear.class);
        return ((Fence.Verdict.Clear) verdict).servers();
    }

    private NoAnswer failure(Access access) {
        return catchThrowableOfType(NoAnswer.class, () -> open(access, Map.of()).close());
    }

    OpenSource open(Access access, Map<SourceName, ServerIdentity> pinned) throws NoAnswer {
        var with = new Access(access.mode(), access.environment(), access.forbidden(), pinned);
        return sources().open(HQ, with, Deadline.in(LIMIT), new Stop());
    }

    static Fence fence() {
        return new Fence(sources());
    }

    private static Sources sources() {
        var values = Map.of("TMINUS_SECRET_A", PASSWORD, "TMINUS_SECRET_WRONG", "wrong");
        return Brief.sources(new Secrets(values::get, Path.of("none")));
    }

    Access access(String qa) {
        return access(qa, jdbc("127.0.0.1", port(), true), "${TMINUS_SECRET_A}");
    }

    private Access access(String qa, String production, String password) {
        return new Access(
                Mode.REHEARSAL,
                environment("qa", Mode.REHEARSAL, qa, "${TMINUS_SECRET_A}"),
                List.of(environment("production", Mode.LIVE, production, password)),
                Map.of());
    }

    private Environment environment(String name, Mode mode, String jdbc, String password) {
        var spec = new SourceSpec(HQ, jdbc, reader(), password, false);
        return Brief.environment(
                new EnvironmentName(name), Set.of(mode), Map.of(HQ, spec), Map.of(), Map.of());
    }
}
