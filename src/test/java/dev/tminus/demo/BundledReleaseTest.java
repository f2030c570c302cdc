package dev.tminus.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.planning.InMemoryRuns;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunState;
import dev.tminus.run.RunStatus;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.StepId;
import dev.tminus.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bundled runbooks from their first step to their last, with the sample landscape in every
/// mood: real rules, real checks, real databases.
@Slow
class BundledReleaseTest {

    private static final String HQ_FIELD = "hq-field-migration.yaml";
    private static final Predicate<RunState> COMPLETE = is(RunStatus.COMPLETE);
    private static final String STOP = "decide-downtime.stop-field";

    @TempDir static Path made;
    @TempDir Path home;
    private final InMemoryRuns runs = new InMemoryRuns();
    private final Crank crank = new Crank();
    private SampleLandscape landscape;
    private JobServer jobServer;

    @BeforeAll
    static void makeOnce() {
        SampleHome.make(made);
    }

    @BeforeEach
    void start() throws IOException {
        SampleHome.copy(made, home);
        landscape = new SampleLandscape(home);
        landscape.start();
        var mood = new ChosenMood(home, "good");
        jobServer = new JobServer(landscape, runs, crank, mood, Duration.ofMillis(1));
        jobServer.start();
        crank.settle();
    }

    @AfterEach
    void stop() {
        jobServer.stop();
        landscape.stop();
    }

    @Test
    void completesTheFirstRehearsal() throws IOException {
        var release = release("first-rehearsal.yaml", Mode.REHEARSAL, Map.of(), Set.of());

        release.until(COMPLETE);

        assertThat(release.state().done()).isEqualTo(5);
    }

    @Test
    void completesTheRehearsalWithoutWritingToCustomers() throws IOException {
        var release = rehearsal("good");

        release.until(COMPLETE);

        for (var step : List.of("book-the-day", "plan-agreed", "announce-release", "settle")) {
            assertThat(release.phase(step)).as(step).isEqualTo(StepPhase.NOT_APPLICABLE);
        }
        assertThat(release.phase("announce-rehearsal")).isEqualTo(StepPhase.DONE);
        assertThat(release.phase("shut-down-field")).isEqualTo(StepPhase.NOT_APPLICABLE);
        assertThat(release.phase("write-maintenance-page")).isEqualTo(StepPhase.DONE);
    }

    @Test
    void completesTheLiveRunWithFieldStopped() throws IOException {
        var release = release(HQ_FIELD, Mode.LIVE, Map.of(STOP, "yes"), Set.of());

        release.until(COMPLETE);

        for (var step :
                List.of(
                        "plan-agreed",
                        "announce-release",
                        "watch-queue-2",
                        "shut-down-field",
                        "final-counts",
                        "turn-off-maintenance-page")) {
            assertThat(release.phase(step)).as(step).isEqualTo(StepPhase.DONE);
        }
        for (var step : List.of("announce-downtime", "announce-rehearsal", "choose-the-plug")) {
            assertThat(release.phase(step)).as(step).isEqualTo(StepPhase.NOT_APPLICABLE);
        }
    }

    @Test
    void completesWithADowntimeThatIsPlannedAndNotUsed() throws IOException {
        var unused =
                Set.of(
                        "prepare-maintenance-page",
                        "shut-down-field",
                        "turn-on-maintenance-page",
                        "turn-off-maintenance-page");
        var release = release(HQ_FIELD, Mode.REHEARSAL, Map.of(STOP, "yes"), unused);

        release.until(COMPLETE);

        assertThat(unused)
                .allSatisfy(step -> assertThat(release.phase(step)).isEqualTo(StepPhase.SKIPPED));
        assertThat(release.phase("final-counts")).isEqualTo(StepPhase.DONE);
    }

    @Test
    void raisesTheWorkersAgainWhereTheJobServerDied() throws IOException {
        var release = rehearsal("job-server-dies");

        release.until(isOpen("job-server-died")).until(COMPLETE);

        assertThat(attempts(release, "restart-job-server")).isEqualTo(1);
        assertThat(attempts(release, "raise-workers")).isEqualTo(2);
        assertThat(attempts(release, "fill-queue")).isEqualTo(1);
    }

    @Test
    void goesOnWhereHqWasUnreachableForAWhile() throws IOException {
        var release = rehearsal("hq-unreachable");

        release.until(isOpen("hq-unreachable"));
        assertThat(release.phase("watch-queue-1")).isEqualTo(StepPhase.INCONCLUSIVE);
        release.until(COMPLETE);

        assertThat(attempts(release, "reconnect-hq")).isEqualTo(1);
        assertThat(attempts(release, "raise-workers")).isEqualTo(1);
    }

    @Test
    void migratesUsersAgainThatDiffer() throws IOException {
        var release = rehearsal("lost-rows");

        release.until(isOpen("users-differ"));
        assertThat(release.phase("compare-users")).isEqualTo(StepPhase.FAILED);
        release.until(COMPLETE);

        assertThat(attempts(release, "migrate-users-again")).isEqualTo(1);
    }

    @Test
    void isHeldWhereNobodyKnowsWhyUsersDiffer() throws IOException {
        mood("lost-rows");
        var release =
                release(
                        HQ_FIELD,
                        Mode.REHEARSAL,
                        Map.of("read-differences.next", "Hold"),
                        Set.of());

        release.until(isOpen("users-differ")).until(is(RunStatus.HELD));

        assertThat(release.phase("migrate-users-again")).isEqualTo(StepPhase.NOT_APPLICABLE);
    }

    @Test
    void drainsTheRestOnReleaseDay() throws IOException {
        var release = rehearsal("queue-not-empty");

        release.until(isOpen("queue-not-empty")).until(COMPLETE);

        assertThat(attempts(release, "drain-the-rest")).isEqualTo(1);
    }

    @Test
    void isDeferredWhereTheRestTakesTooLong() throws IOException {
        mood("queue-not-empty");
        var late = Map.of("look-at-the-rest.minutes", "90");
        var release = release(HQ_FIELD, Mode.REHEARSAL, late, Set.of());

        release.until(is(RunStatus.SCRUBBED));

        assertThat(release.phase("open-field")).isEqualTo(StepPhase.NOT_REACHED);
    }

    @Test
    void goesOnWhereASiteThatWasSilentIsHere() throws IOException {
        var release = rehearsal("good");
        release.until(state -> phase(state, "everybody-here") == StepPhase.READY);

        release.says(
                "manager",
                new RunCommand.OpenContingency(
                        new ContingencyId("site-silent"), "Shanghai does not answer."));

        release.until(COMPLETE);
        assertThat(attempts(release, "call-the-site")).isEqualTo(1);
    }

    private BundledRelease rehearsal(String mood) throws IOException {
        mood(mood);
        return release(HQ_FIELD, Mode.REHEARSAL, Map.of(), Set.of());
    }

    private BundledRelease release(
            String file, Mode mode, Map<String, String> answers, Set<String> left)
            throws IOException {
        return new BundledRelease(runs, crank, home, file, mode, answers, left);
    }

    private void mood(String name) throws IOException {
        Files.writeString(home.resolve("demo/mood"), name);
    }

    private static int attempts(BundledRelease release, String step) {
        return release.state().step(new StepId(step)).attempt();
    }

    private static StepPhase phase(RunState state, String step) {
        return state.step(new StepId(step)).phase();
    }

    private static Predicate<RunState> is(RunStatus status) {
        return state -> state.status() == status;
    }

    private static Predicate<RunState> isOpen(String contingency) {
        return state -> new ContingencyId(contingency).equals(state.contingency());
    }
}
