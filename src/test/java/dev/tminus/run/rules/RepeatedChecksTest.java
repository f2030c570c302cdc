package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.checkAgain;
import static dev.tminus.run.rules.TrialRun.failed;
import static dev.tminus.run.rules.TrialRun.hold;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.inconclusive;
import static dev.tminus.run.rules.TrialRun.passed;
import static dev.tminus.run.rules.TrialRun.resume;
import static dev.tminus.run.rules.TrialRun.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.CheckAttempt;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunStatus;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Until;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepeatedChecksTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration A_MICROSECOND = Duration.ofNanos(1_000);
    private static final RunCommand ADVANCE = new RunCommand.Advance();

    /// Every minute for an hour.
    private static Until until(int passes, @Nullable Integer giveUpAfter, Duration delay) {
        return new Until(MINUTE, HOUR, passes, giveUpAfter, delay);
    }

    private static TrialRun checked(Until until) {
        return started(runbook().check("c", "rows").titled("Compare rows").until(until));
    }

    @Test
    void triesAgainEveryMinuteAfterTheEndOfTheLast() {
        var run = checked(until(1, null, Duration.ZERO));
        run.after(Duration.ofSeconds(20)).reports("c", "rows", failed("3 rows are missing"));
        var ended = run.now();

        assertThat(run.phase("c")).isEqualTo(StepPhase.CHECKING);
        assertThat(run.state().status()).isEqualTo(RunStatus.RUNNING);
        assertThat(Consequences.nextDue(run.state(), run.now())).contains(ended.plus(MINUTE));
        assertThat(run.after(MINUTE.minus(A_MICROSECOND)).refuses("clock", ADVANCE))
                .isEqualTo("Nothing is due.");
        var events = run.after(A_MICROSECOND).advances();

        assertThat(events).containsExactly(new RunEvent.CheckStarted(id("c"), "rows", 2, 1));
        assertThat(run.tries("c").getFirst().next()).isNull();
    }

    @Test
    void tellsHowFarItHasCome() {
        var run = checked(until(3, 5, Duration.ZERO));
        var began = run.now();
        run.reports("c", "rows", failed("3 rows are missing"));
        run.after(MINUTE).advances();
        run.reports("c", "rows", passed());

        var tries = run.tries("c").getFirst();

        assertThat(tries.part()).isEqualTo(CheckProgress.Part.VERIFY);
        assertThat(tries.attempts()).extracting(CheckAttempt::number).containsExactly(1, 2);
        assertThat(tries.newest()).isEqualTo(run.step("c").lastAttempt("rows"));
        assertThat(tries.holds()).isFalse();
        assertThat(tries.passes()).isEqualTo(1);
        assertThat(tries.wanted()).isEqualTo(3);
        assertThat(tries.misses()).isZero();
        assertThat(tries.giveUpAfter()).isEqualTo(5);
        assertThat(tries.next()).isEqualTo(run.now().plus(MINUTE));
        assertThat(tries.until()).isEqualTo(began.plus(HOUR));
    }

    @Test
    void passesOnlyWithEnoughPassesInARow() {
        var run = checked(until(2, null, Duration.ZERO));
        run.reports("c", "rows", passed());
        run.after(MINUTE).advances();
        run.reports("c", "rows", inconclusive("HQ does not answer"));
        run.after(MINUTE).advances();
        run.reports("c", "rows", passed());
        assertThat(run.phase("c")).isEqualTo(StepPhase.CHECKING);
        run.after(MINUTE).advances();

        run.reports("c", "rows", passed());

        assertThat(run.phase("c")).isEqualTo(StepPhase.DONE);
        assertThat(run.tries("c").getFirst().holds()).isTrue();
        assertThat(run.tries("c").getFirst().next()).isNull();
    }

    @Test
    void givesUpAfterSoManyAttemptsInARow() {
        var run = checked(until(1, 2, Duration.ZERO));
        run.reports("c", "rows", inconclusive("HQ does not answer"));
        run.after(MINUTE).advances();

        run.reports("c", "rows", failed("3 rows are missing"));

        assertThat(run.phase("c")).isEqualTo(StepPhase.FAILED);
        assertThat(run.step("c").reason())
                .isEqualTo(
                        "rows did not pass; it gave up after 2 attempts in a row without a pass:"
                                + " 3 rows are missing");
        assertThat(run.state().statusReason()).isEqualTo("Step 1.1, Compare rows, failed.");
        assertThat(Consequences.nextDue(run.state(), run.now())).isEmpty();
    }

    @Test
    void givesUpWithoutAnAnswerWhereTheLastAttemptHasNone() {
        var run = checked(until(2, 1, Duration.ZERO));
        run.reports("c", "rows", passed());
        run.after(MINUTE).advances();

        run.reports("c", "rows", inconclusive("HQ does not answer"));

        assertThat(run.phase("c")).isEqualTo(StepPhase.INCONCLUSIVE);
        assertThat(run.step("c").reason())
                .isEqualTo(
                        "rows did not pass 2 times in a row; it gave up after 1 attempt without a"
                                + " pass: HQ does not answer");
    }

    @Test
    void countsAPassBetweenMissesAsANewBeginning() {
        var run = checked(until(2, 2, Duration.ZERO));
        run.reports("c", "rows", failed("3 rows are missing"));
        run.after(MINUTE).advances();
        run.reports("c", "rows", passed());
        run.after(MINUTE).advances();

        run.reports("c", "rows", failed("3 rows are missing"));

        assertThat(run.phase("c")).isEqualTo(StepPhase.CHECKING);
    }

    @Test
    void endsWhereTheNextAttemptWouldComeTooLate() {
        var run = checked(until(3, null, Duration.ZERO));
        run.reports("c", "rows", failed("9 rows are missing"));
        run.after(HOUR.minus(MINUTE)).advances();
        run.reports("c", "rows", failed("5 rows are missing"));
        assertThat(run.phase("c")).isEqualTo(StepPhase.CHECKING);
        run.after(MINUTE).advances();

        run.reports("c", "rows", failed("3 rows are missing"));

        assertThat(run.phase("c")).isEqualTo(StepPhase.FAILED);
        assertThat(run.step("c").reason())
                .isEqualTo("rows did not pass 3 times in a row within 1h: 3 rows are missing");
    }

    @Test
    void countsTooFewPassesAsAFailure() {
        var run = checked(until(3, null, Duration.ZERO));

        run.after(HOUR).reports("c", "rows", passed());

        assertThat(run.phase("c")).isEqualTo(StepPhase.FAILED);
        assertThat(run.step("c").reason())
                .isEqualTo(
                        "rows did not pass 3 times in a row within 1h: it had passed 1 of 3 times");
    }

    @Test
    void saysThatTimeWasUpWithoutAnAnswer() {
        var run = checked(until(1, null, Duration.ZERO));

        run.after(HOUR).reports("c", "rows", inconclusive("HQ does not answer"));

        assertThat(run.phase("c")).isEqualTo(StepPhase.INCONCLUSIVE);
        assertThat(run.step("c").reason())
                .isEqualTo("rows did not pass within 1h: HQ does not answer");
    }

    @Test
    void triesOnceMoreWhereNobodyCouldTryInTime() {
        var run = checked(until(1, null, Duration.ZERO));
        run.reports("c", "rows", failed("3 rows are missing"));

        var events = run.after(HOUR.multipliedBy(3)).advances();
        run.reports("c", "rows", failed("2 rows are missing"));

        assertThat(events).containsExactly(new RunEvent.CheckStarted(id("c"), "rows", 2, 1));
        assertThat(run.phase("c")).isEqualTo(StepPhase.FAILED);
    }

    @Test
    void waitsForTheDelayBeforeTheFirstAttempt() {
        var run = checked(until(1, null, MINUTE));
        assertThat(run.phase("c")).isEqualTo(StepPhase.CHECKING);
        assertThat(run.step("c").checks()).isEmpty();
        assertThat(run.tries("c").getFirst().next()).isEqualTo(run.now().plus(MINUTE));
        assertThat(run.tries("c").getFirst().until()).isNull();
        assertThat(Consequences.nextDue(run.state(), run.now())).contains(run.now().plus(MINUTE));

        run.after(MINUTE).advances();
        assertThat(run.tries("c").getFirst().until()).isEqualTo(run.now().plus(HOUR));
        run.reports("c", "rows", passed());

        assertThat(run.phase("c")).isEqualTo(StepPhase.DONE);
    }

    @Test
    void goesOnWhileTheRunIsHeld() {
        var run = checked(until(1, null, Duration.ZERO));
        run.reports("c", "rows", failed("3 rows are missing"));
        run.does("mia", hold("stop"));
        assertThat(Consequences.nextDue(run.state(), run.now())).contains(run.now().plus(MINUTE));

        run.after(MINUTE).advances();
        run.reports("c", "rows", passed());

        assertThat(run.phase("c")).isEqualTo(StepPhase.DONE);
        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);
    }

    @Test
    void startsAFreshSeriesWhenItIsCheckedAgain() {
        var run = checked(until(1, 2, MINUTE));
        run.after(MINUTE).advances();
        run.reports("c", "rows", failed("9 rows are missing"));
        run.after(MINUTE).advances();
        run.reports("c", "rows", failed("5 rows are missing"));
        run.after(HOUR);

        var events = run.does("olga", checkAgain("c"));
        run.reports("c", "rows", failed("3 rows are missing"));

        assertThat(events).containsExactly(new RunEvent.CheckStarted(id("c"), "rows", 3, 2));
        assertThat(run.phase("c")).isEqualTo(StepPhase.CHECKING);
        var tries = run.tries("c").getFirst();
        assertThat(tries.attempts()).extracting(CheckAttempt::number).containsExactly(3);
        assertThat(tries.misses()).isEqualTo(1);
        assertThat(tries.until()).isEqualTo(run.now().plus(HOUR));
        assertThat(run.step("c").checks().get("rows"))
                .extracting(CheckAttempt::series)
                .containsExactly(1, 1, 2);
    }

    @Test
    void repeatsEachCheckByItsOwnClock() {
        var run =
                started(
                        runbook()
                                .check("c", "rows")
                                .until(until(1, null, Duration.ZERO))
                                .verify("users"));
        run.reports("c", "rows", failed("3 rows are missing"));

        run.reports("c", "users", failed("1 user is missing"));

        assertThat(run.phase("c")).isEqualTo(StepPhase.CHECKING);
        run.after(MINUTE).advances();
        run.reports("c", "rows", passed());
        assertThat(run.phase("c")).isEqualTo(StepPhase.FAILED);
        assertThat(run.step("c").reason()).isEqualTo("1 user is missing");
    }

    @Test
    void endsAHoldOfTheRunOnlyByHand() {
        var run = checked(until(1, 1, Duration.ZERO));
        run.reports("c", "rows", failed("3 rows are missing"));
        run.does("olga", checkAgain("c"));
        run.reports("c", "rows", passed());
        assertThat(run.state().status()).isEqualTo(RunStatus.HELD);

        run.does("mia", resume("It passes now"));

        assertThat(run.state().status()).isEqualTo(RunStatus.COMPLETE);
    }

    @Test
    void keepsEveryAttemptWithTimeVerdictReasonAndDigest() {
        var run = checked(until(1, null, Duration.ZERO));
        var began = run.now();
        run.after(Duration.ofSeconds(5)).reports("c", "rows", failed("3 rows are missing"));
        run.after(MINUTE).advances();
        run.reports("c", "rows", passed());

        assertThat(run.step("c").checks().get("rows"))
                .containsExactly(
                        new CheckAttempt(
                                1, 1, began, began.plusSeconds(5), failed("3 rows are missing")),
                        new CheckAttempt(2, 1, run.now(), run.now(), passed()));
        assertThat(run.folded()).isEqualTo(run.state());
    }
}
