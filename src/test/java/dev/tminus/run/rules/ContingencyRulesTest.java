package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.field;
import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.attach;
import static dev.tminus.run.rules.TrialRun.checkAgain;
import static dev.tminus.run.rules.TrialRun.close;
import static dev.tminus.run.rules.TrialRun.failed;
import static dev.tminus.run.rules.TrialRun.fill;
import static dev.tminus.run.rules.TrialRun.finish;
import static dev.tminus.run.rules.TrialRun.go;
import static dev.tminus.run.rules.TrialRun.hold;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.inconclusive;
import static dev.tminus.run.rules.TrialRun.open;
import static dev.tminus.run.rules.TrialRun.passed;
import static dev.tminus.run.rules.TrialRun.pollAgain;
import static dev.tminus.run.rules.TrialRun.refuse;
import static dev.tminus.run.rules.TrialRun.reopen;
import static dev.tminus.run.rules.TrialRun.result;
import static dev.tminus.run.rules.TrialRun.resume;
import static dev.tminus.run.rules.TrialRun.scheduled;
import static dev.tminus.run.rules.TrialRun.skip;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.started;
import static dev.tminus.run.rules.TrialRun.stopChecks;
import static dev.tminus.run.rules.TrialRun.unskip;
import static dev.tminus.run.rules.TrialRun.withdraw;
import static dev.tminus.run.rules.TrialRun.withdrawStart;
import static dev.tminus.run.rules.TrialRun.workAgain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.Actor;
import dev.tminus.run.ContingencyOpening;
import dev.tminus.run.Recorded;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunStatus;
import dev.tminus.run.RunbookBuilder;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.Contingency.On;
import dev.tminus.runbook.Contingency.Subject;
import dev.tminus.runbook.Deadline.Effect;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Until;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.ContingencyId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContingencyRulesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String FROZEN =
            "Contingency C1, Title of x, is open; the main line is frozen until it has ended.";

    private static Outcome opened() {
        return new Outcome.Inconclusive("A contingency was opened.", List.of());
    }

    private static ContingencyOpening opening(TrialRun run, String contingency) {
        return run.state().openings().get(new ContingencyId(contingency));
    }

    private static List<OfferedContingency> offers(TrialRun run) {
        return Rules.offers(run.state());
    }

    @Test
    void isOpenedByHandWithAReason() {
        var run = started(runbook().manual("a").contingency("x").manual("x1").manual("x2"));

        var events = run.does("mia", open("x", " The vendor called \n"));

        assertThat(events)
                .containsExactly(
                        new RunEvent.StepsReturned(List.of(id("a"))),
                        new RunEvent.ContingencyOpened(
                                new ContingencyId("x"), null, "The vendor called"),
                        new RunEvent.StepsReleased(List.of(), List.of(id("x1"), id("x2"))));
        assertThat(run.state().status()).isEqualTo(RunStatus.CONTINGENCY);
        assertThat(run.state().contingency()).isEqualTo(new ContingencyId("x"));
        assertThat(opening(run, "x"))
                .isEqualTo(
                        new ContingencyOpening(
                                1,
                                TrialRun.who("mia"),
                                run.now(),
                                null,
                                "The vendor called",
                                null));
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void freezesTheMainLineWhileItIsOpen() {
        var run =
                started(
                        runbook()
                                .manual("ready")
                                .check("red", "rows")
                                .manual("worked")
                                .verify("users")
                                .manual("signing")
                                .signedBy(of(2, "qa"))
                                .gate("poll", of(1, "qa"))
                                .gate("stopped", of(1, "qa"))
                                .manual("left")
                                .optional()
                                .manual("leave")
                                .optional()
                                .manual("done")
                                .signedBy(of(1, "qa"))
                                .manual("asked")
                                .requires("backup", MINUTE)
                                .contingency("x")
                                .manual("x1"));
        run.works("olga", "worked");
        run.reports("worked", "users", failed("2 users are missing"));
        run.does("mia", resume(""));
        run.works("olga", "signing");
        run.does("quinn", run.sign("signing", "qa"));
        run.works("olga", "done");
        run.does("quinn", run.sign("done", "qa"));
        run.does("mia", skip("left", "No need"));
        run.does("olga", start("asked"));
        run.does("quinn", TrialRun.noGo("stopped", "qa", "Too early"));
        run.reports("red", "rows", failed("3 rows are missing"));
        run.does("mia", open("x", "Call the vendor"));

        assertThat(run.refuses("olga", start("ready"))).isEqualTo(FROZEN);
        assertThat(run.refuses("olga", checkAgain("red"))).isEqualTo(FROZEN);
        assertThat(run.refuses("olga", workAgain("worked"))).isEqualTo(FROZEN);
        assertThat(run.refuses("quentin", run.sign("signing", "qa"))).isEqualTo(FROZEN);
        assertThat(run.refuses("quentin", refuse("signing", "qa", "No"))).isEqualTo(FROZEN);
        assertThat(run.refuses("quinn", withdraw("signing", "No"))).isEqualTo(FROZEN);
        assertThat(run.refuses("quinn", withdraw("done", "No"))).isEqualTo(FROZEN);
        assertThat(run.refuses("quinn", go("poll", "qa"))).isEqualTo(FROZEN);
        assertThat(run.refuses("olga", pollAgain("stopped"))).isEqualTo(FROZEN);
        assertThat(run.refuses("mia", skip("leave", "No need"))).isEqualTo(FROZEN);
        assertThat(run.refuses("mia", unskip("left", "After all"))).isEqualTo(FROZEN);
        assertThat(run.refuses("mia", reopen("done", "Look again"))).isEqualTo(FROZEN);
        assertThat(run.refuses("olga", withdrawStart("asked"))).isEqualTo(FROZEN);
        assertThat(run.phase("asked")).isEqualTo(StepPhase.PLANNED);
        assertThat(run.step("asked").asked()).isNull();
    }

    @Test
    void letsWorkOfTheMainLineBeFinishedAndTalkedAboutWhileItIsOpen() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .verify("rows")
                                .form(field("n", Field.Type.INTEGER))
                                .files("patch")
                                .manual("b")
                                .contingency("x")
                                .manual("x1"));
        run.does("olga", start("a"));
        run.does("olga", start("b"));
        run.does("mia", open("x", "Call the vendor"));

        run.does("olga", fill("a", "n", "4"));
        run.does("olga", attach("a", "patch"));
        run.does("olga", new RunCommand.Comment(id("a"), "Nearly"));
        var finished = run.does("olga", finish("a"));
        run.does("olga", finish("b"));

        assertThat(finished)
                .containsExactly(
                        new RunEvent.WorkDone(id("a")), new RunEvent.CheckingOpened(id("a")));
        assertThat(run.phase("b")).isEqualTo(StepPhase.DONE);
        assertThat(Consequences.nextDue(run.state(), run.now())).isEmpty();
        run.does("olga", stopChecks("a"));
        assertThat(run.phase("a")).isEqualTo(StepPhase.INCONCLUSIVE);
        assertThat(run.state().status()).isEqualTo(RunStatus.CONTINGENCY);
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void stopsTheAttemptsOfTheMainLineWhenItOpens() {
        var run =
                started(
                        runbook()
                                .check("c", "rows")
                                .manual("a")
                                .requires("backup", MINUTE)
                                .contingency("x")
                                .manual("x1"));

        var events = run.does("mia", open("x", "Call the vendor"));

        assertThat(events)
                .startsWith(
                        new RunEvent.CheckEnded(id("c"), "rows", 1, opened()),
                        new RunEvent.CheckEnded(id("a"), "backup", 1, opened()),
                        new RunEvent.StepsReturned(List.of(id("a"))));
        assertThat(run.refuses("worker", result("c", "rows", 1, passed())))
                .isEqualTo("Attempt 1 of rows in step 1.1 is not under way.");
        assertThat(run.phase("c")).isEqualTo(StepPhase.CHECKING);
        assertThat(run.refuses("clock", new RunCommand.Advance())).isEqualTo("Nothing is due.");
    }

    @Test
    void endsAnOpenPollOfTheMainLineWhenItOpens() {
        var run =
                started(
                        runbook()
                                .gate("g", of(2, "qa"))
                                .requires("backup", MINUTE)
                                .contingency("x")
                                .manual("x1"));
        run.reports("g", "backup", passed());
        run.does("quinn", go("g", "qa"));

        var events = run.does("mia", open("x", "The data is wrong"));

        assertThat(events)
                .startsWith(
                        new RunEvent.StepsReturned(List.of(id("g"))),
                        new RunEvent.ContingencyOpened(
                                new ContingencyId("x"), null, "The data is wrong"));
        assertThat(run.phase("g")).isEqualTo(StepPhase.PLANNED);
        assertThat(run.step("g").ballots()).isEmpty();
        assertThat(run.step("g").startedAt()).isNull();
        run.works("olga", "x1");
        assertThat(run.phase("g")).isEqualTo(StepPhase.WAITING);
        run.reports("g", "backup", passed());
        run.does("quentin", go("g", "qa"));
        assertThat(run.phase("g")).isEqualTo(StepPhase.RUNNING);
        run.does("quinn", go("g", "qa"));
        assertThat(run.phase("g")).isEqualTo(StepPhase.DONE);
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void letsNobodyStartItsStepsBeforeItIsOpenAndAfterwards() {
        var run = started(runbook().manual("a").contingency("x").manual("x1"));
        var closed = "Contingency C1, Title of x, is not open.";

        assertThat(run.refuses("olga", start("x1"))).isEqualTo(closed);
        run.does("mia", open("x", "Call the vendor"));
        run.works("olga", "x1");
        assertThat(run.state().status()).isEqualTo(RunStatus.RUNNING);
        assertThat(run.refuses("mia", reopen("x1", "Look again"))).isEqualTo(closed);
        assertThat(run.refuses("mia", close("x", "Over"))).isEqualTo(closed);
    }

    @Test
    void neverCountsItsStepsForCompletion() {
        var run = started(runbook().manual("a").manual("b").contingency("x").manual("x1"));

        run.works("olga", "a");
        assertThat(run.state().done()).isEqualTo(1);
        run.does("mia", open("x", "Call the vendor"));
        run.works("olga", "x1");
        assertThat(run.state().done()).isEqualTo(1);
        run.works("olga", "b");

        assertThat(run.state().status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(run.state().done()).isEqualTo(2);
    }

    @Test
    void completesWithAContingencyThatWasNeverOpened() {
        var run = started(runbook().manual("a").contingency("x").manual("x1"));

        run.works("olga", "a");

        assertThat(run.state().status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(run.phase("x1")).isEqualTo(StepPhase.PLANNED);
    }

    @Test
    void isOfferedForWhatItNames() {
        var run =
                started(
                        runbook()
                                .check("c", "rows", "users")
                                .check("d", "rows")
                                .contingency("rows")
                                .offeredOn(On.FAILED)
                                .offeredFor(new Subject(null, new CheckId("check-rows")))
                                .manual("x1")
                                .contingency("users")
                                .offeredOn(On.FAILED)
                                .offeredFor(new Subject(id("c"), new CheckId("check-users")))
                                .manual("x2")
                                .contingency("silent")
                                .offeredOn(On.INCONCLUSIVE)
                                .offeredFor(new Subject(id("d"), null))
                                .manual("x3"));

        assertThat(offers(run)).isEmpty();
        run.reports("c", "rows", passed());
        run.reports("c", "users", failed("2 users are missing"));
        assertThat(offers(run))
                .extracting(offer -> offer.contingency().id().value(), OfferedContingency::cause)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("users", id("c")));
        run.reports("d", "rows", inconclusive("HQ does not answer"));
        assertThat(offers(run))
                .extracting(offer -> offer.contingency().id().value())
                .containsExactly("users", "silent");
        assertThat(run.refuses("mia", open("rows", "x")))
                .isEqualTo("Contingency C1, Title of rows, is not for where the run stands now.");
        run.does("mia", open("users", ""));
        assertThat(opening(run, "users").cause()).isEqualTo(id("c"));
    }

    @Test
    void isOfferedForARepetitionThatWasStoppedBetweenTwoAttempts() {
        var run =
                started(
                        runbook()
                                .check("c", "rows")
                                .until(new Until(MINUTE, Duration.ofHours(1), 3, null, MINUTE))
                                .contingency("silent")
                                .offeredOn(On.INCONCLUSIVE)
                                .offeredFor(new Subject(null, new CheckId("check-rows")))
                                .manual("x1"));
        run.after(MINUTE).advances();
        run.reports("c", "rows", passed());
        assertThat(offers(run)).isEmpty();

        run.does("olga", stopChecks("c"));

        assertThat(offers(run)).extracting(OfferedContingency::cause).containsExactly(id("c"));
    }

    @Test
    void isOfferedAfterANoGoAndAfterADeadline() {
        var run =
                started(
                        runbook()
                                .gate("g", of(1, "qa"))
                                .manual("a")
                                .afterReady(MINUTE, Effect.REMIND)
                                .contingency("stopped")
                                .offeredOn(On.NO_GO)
                                .manual("x1")
                                .contingency("late")
                                .offeredOn(On.DEADLINE)
                                .manual("x2"));

        run.does("quinn", TrialRun.noGo("g", "qa", "Too early"));
        assertThat(offers(run)).extracting(OfferedContingency::cause).containsExactly(id("g"));
        run.after(MINUTE).advances();
        assertThat(offers(run))
                .extracting(OfferedContingency::cause)
                .containsExactly(id("g"), id("a"));
    }

    @Test
    void isOfferedOnlyInItsPosition() {
        var run =
                started(
                        runbook()
                                .manual("switch")
                                .contingency("x")
                                .before("switch")
                                .manual("x1")
                                .contingency("y")
                                .after("switch")
                                .manual("y1"));
        var notNow = "Contingency %s, is not for where the run stands now.";

        assertThat(offers(run)).extracting(one -> one.contingency().number()).containsExactly("C1");
        assertThat(run.refuses("mia", open("y", "x")))
                .isEqualTo(notNow.formatted("C2, Title of y"));
        run.does("olga", start("switch"));
        assertThat(offers(run)).extracting(one -> one.contingency().number()).containsExactly("C2");
        assertThat(run.refuses("mia", open("x", "x")))
                .isEqualTo(notNow.formatted("C1, Title of x"));
        run.does("mia", open("y", "The switch was wrong"));
    }

    @Test
    void isOpenedByAFailingStepThatNamesIt() {
        var run =
                started(
                        runbook()
                                .check("c", "rows")
                                .onFail("x")
                                .onInconclusive("y")
                                .check("d", "rows")
                                .contingency("x")
                                .manual("x1")
                                .contingency("y")
                                .manual("y1"));

        var events = run.reports("c", "rows", failed("3 rows are missing"));

        assertThat(events)
                .containsExactly(
                        new RunEvent.CheckEnded(id("c"), "rows", 1, failed("3 rows are missing")),
                        new RunEvent.StepFailed(id("c"), "3 rows are missing"),
                        new RunEvent.CheckEnded(id("d"), "rows", 1, opened()),
                        new RunEvent.ContingencyOpened(
                                new ContingencyId("x"), id("c"), "Step 1.1, Title of c, failed."),
                        new RunEvent.StepsReleased(List.of(), List.of(id("x1"))));
        assertThat(opening(run, "x").by()).isNull();
        assertThat(run.journal())
                .filteredOn(entry ->
                        entry.event() instanceof RunEvent.CheckEnded ended
                                && ended.step().equals(id("d")))
                .extracting(Recorded::actor)
                .containsExactly(new Actor.Clock());
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void isOpenedByAStepWithoutAnAnswerThatNamesIt() {
        var run =
                started(
                        runbook()
                                .check("c", "rows")
                                .onInconclusive("x")
                                .contingency("x")
                                .manual("x1"));

        run.reports("c", "rows", inconclusive("HQ does not answer"));

        assertThat(run.state().contingency()).isEqualTo(new ContingencyId("x"));
        assertThat(opening(run, "x").reason())
                .isEqualTo("Step 1.1, Title of c, could not be checked.");
    }

    @Test
    void isNotOpenedByAFailingStepOutsideItsPosition() {
        var run =
                started(
                        runbook()
                                .check("c", "rows")
                                .onFail("x")
                                .manual("later")
                                .needs("c")
                                .contingency("x")
                                .after("later")
                                .manual("x1"));

        run.reports("c", "rows", failed("3 rows are missing"));

        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);
        assertThat(run.state().heldBy()).isEqualTo(id("c"));
    }

    @Test
    void isOfferedInsteadOfOpenedByAFailingStepWhileSomebodyHoldsTheRun() {
        var run =
                started(
                        runbook()
                                .check("c", "rows")
                                .onFail("x")
                                .contingency("x")
                                .offeredOn(On.NO_GO)
                                .manual("x1"));
        run.does("mia", hold("Lunch"));

        run.reports("c", "rows", failed("3 rows are missing"));

        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);
        assertThat(run.state().statusReason()).isEqualTo("Lunch");
        assertThat(offers(run)).extracting(OfferedContingency::cause).containsExactly(id("c"));
        run.does("mia", open("x", ""));
        assertThat(run.state().contingency()).isEqualTo(new ContingencyId("x"));
    }

    @Test
    void liftsNoHoldOfAPersonByBeingOpened() {
        var run =
                started(
                        runbook()
                                .check("c", "rows")
                                .contingency("x")
                                .decidedBy("ops")
                                .manual("x1")
                                .check("x2", "rows"));
        run.does("mia", hold("Lunch"));

        var events = run.does("olga", open("x", "Call the vendor"));

        assertThat(events)
                .containsExactly(
                        new RunEvent.CheckEnded(id("c"), "rows", 1, opened()),
                        new RunEvent.ContingencyOpened(
                                new ContingencyId("x"), null, "Call the vendor"),
                        new RunEvent.RunHeld("Lunch", null),
                        new RunEvent.StepsReleased(List.of(), List.of(id("x1"), id("x2"))));
        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);
        assertThat(run.state().statusReason()).isEqualTo("Lunch");
        assertThat(run.state().contingency()).isEqualTo(new ContingencyId("x"));
        assertThat(run.refuses("olga", start("x1")))
                .isEqualTo("The run is on hold: Lunch. Nothing starts until it is resumed.");
        run.does("mia", resume(""));
        assertThat(run.state().status()).isEqualTo(RunStatus.CONTINGENCY);
        assertThat(run.phase("x2")).isEqualTo(StepPhase.CHECKING);
        run.does("olga", start("x1"));
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void goesOnAtOnceWhereAFailedStepHoldsTheRun() {
        var run = started(runbook().check("c", "rows").contingency("x").manual("x1"));
        run.reports("c", "rows", failed("3 rows are missing"));

        run.does("mia", open("x", "Repair it"));

        assertThat(run.state().status()).isEqualTo(RunStatus.CONTINGENCY);
        run.does("olga", start("x1"));
    }

    @Test
    void refusesASecondContingency() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .contingency("x")
                                .manual("x1")
                                .contingency("y")
                                .manual("y1"));
        run.does("mia", open("x", "Call the vendor"));

        assertThat(run.refuses("mia", open("y", "x")))
                .isEqualTo(
                        "Contingency C1, Title of x, is open already; one is carried out at a"
                                + " time.");
        assertThat(run.refuses("mia", open("x", "x")))
                .isEqualTo(
                        "Contingency C1, Title of x, is open already; one is carried out at a"
                                + " time.");
        assertThat(run.refuses("mia", close("y", "x")))
                .isEqualTo("Contingency C2, Title of y, is not open.");
        assertThat(offers(run)).isEmpty();
    }

    @Test
    void isDecidedByItsOwnerAndWhoeverMayOpen() {
        var runbook =
                runbook()
                        .may(Authority.OPEN, of(1, "manager"))
                        .manual("a")
                        .contingency("x")
                        .decidedBy("qa")
                        .manual("x1");

        assertThat(started(runbook).refuses("olga", open("x", "x")))
                .isEqualTo("Only QA can open it.");
        assertThat(started(runbook).refuses("clock", open("x", "x")))
                .isEqualTo("Only a person can do this.");
        for (var who : List.of("quinn", "mia")) {
            var run = started(runbook);
            run.does(who, open("x", "Call the vendor"));
            assertThat(run.refuses("olga", close("x", "x"))).isEqualTo("Only QA can close it.");
            run.does(who, close("x", "By mistake"));
            assertThat(run.state().contingency()).isNull();
        }
    }

    @Test
    void refusesToOpenWithoutReasonOrRun() {
        var runbook = runbook().manual("a").contingency("x").manual("x1");
        var run = started(runbook);

        assertThat(run.refuses("mia", open("x", "  ")))
                .isEqualTo("Give a reason for opening the contingency.");
        assertThat(run.refuses("mia", open("z", "x")))
                .isEqualTo("This run has no contingency \"z\".");
        assertThat(run.refuses("mia", close("z", "x")))
                .isEqualTo("This run has no contingency \"z\".");
        assertThat(run.refuses("mia", close("x", "x")))
                .isEqualTo("Contingency C1, Title of x, is not open.");
        assertThat(scheduled(runbook).refuses("mia", open("x", "x")))
                .isEqualTo("The run is scheduled and not started.");
        run.works("olga", "a");
        assertThat(run.refuses("mia", open("x", "x")))
                .isEqualTo("The run is complete; nothing changes any more.");
    }

    @Test
    void isClosedOnlyUntouched() {
        var run =
                started(
                        runbook()
                                .check("c", "rows")
                                .manual("a")
                                .verify("users")
                                .signedBy(of(1, "qa"))
                                .contingency("x")
                                .manual("x1")
                                .requires("backup", MINUTE));
        run.works("olga", "a");
        run.reports("a", "users", passed());
        run.does("mia", open("x", "Call the vendor"));

        assertThat(run.refuses("mia", close("x", " ")))
                .isEqualTo("Give a reason for closing the contingency.");
        var events = run.does("mia", close("x", " By mistake "));

        assertThat(events)
                .containsExactly(
                        new RunEvent.CheckEnded(
                                id("x1"),
                                "backup",
                                1,
                                new Outcome.Inconclusive("The contingency was closed.", List.of())),
                        new RunEvent.StepsReturned(List.of(id("x1"))),
                        new RunEvent.ContingencyClosed(new ContingencyId("x"), "By mistake"),
                        new RunEvent.CheckingOpened(id("c")),
                        new RunEvent.CheckStarted(id("c"), "rows", 2, 2));
        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);
        assertThat(run.state().statusReason()).isEqualTo("By mistake");
        assertThat(run.phase("a")).isEqualTo(StepPhase.SIGNING);
        assertThat(opening(run, "x").endedAt()).isEqualTo(run.now());
        assertThat(run.folded()).isEqualTo(run.state());

        run.does("mia", open("x", "In earnest"));
        run.does("mia", resume(""));
        run.reports("x1", "backup", passed());
        run.does("olga", start("x1"));
        run.reports("x1", "backup", passed());
        assertThat(run.refuses("mia", close("x", "x")))
                .isEqualTo("Step C1.1 has started; the contingency is carried out to its end.");
    }

    @Test
    void wakesNobodyForTheStepsOfAClosedOne() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .contingency("x")
                                .manual("x1")
                                .notBefore()
                                .manual("x2")
                                .requires("backup", MINUTE));
        run.does("mia", open("x", "Call the vendor"));
        run.does("mia", close("x", "By mistake"));
        run.does("mia", resume(""));

        assertThat(Consequences.nextDue(run.state(), run.now())).isEmpty();
        assertThat(run.phase("x2")).isEqualTo(StepPhase.PLANNED);
        assertThat(run.refuses("clock", new RunCommand.Advance())).isEqualTo("Nothing is due.");
    }

    @Test
    void beginsAfreshWhenItIsOpenedAgain() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .contingency("x")
                                .manual("x1")
                                .form(RunbookBuilder.required("n", Field.Type.INTEGER))
                                .files("log")
                                .verify("rows")
                                .signedBy(of(1, "qa")));
        run.does("mia", open("x", "First"));
        run.does("olga", start("x1"));
        run.does("olga", fill("x1", "n", "1"));
        run.does("olga", attach("x1", "log"));
        run.does("olga", finish("x1"));
        run.reports("x1", "rows", passed());
        run.does("quinn", run.sign("x1", "qa"));

        run.does("mia", open("x", "Second"));

        assertThat(run.phase("x1")).isEqualTo(StepPhase.READY);
        assertThat(run.step("x1").signatures()).isEmpty();
        assertThat(run.step("x1").doers()).isEmpty();
        assertThat(run.step("x1").answers()).isEmpty();
        assertThat(run.step("x1").entries()).hasSize(1);
        assertThat(run.step("x1").file("log")).isNull();
        assertThat(run.step("x1").files()).hasSize(1);
        assertThat(run.step("x1").attempt()).isEqualTo(1);
        assertThat(opening(run, "x").number()).isEqualTo(2);
        run.does("olga", start("x1"));
        assertThat(run.refuses("olga", finish("x1"))).isEqualTo("Fill in \"Title of n\" first.");
        run.does("olga", fill("x1", "n", "1"));
        assertThat(run.refuses("olga", finish("x1"))).isEqualTo("Attach \"Title of log\" first.");
        run.does("olga", attach("x1", "log"));
        run.does("olga", finish("x1"));
        assertThat(run.step("x1").lastAttempt("rows").number()).isEqualTo(2);
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void holdsInsideWhatFailsInsideAndGoesOnInside() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .contingency("x")
                                .check("x1", "rows")
                                .onFail("x")
                                .manual("x2")
                                .needs("x1"));
        run.does("mia", open("x", "Call the vendor"));

        run.reports("x1", "rows", failed("3 rows are missing"));

        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);
        assertThat(run.state().heldBy()).isEqualTo(id("x1"));
        assertThat(run.state().contingency()).isEqualTo(new ContingencyId("x"));
        assertThat(run.refuses("olga", start("a"))).isEqualTo(FROZEN);
        run.does("olga", checkAgain("x1"));
        run.reports("x1", "rows", passed());
        assertThat(run.refuses("olga", start("x2")))
                .startsWith("The run is on hold: Step C1.1, Title of x1, failed.");
        run.does("mia", resume("Repaired"));
        assertThat(run.state().status()).isEqualTo(RunStatus.CONTINGENCY);
        run.works("olga", "x2");
        assertThat(run.state().status()).isEqualTo(RunStatus.RUNNING);
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void isHeldByAPersonToo() {
        var run = started(runbook().manual("a").contingency("x").manual("x1").manual("x2"));
        run.does("mia", open("x", "Call the vendor"));

        run.does("olga", start("x1"));
        run.does("mia", hold("Wait for Shanghai"));
        run.does("olga", finish("x1"));

        assertThat(run.refuses("olga", start("x2")))
                .isEqualTo(
                        "The run is on hold: Wait for Shanghai. Nothing starts until it is"
                                + " resumed.");
        run.does("mia", resume(""));
        run.works("olga", "x2");
        assertThat(run.state().status()).isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void endsWithTheRunWhenThatIsScrubbed() {
        var run = started(runbook().manual("a").contingency("x").manual("x1"));
        run.does("mia", open("x", "Call the vendor"));

        run.does("mia", TrialRun.scrub("Enough"));

        assertThat(run.state().status()).isEqualTo(RunStatus.SCRUBBED);
        assertThat(run.state().contingency()).isNull();
        assertThat(opening(run, "x").endedAt()).isEqualTo(run.now());
        assertThat(run.phase("x1")).isEqualTo(StepPhase.NOT_REACHED);
        assertThat(run.folded()).isEqualTo(run.state());
    }
}
