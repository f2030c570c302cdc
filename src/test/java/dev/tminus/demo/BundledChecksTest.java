package dev.tminus.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.language.Language;
import dev.tminus.planning.InMemoryRuns;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.testing.Brief;
import dev.tminus.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The checks of the bundled runbook, as its file says them, against the databases of the bundled
/// workspace, as they are while people take the steps of the runbook.
@Slow
class BundledChecksTest {

    private static final List<String> AT_FIRST =
            List.of(
                    "field-ui-hidden",
                    "hq-answers",
                    "hq-migrations-clean",
                    "no-account-given-up",
                    "queue-empty");

    @TempDir static Path made;
    private static Workspace workspace;
    private static Runbook runbook;

    @TempDir Path home;
    private final InMemoryRuns runs = new InMemoryRuns();
    private final Crank crank = new Crank();
    private SampleLandscape landscape;
    private JobServer jobServer;

    @BeforeAll
    static void read() throws IOException {
        SampleHome.make(made);
        workspace = Language.readWorkspace("workspace.yaml", bytes("workspace.yaml")).value();
        var file = "hq-field-migration.yaml";
        runbook = Language.readRunbook(file, bytes(file), workspace).value();
        assertThat(runbook).isNotNull();
    }

    private static byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(Path.of("runbooks", file));
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
    void tellWhatIsMissingBeforeAnythingHappened() {
        var outcomes = outcomes(SampleEnvironment.QA);

        assertThat(passed(outcomes)).containsExactlyElementsOf(AT_FIRST);
        assertThat(outcomes.get("hq-data-model"))
                .isInstanceOf(Outcome.Failed.class)
                .extracting(Outcome::summary)
                .isEqualTo("hq in qa answers 191, at least 192 wanted.");
        assertThat(outcomes.get("users-identical")).isInstanceOf(Outcome.Failed.class);
    }

    @ParameterizedTest
    @MethodSource
    void passExactlyFromTheStepOnThatBringsIt(LandscapeAction step, List<String> more)
            throws IOException {
        var before =
                step.ordinal() == 0 ? AT_FIRST : upTo(LandscapeAction.values()[step.ordinal() - 1]);
        Rehearsed.startedAt(runs, Rehearsed.MORNING, SampleEnvironment.QA).comesTo(step);
        crank.second();

        var now = passed(outcomes(SampleEnvironment.QA));

        assertThat(now).containsExactlyElementsOf(upTo(step));
        assertThat(now.stream().filter(id -> !before.contains(id)))
                .containsExactlyInAnyOrderElementsOf(more);
    }

    static Stream<Arguments> passExactlyFromTheStepOnThatBringsIt() {
        return BROUGHT.entrySet().stream().map(one -> Arguments.of(one.getKey(), one.getValue()));
    }

    /// The checks that a step of the landscape makes pass.
    private static final Map<LandscapeAction, List<String>> BROUGHT =
            new TreeMap<>(
                    Map.of(
                            LandscapeAction.DEPLOY_HQ, List.of("hq-data-model"),
                            LandscapeAction.DEPLOY_FIELD_BACKEND, List.of("field-pushes"),
                            LandscapeAction.MIGRATE_SMOKE_ACCOUNTS,
                                    List.of(
                                            "arrived-projects",
                                            "arrived-users",
                                            "smoke-accounts-migrated",
                                            "smoke-accounts-same",
                                            "smoke-projects-same"),
                            LandscapeAction.DEPLOY_JOB_SERVER, List.of("job-server-runs"),
                            LandscapeAction.FILL_QUEUE,
                                    List.of(
                                            "every-account-queued",
                                            "projects-identical",
                                            "projects-per-account",
                                            "users-identical",
                                            "users-per-account"),
                            LandscapeAction.RAISE_WORKERS, List.of("workers-raised"),
                            LandscapeAction.OPEN_HQ, List.of("hq-shows-field"),
                            LandscapeAction.OPEN_FIELD, List.of("field-ui-open")));

    private static List<String> upTo(LandscapeAction last) {
        return Stream.concat(
                        AT_FIRST.stream()
                                .filter(id ->
                                        last != LandscapeAction.OPEN_FIELD
                                                || !id.equals("field-ui-hidden")),
                        BROUGHT.entrySet().stream()
                                .filter(one -> one.getKey().compareTo(last) <= 0)
                                .flatMap(one -> one.getValue().stream()))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"QA, '1,204'", "PRODUCTION, '4,812'"})
    void findEveryUserInBothSystemsAfterTheMigration(SampleEnvironment environment, String users)
            throws IOException {
        Rehearsed.startedAt(runs, Rehearsed.MORNING, environment)
                .comesTo(LandscapeAction.RAISE_WORKERS);
        crank.second();

        var outcome = outcomes(environment).get("users-identical");

        assertThat(outcome).isInstanceOf(Outcome.Passed.class);
        assertThat(outcome.summary())
                .isEqualTo(
                        "field and hq have the same %s rows, equal rows wanted.".formatted(users));
    }

    @Test
    void tellWhatArrivedInHqWhileTheQueueDrains() throws IOException {
        Files.writeString(home.resolve("demo/mood"), "job-server-dies");
        Rehearsed.startedAt(runs, Rehearsed.MORNING, SampleEnvironment.QA)
                .comesTo(LandscapeAction.RAISE_WORKERS);
        crank.second();

        assertThat(passed(outcomes(SampleEnvironment.QA)))
                .contains("arrived-users", "arrived-projects", "hq-answers", "no-account-given-up")
                .doesNotContain("job-server-runs", "workers-raised", "queue-empty");
    }

    @Test
    void haveNoAnswerWhereHqIsUnreachable() throws IOException {
        Files.writeString(home.resolve("demo/mood"), "hq-unreachable");
        Rehearsed.startedAt(runs, Rehearsed.MORNING, SampleEnvironment.QA)
                .comesTo(LandscapeAction.RAISE_WORKERS);
        crank.second();

        var outcomes = outcomes(SampleEnvironment.QA);

        assertThat(outcomes.get("hq-answers"))
                .isInstanceOf(Outcome.Inconclusive.class)
                .extracting(Outcome::summary)
                .asString()
                .startsWith("Source hq in qa cannot be reached at ")
                .endsWith(": the connection is refused.");
        assertThat(outcomes.get("no-account-given-up").summary())
                .isEqualTo("field in qa answers 50, 0 wanted.");
        assertThat(passed(outcomes)).contains("job-server-runs", "every-account-queued");
    }

    @Test
    void findTheAccountsThatWaitOnReleaseDay() throws IOException {
        Files.writeString(home.resolve("demo/mood"), "queue-not-empty");
        var rehearsal =
                Rehearsed.startedAt(runs, Rehearsed.MORNING, SampleEnvironment.QA)
                        .comesTo(LandscapeAction.RAISE_WORKERS);
        crank.second();
        rehearsal.finishes(LandscapeAction.RAISE_WORKERS).starts(LandscapeAction.GATHER);
        crank.second();

        assertThat(outcomes(SampleEnvironment.QA).get("queue-empty").summary())
                .isEqualTo("field in qa answers 3, 0 wanted.");
    }

    @Test
    void nameWhatTheMoodLostRowsDid() throws IOException {
        Files.writeString(home.resolve("demo/mood"), "lost-rows");
        Rehearsed.startedAt(runs, Rehearsed.MORNING, SampleEnvironment.QA)
                .comesTo(LandscapeAction.RAISE_WORKERS);
        crank.second();

        var outcomes = outcomes(SampleEnvironment.QA);

        assertThat(outcomes.get("users-identical").summary())
                .isEqualTo(
                        "field has 1,204 rows and hq 1,201: 3 missing in hq, 2 changed; equal rows"
                                + " wanted.");
        assertThat(outcomes.get("users-per-account").summary())
                .isEqualTo(
                        "field and hq differ in 3 of 100 keys: 3 counts differ; equal counts"
                                + " wanted.");
        assertThat(passed(outcomes))
                .contains("queue-empty", "every-account-queued", "projects-identical")
                .doesNotContain("users-identical", "users-per-account");
    }

    private Map<String, Outcome> outcomes(SampleEnvironment environment) {
        var mode = environment == SampleEnvironment.QA ? Mode.REHEARSAL : Mode.LIVE;
        var outcomes = new TreeMap<String, Outcome>();
        runbook.checks()
                .keySet()
                .forEach(id -> outcomes.put(id.value(), outcome(id, environment, mode)));
        return outcomes;
    }

    private Outcome outcome(CheckId check, SampleEnvironment environment, Mode mode) {
        var name = new EnvironmentName(environment.title());
        var access = Brief.access(mode, workspace.environments().get(name));
        var variables = runbook.variables();
        var bound =
                runbook.check(check)
                        .bound(text ->
                                variables.getOrDefault(
                                        text.replaceAll("\\{\\{variables[.](.+)}}", "$1"), text));
        return new RealChecks(home).outcome(bound, access);
    }

    private static List<String> passed(Map<String, Outcome> outcomes) {
        return outcomes.entrySet().stream()
                .filter(one -> one.getValue() instanceof Outcome.Passed)
                .map(Map.Entry::getKey)
                .toList();
    }
}
