package dev.tminus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tminus.demo.Population.User;
import dev.tminus.planning.InMemoryRuns;
import dev.tminus.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the landscape does when people start steps, with the real databases.
@Slow
class JobServerTest {

    private static final String QUEUE = "select count(*) from migration_queue where state ";

    @TempDir static Path made;
    @TempDir Path home;
    private final InMemoryRuns runs = new InMemoryRuns();
    private Crank crank = new Crank();
    private SampleLandscape landscape;
    private JobServer jobServer;

    @BeforeAll
    static void makeOnce() {
        SampleHome.make(made);
    }

    @BeforeEach
    void start() throws IOException {
        SampleHome.copy(made, home);
        startAgain();
    }

    private void startAgain() {
        landscape = new SampleLandscape(home);
        landscape.start();
        crank = new Crank();
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
    void leavesTheLandscapeAsItIsUntilSomebodyStartsAStep() throws Exception {
        rehearsal();

        assertThat(hq("select max(version) from schema_version where success")).isEqualTo(191);
        assertThat(hq("select count(*) from member")).isZero();
        assertThat(field("select count(*) from feature_gate where is_open")).isZero();
        assertThat(field("select count(*) from migration_queue")).isZero();
    }

    @Test
    void bringsTheSchemaChangeAndThePushWithTheDeployments() throws Exception {
        var rehearsal = rehearsal();

        rehearsal.starts(LandscapeAction.DEPLOY_HQ);
        crank.settle();
        assertThat(hq("select max(version) from schema_version where success")).isEqualTo(192);
        assertThat(field("select count(*) from feature_gate where is_open")).isZero();
        rehearsal.finishes(LandscapeAction.DEPLOY_HQ).starts(LandscapeAction.DEPLOY_FIELD_BACKEND);
        crank.settle();

        assertThat(field("select count(*) from feature_gate where is_open and name = 'hq-push'"))
                .isEqualTo(1);
        assertThat(field("select count(*) from feature_gate where is_open")).isEqualTo(1);
    }

    @Test
    void migratesTheFiveSmokeAccountsOneByOne() throws Exception {
        rehearsal().comesTo(LandscapeAction.MIGRATE_SMOKE_ACCOUNTS);

        crank.turn();
        crank.turn();
        assertThat(field(QUEUE + "= 'RUNNING'")).isEqualTo(1);
        assertThat(field(QUEUE + "= 'QUEUED'")).isEqualTo(4);
        crank.settle();

        assertThat(field(QUEUE + "= 'DONE' and attempts = 1 and ended_at >= started_at"))
                .isEqualTo(5);
        assertThat(hq("select count(*) from company")).isEqualTo(5);
        assertThat(different(SampleEnvironment.QA)).hasSize(95);
    }

    @Test
    void drainsTheFullQueueWithAsManyWorkersAsThereAre() throws Exception {
        rehearsal().comesTo(LandscapeAction.FILL_QUEUE);
        crank.turn();
        crank.turn();
        assertThat(field("select count(*) from migration_queue")).isEqualTo(100);
        assertThat(field(QUEUE + "= 'RUNNING'")).isLessThanOrEqualTo(1);
        crank.settle();
        assertThat(field(QUEUE + "= 'DONE'")).isEqualTo(100);

        assertThat(different(SampleEnvironment.QA)).isEmpty();
    }

    @Test
    void worksWithEightOnceTheyAreRaised() throws Exception {
        rehearsal().comesTo(LandscapeAction.RAISE_WORKERS);

        crank.turn();
        crank.turn();
        crank.turn();

        assertThat(field("select workers from job_server")).isEqualTo(8);
        assertThat(field(QUEUE + "= 'RUNNING'")).isEqualTo(8);
        crank.settle();
        assertThat(different(SampleEnvironment.QA)).isEmpty();
    }

    @Test
    void opensTheGatesOfReleaseDay() throws Exception {
        rehearsal().comesTo(LandscapeAction.OPEN_FIELD);

        crank.settle();

        assertThat(hq("select count(*) from feature_gate where is_open")).isEqualTo(1);
        assertThat(field("select count(*) from feature_gate where is_open")).isEqualTo(2);
    }

    @Test
    void losesNoAccountAndMovesNoneTwiceOverARestartInTheMiddle() throws Exception {
        rehearsal().comesTo(LandscapeAction.RAISE_WORKERS);
        for (int turn = 0; turn < 6; turn++) {
            crank.turn();
        }
        int done = field(QUEUE + "= 'DONE'");
        assertThat(done).isBetween(10, 60);

        // No word to the job server: its workers are gone with what they had in hand.
        landscape.stop();
        startAgain();
        crank.settle();

        assertThat(field(QUEUE + "= 'DONE'")).isEqualTo(100);
        assertThat(field(QUEUE + "= 'DONE' and attempts > 1")).isEqualTo(8);
        assertThat(different(SampleEnvironment.QA)).isEmpty();
    }

    @Test
    void doesNothingTwiceOverARestart() throws Exception {
        rehearsal().comesTo(LandscapeAction.RAISE_WORKERS);
        crank.settle();
        landscape.change("field-qa", "update job_server set workers = 3");
        jobServer.stop();
        landscape.stop();

        startAgain();

        assertThat(field("select workers from job_server")).isEqualTo(3);
    }

    @Test
    void losesThreeUsersAndChangesTwoCellsInThatMood() throws Exception {
        Files.writeString(home.resolve("demo/mood"), "lost-rows\n");
        rehearsal().comesTo(LandscapeAction.RAISE_WORKERS);

        crank.settle();

        var sent = users("field-qa");
        var came = users("hq-qa");
        var lost = new TreeMap<>(sent);
        came.keySet().forEach(lost::remove);
        assertThat(lost.keySet())
                .containsExactly(
                        "ACC-00007 AD2CC2FFC0", "ACC-00085 ADA21807BF", "ACC-00096 AD8C0E8492");
        assertThat(sent.keySet()).containsAll(came.keySet());
        var changes = new TreeMap<String, String>();
        came.forEach((key, user) -> {
            if (!user.equals(sent.get(key))) {
                changes.put(key, sent.get(key) + " -> " + user);
            }
        });
        assertThat(changes)
                .containsExactly(
                        Map.entry(
                                "ACC-00041 AD1B81DA6D",
                                "user.00666@acc-00041.example.test -10gdfca4r4pwy"
                                        + " -> user.00666@acc-00041.example.test -10gdfca4r4pw0"),
                        Map.entry(
                                "ACC-00095 AD103B71C3",
                                "user.00444@acc-00095.example.test -1iimjm1b814go"
                                        + " -> User.00444@acc-00095.example.test -1iimjm1b814go"));
    }

    @ParameterizedTest
    @CsvSource({"QA", "PRODUCTION"})
    void choosesForLossOnlyActiveUsersOutsideTheSmokeAccounts(SampleEnvironment environment) {
        var population = environment.field().population();

        var hit =
                population.users().stream()
                        .filter(user -> user.email().matches("user[.]00(111|222|333|444|666)@.*"))
                        .toList();

        assertThat(hit)
                .hasSize(5)
                .allMatch(User::active)
                .allMatch(user -> user.account().compareTo("ACC-00005") > 0);
        assertThat(hit.getLast().oxygenUid()).isNotNull();
    }

    @Test
    void movesAccountsAgainThatSomebodyNames() throws Exception {
        Files.writeString(home.resolve("demo/mood"), "lost-rows");
        rehearsal().comesTo(LandscapeAction.RAISE_WORKERS);
        crank.settle();
        var wrong = different(SampleEnvironment.QA);
        assertThat(wrong).hasSize(5);

        Files.writeString(home.resolve("demo/mood"), "good");
        Files.writeString(home.resolve("demo/migrate-again-qa"), String.join("\n", wrong));
        crank.second();

        assertThat(different(SampleEnvironment.QA)).isEmpty();
        assertThat(home.resolve("demo/migrate-again-qa")).doesNotExist();
        assertThat(field(QUEUE + "<> 'DONE'")).isZero();
    }

    @Test
    void movesTheAccountOfAUserWhoIsNamed() throws Exception {
        rehearsal().comesTo(LandscapeAction.RAISE_WORKERS);
        crank.settle();
        landscape.change("hq-qa", "delete from member where adsk_id = 'AD2CC2FFC0'");
        assertThat(different(SampleEnvironment.QA)).hasSize(1);

        Files.writeString(home.resolve("demo/migrate-again-qa"), "AD2CC2FFC0");
        crank.second();

        assertThat(different(SampleEnvironment.QA)).isEmpty();
    }

    @Test
    void fillsTheQueueAgainWithWhatDiffersOnly() throws Exception {
        Files.writeString(home.resolve("demo/mood"), "lost-rows");
        var rehearsal = rehearsal().comesTo(LandscapeAction.FILL_QUEUE);
        crank.settle();
        Files.writeString(home.resolve("demo/mood"), "good");

        rehearsal.fillsTheQueueAgain();
        crank.turn();

        assertThat(field(QUEUE + "<> 'DONE'")).isEqualTo(5);
        crank.settle();
        assertThat(different(SampleEnvironment.QA)).isEmpty();
    }

    @Test
    void beginsAnewWithTheNextRehearsal() throws Exception {
        rehearsal().comesTo(LandscapeAction.OPEN_FIELD);
        crank.settle();
        var second =
                Rehearsed.startedAt(runs, Rehearsed.MORNING.plusSeconds(60), SampleEnvironment.QA);
        crank.second();
        assertThat(hq("select count(*) from company")).isEqualTo(100);

        second.starts(LandscapeAction.DEPLOY_HQ);
        crank.settle();

        assertThat(hq("select count(*) from company")).isZero();
        assertThat(hq("select count(*) from site")).isZero();
        assertThat(hq("select max(version) from schema_version")).isEqualTo(192);
        assertThat(field("select count(*) from migration_queue")).isZero();
        assertThat(field("select workers from job_server")).isZero();
        assertThat(field("select count(*) from feature_gate where is_open")).isZero();
    }

    @Test
    void servesTheRehearsalThatWasStartedLast() throws Exception {
        var first = rehearsal().comesTo(LandscapeAction.DEPLOY_HQ);
        Rehearsed.startedAt(runs, Rehearsed.MORNING.plusSeconds(60), SampleEnvironment.QA)
                .starts(LandscapeAction.DEPLOY_HQ);
        crank.second();

        first.finishes(LandscapeAction.DEPLOY_HQ).starts(LandscapeAction.DEPLOY_FIELD_BACKEND);
        crank.settle();

        assertThat(field("select count(*) from feature_gate where is_open")).isZero();
    }

    @Test
    void keepsEnvironmentsApart() throws Exception {
        Rehearsed.startedAt(runs, Rehearsed.MORNING, SampleEnvironment.PRODUCTION)
                .comesTo(LandscapeAction.RAISE_WORKERS);

        crank.second();

        assertThat(different(SampleEnvironment.PRODUCTION)).isEmpty();
        assertThat(hq("select count(*) from company")).isZero();
    }

    @Test
    void givesUpOnAnAccountThatHqRefusesAfterThreeTries() throws Exception {
        landscape.change("hq-qa", "alter table company add check (company_code <> 'ACC-00042')");
        rehearsal().comesTo(LandscapeAction.FILL_QUEUE);

        crank.settle();

        assertThat(field(QUEUE + "= 'FAILED' and attempts = 3 and reason like 'Check constraint%'"))
                .isEqualTo(1);
        assertThat(field(QUEUE + "= 'DONE'")).isEqualTo(99);
        assertThat(different(SampleEnvironment.QA)).containsExactly("ACC-00042");
    }

    @Test
    void leavesTheQueueHalfDoneWhereTheJobServerDies() throws Exception {
        mood("job-server-dies");
        rehearsal().comesTo(LandscapeAction.RAISE_WORKERS);

        crank.settle();

        assertThat(field("select workers from job_server")).isZero();
        assertThat(field(QUEUE + "= 'DONE'")).isEqualTo(50);
        assertThat(field(QUEUE + "= 'RUNNING'")).isGreaterThan(0);
        assertThat(hq("select count(*) from company")).isEqualTo(50);
        crank.second();
        assertThat(field(QUEUE + "= 'DONE'")).isEqualTo(50);
    }

    @Test
    void doesNotRaiseTheWorkersOfADeadJobServer() throws Exception {
        mood("job-server-dies");
        var rehearsal = rehearsal().comesTo(LandscapeAction.FILL_QUEUE);
        crank.settle();

        rehearsal.isSigned().starts(LandscapeAction.RAISE_WORKERS);
        crank.settle();

        assertThat(field("select workers from job_server")).isZero();
        assertThat(field(QUEUE + "= 'DONE'")).isEqualTo(50);
    }

    @Test
    void goesOnWithOneWorkerOnceTheJobServerIsRestarted() throws Exception {
        mood("job-server-dies");
        var rehearsal = rehearsal().comesTo(LandscapeAction.RAISE_WORKERS);
        crank.settle();

        rehearsal.starts(LandscapeAction.RESTART_JOB_SERVER);
        crank.turn();

        assertThat(field("select workers from job_server")).isEqualTo(1);
        assertThat(field(QUEUE + "= 'RUNNING'")).isLessThanOrEqualTo(1);
        crank.settle();
        assertThat(field(QUEUE + "= 'DONE'")).isEqualTo(100);
        assertThat(different(SampleEnvironment.QA)).isEmpty();
    }

    @Test
    void failsTheRestOfTheAccountsWhileHqIsUnreachable() throws Exception {
        mood("hq-unreachable");
        rehearsal().comesTo(LandscapeAction.RAISE_WORKERS);

        crank.settle();

        assertThat(field(QUEUE + "= 'DONE'")).isEqualTo(50);
        assertThat(field(QUEUE + "= 'FAILED' and reason = 'HQ refuses the connection'"))
                .isEqualTo(50);
        assertThatThrownBy(this::readHq).hasMessageContaining("Connection refused");
    }

    @Test
    void keepsHqUnreachableOverARestart() throws Exception {
        mood("hq-unreachable");
        rehearsal().comesTo(LandscapeAction.RAISE_WORKERS);
        crank.settle();
        jobServer.stop();
        landscape.stop();

        startAgain();

        assertThatThrownBy(this::readHq).hasMessageContaining("Connection refused");
    }

    @Test
    void migratesTheRestOnceHqIsReconnectedAndTheFailedAreQueuedAgain() throws Exception {
        mood("hq-unreachable");
        var rehearsal = rehearsal().comesTo(LandscapeAction.RAISE_WORKERS);
        crank.settle();

        rehearsal.starts(LandscapeAction.RECONNECT_HQ);
        crank.settle();
        assertThat(readHq()).isEqualTo(50);
        assertThat(field(QUEUE + "= 'FAILED'")).isEqualTo(50);
        rehearsal.starts(LandscapeAction.QUEUE_FAILED_AGAIN);
        crank.settle();

        assertThat(field(QUEUE + "= 'DONE'")).isEqualTo(100);
        assertThat(different(SampleEnvironment.QA)).isEmpty();
    }

    @Test
    void migratesWhatDiffersAgainAndWellWhereAStepAsksForIt() throws Exception {
        mood("lost-rows");
        var rehearsal = rehearsal().comesTo(LandscapeAction.RAISE_WORKERS);
        crank.settle();

        rehearsal.starts(LandscapeAction.MIGRATE_USERS_AGAIN);
        crank.turn();

        assertThat(field(QUEUE + "<> 'DONE'")).isEqualTo(5);
        crank.settle();
        assertThat(different(SampleEnvironment.QA)).isEmpty();
    }

    @Test
    void leavesThreeAccountsWaitingOnReleaseDayUntilTheRestIsDrained() throws Exception {
        mood("queue-not-empty");
        var rehearsal = rehearsal().comesTo(LandscapeAction.RAISE_WORKERS);
        crank.settle();
        assertThat(field(QUEUE + "<> 'DONE'")).isZero();

        rehearsal.finishes(LandscapeAction.RAISE_WORKERS).starts(LandscapeAction.GATHER);
        crank.second();
        assertThat(field(QUEUE + "= 'QUEUED'")).isEqualTo(3);
        assertThat(field("select workers from job_server")).isZero();
        rehearsal.starts(LandscapeAction.DRAIN_THE_REST);
        crank.settle();

        assertThat(field(QUEUE + "<> 'DONE'")).isZero();
        assertThat(field("select workers from job_server")).isEqualTo(8);
    }

    @Test
    void hasEveryTroubleAgainInTheNextRehearsal() throws Exception {
        mood("hq-unreachable");
        rehearsal().comesTo(LandscapeAction.RAISE_WORKERS).starts(LandscapeAction.RECONNECT_HQ);
        crank.settle();
        var second =
                Rehearsed.startedAt(runs, Rehearsed.MORNING.plusSeconds(60), SampleEnvironment.QA);
        crank.second();

        second.starts(LandscapeAction.DEPLOY_HQ);
        crank.settle();
        assertThat(readHq()).isZero();
        second.finishes(LandscapeAction.DEPLOY_HQ)
                .comesFrom(LandscapeAction.DEPLOY_HQ, LandscapeAction.RAISE_WORKERS);
        crank.settle();

        assertThatThrownBy(this::readHq).hasMessageContaining("Connection refused");
    }

    private void mood(String name) throws IOException {
        Files.writeString(home.resolve("demo/mood"), name);
    }

    /// As a check reaches it: how many companies it has.
    private int readHq() throws SQLException, IOException {
        var secrets = home.resolve("secrets");
        var url =
                "jdbc:h2:tcp://127.0.0.1:%s/hq-qa"
                        .formatted(Files.readString(secrets.resolve("demo-port-hq-qa")).strip());
        var password = Files.readString(secrets.resolve("demo-password")).strip();
        try (var reader = DriverManager.getConnection(url, "tminus_ro", password)) {
            return new Sql(reader).number("select count(*) from company");
        }
    }

    private Rehearsed rehearsal() throws IOException {
        var rehearsal = Rehearsed.startedAt(runs, Rehearsed.MORNING, SampleEnvironment.QA);
        crank.second();
        return rehearsal;
    }

    private int field(String sql) throws SQLException {
        return number(SampleDatabase.FIELD_QA, sql);
    }

    private int hq(String sql) throws SQLException {
        return number(SampleDatabase.HQ_QA, sql);
    }

    private int number(SampleDatabase database, String sql) throws SQLException {
        try (var connection = landscape.connect(database)) {
            return new Sql(connection).number(sql);
        }
    }

    /// What the two systems know of their users, by account and Autodesk id.
    private Map<String, String> users(String database) throws SQLException {
        var sql =
                database.startsWith("field")
                        ? """
                        select a.code, u.autodesk_id, u.email, u.oxygen_uid
                        from users u join accounts a on a.id = u.account_id
                        """
                        : """
                        select c.company_code, m.adsk_id, m.email_address, m.oxygen
                        from member m join company c on c.company_no = m.company_no
                        """;
        try (var connection = landscape.connect(SampleDatabase.named(database))) {
            var users = new TreeMap<String, String>();
            new Sql(connection)
                    .list(
                            sql,
                            row ->
                                    users.put(
                                            row.getString(1) + " " + row.getString(2),
                                            row.getString(3) + " " + row.getString(4)));
            return users;
        }
    }

    /// The accounts that are not in HQ as they are in Field.
    private List<String> different(SampleEnvironment environment) throws SQLException {
        try (var fieldConnection = landscape.connect(environment.field());
                var hqConnection = landscape.connect(environment.hq())) {
            var field = new FieldSystem(fieldConnection);
            var hq = new HqSystem(hqConnection);
            var found = new ArrayList<String>();
            for (var account : field.accounts()) {
                var there = hq.portfolio(account.code());
                if (there.isEmpty() || !there.get().equals(field.portfolio(account))) {
                    found.add(account.code());
                }
            }
            return found;
        }
    }
}
