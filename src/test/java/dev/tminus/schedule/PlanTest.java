package dev.tminus.schedule;

import static dev.tminus.schedule.SampleRunbook.id;
import static dev.tminus.schedule.SampleRunbook.timing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.Window;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.TeamName;
import dev.tminus.testing.Brief;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final String ZERO = "2026-10-17T17:00:00Z"; // Saturday 13:00 in Boston

    private final SampleRunbook runbook = SampleRunbook.in("America/New_York");

    @Test
    void plansStepsWithoutATimeAfterWhatTheyNeed() {
        runbook.step("stop", "T-0", "10m")
                .step("left", "", "30m", "stop")
                .step("right", "", "20m", "stop")
                .step("join", "", "5m", "left", "right");

        var plan = runbook.plan(ZERO);

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.steps().get(id("join")))
                .isEqualTo(
                        Brief.plannedStep(
                                id("join"),
                                null,
                                Instant.parse("2026-10-17T17:40:00Z"),
                                Instant.parse("2026-10-17T17:45:00Z"),
                                false,
                                false));
    }

    @Test
    void plansFromAMilestoneOnceItIsGiven() {
        runbook.step("freeze", "{{input.freeze}}", "10m")
                .step("told", "{{input.freeze}} - 2d 09:00", "5m")
                .step("after", "freeze + 1h", "5m");

        var given =
                Plan.of(
                        runbook.build(),
                        Instant.parse(ZERO),
                        new Circumstances(
                                Map.of(),
                                Map.of("freeze", "2026-10-14T22:00:00Z", "build", "4.10"),
                                Map.of(),
                                null));
        var open = runbook.plan(ZERO);

        assertThat(given.problems()).isEmpty();
        assertThat(given.steps().get(id("freeze")).start()).isEqualTo("2026-10-14T22:00:00Z");
        assertThat(given.steps().get(id("told")).start()).isEqualTo("2026-10-12T13:00:00Z");
        assertThat(given.steps().get(id("after")).start()).isEqualTo("2026-10-14T23:00:00Z");
        assertThat(open.problems()).isEmpty();
        assertThat(open.steps().values()).allMatch(step -> step.start() == null);
    }

    @Test
    void plansTheLaterOfItsTimeAndWhatItNeeds() {
        runbook.step("stop", "T-0", "90m")
                .step("pushed", "T+1h", "5m", "stop")
                .step("waiting", "T+2h", "5m", "stop")
                .manual("by-hand", "T+1h", "5m", "stop");

        var steps = runbook.plan(ZERO).steps();

        assertThat(steps.get(id("pushed")).at()).isEqualTo("2026-10-17T18:00:00Z");
        assertThat(steps.get(id("pushed")).start()).isEqualTo("2026-10-17T18:30:00Z");
        assertThat(steps.get(id("waiting")).start()).isEqualTo("2026-10-17T19:00:00Z");
        assertThat(steps.get(id("by-hand")).start()).isEqualTo("2026-10-17T18:30:00Z");
    }

    @Test
    void countsFromThePlannedTimeOfAStepAndNotFromWhereItsNeedsPushIt() {
        runbook.step("stop", "T-0", "90m")
                .step("swap", "T+1h", "5m", "stop")
                .step("smoke", "swap + 10m", "5m");

        var steps = runbook.plan(ZERO).steps();

        assertThat(steps.get(id("smoke")).at()).isEqualTo("2026-10-17T18:10:00Z");
    }

    @Test
    void marksWhatFollowsFromAnUnknownDurationUntilATimeIsLater() {
        runbook.manual("stop", "T-0", "")
                .step("copy", "", "10m", "stop")
                .step("swap", "T+1h", "10m", "copy")
                .step("open", "", "5m", "swap");

        var steps = runbook.plan(ZERO).steps();

        assertThat(steps.get(id("stop")).takesUnknown()).isTrue();
        assertThat(steps.get(id("stop")).startIsEarliest()).isFalse();
        assertThat(steps.get(id("stop")).end()).isEqualTo(ZERO);
        assertThat(steps.get(id("copy")).start()).isEqualTo(ZERO);
        assertThat(steps.get(id("copy")).startIsEarliest()).isTrue();
        assertThat(steps.get(id("copy")).endIsEarliest()).isTrue();
        assertThat(steps.get(id("swap")).startIsEarliest()).isFalse();
        assertThat(steps.get(id("open")).startIsEarliest()).isFalse();
    }

    @Test
    void countsAVoteAsNothing() {
        runbook.step("vote", "T-0", "").step("copy", "", "10m", "vote");

        var steps = runbook.plan(ZERO).steps();

        assertThat(steps.get(id("vote")).takesUnknown()).isFalse();
        assertThat(steps.get(id("copy")).start()).isEqualTo(ZERO);
        assertThat(steps.get(id("copy")).startIsEarliest()).isFalse();
    }

    @Test
    void plansNoTimeWhereNothingGivesOne() {
        runbook.step("first", "", "10m")
                .step("second", "", "10m", "first")
                .step("stop", "T-0", "10m")
                .step("both", "", "5m", "second", "stop");

        var plan = runbook.plan(ZERO);

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.steps().get(id("second")).start()).isNull();
        assertThat(plan.steps().get(id("second")).end()).isNull();
        assertThat(plan.steps().get(id("both")).start()).isEqualTo("2026-10-17T17:10:00Z");
        assertThat(plan.steps().get(id("both")).startIsEarliest()).isTrue();
    }

    @Test
    void keepsTheOrderOfTheFile() {
        runbook.step("c", "b - 1d", "", "a").step("a", "T-0", "").step("b", "a - 1d", "");

        assertThat(runbook.plan(ZERO).steps().keySet()).containsExactly(id("c"), id("a"), id("b"));
    }

    @Test
    void refusesStepsThatCountFromEachOtherOnceWithTheCircle() {
        runbook.step("a", "b - 1d", "")
                .step("b", "c + 1h", "")
                .step("c", "b - 2h", "")
                .step("self", "self - 1d", "");

        assertThat(runbook.plan(ZERO).problems())
                .containsExactly(
                        new PlanProblem(
                                id("b"),
                                "Step b is planned from itself: b -> c -> b. Plan one of them from"
                                        + " T-0."),
                        new PlanProblem(
                                id("self"),
                                "Step self is planned from itself: self -> self. Plan one of them"
                                        + " from T-0."));
    }

    @Test
    void refusesToCountFromAStepThatHasNoTimeOrDoesNotExist() {
        runbook.step("deploy", "", "")
                .step("notify", "deploy - 7d", "")
                .step("remind", "notify + 1d", "")
                .step("warn", "deploy-7d", "")
                .step("thank", "swap + 1h", "");

        assertThat(runbook.plan(ZERO).problems())
                .containsExactly(
                        new PlanProblem(
                                id("notify"),
                                "Step notify is planned for deploy - 7d, but step deploy has no"
                                        + " planned time. Give deploy an \"at\", or count from T-0."),
                        new PlanProblem(
                                id("warn"),
                                "Step warn is planned for deploy-7d, but there is no step"
                                        + " deploy-7d. If you mean \"deploy - 7d\", write it with the"
                                        + " spaces."),
                        new PlanProblem(
                                id("thank"),
                                "Step thank is planned for swap + 1h, but there is no step swap."
                                        + " Write the id of a step, or count from T-0."));
    }

    @Test
    void refusesNeedsThatGoInACircleOrNowhere() {
        runbook.step("a", "T-0", "", "b")
                .step("b", "", "", "c")
                .step("c", "", "", "b")
                .step("d", "", "", "e");

        var plan = runbook.plan(ZERO);

        assertThat(plan.problems())
                .containsExactly(
                        new PlanProblem(
                                id("b"),
                                "Step b needs itself: b -> c -> b. Take one of these needs away."),
                        new PlanProblem(
                                id("d"),
                                "Step d needs e, but there is no such step. Write the id of a step"
                                        + " of this runbook."));
        assertThat(plan.steps().get(id("a")).start()).isEqualTo(ZERO);
    }

    @Test
    void refusesEveryWallClockThatIsSkippedOrComesTwiceWithBothReadings() {
        runbook.step("skipped", "T-2d 02:30", "")
                .step("kept", "late - 1d", "")
                .step("late", "T-1d 02:30", "")
                .step("fine", "T-2d 03:00", "");

        var plan = runbook.plan("2026-03-11T00:00:00Z"); // 10 Mar 20:00 in Boston

        assertThat(plan.problems())
                .containsExactly(
                        new PlanProblem(
                                id("skipped"),
                                "Step skipped is planned for T-2d 02:30, but 2026-03-08 02:30 does"
                                        + " not exist in America/New_York, where the clock goes from"
                                        + " 02:00 to 03:00. Read as UTC-4 it is 2026-03-08 06:30 UTC,"
                                        + " when clocks there show 01:30; read as UTC-5 it is"
                                        + " 2026-03-08 07:30 UTC, when clocks there show 03:30. Give it"
                                        + " another wall clock, or count elapsed hours from T-0."),
                        new PlanProblem(
                                id("kept"),
                                "Step kept is planned for late - 1d, but 2026-03-08 02:30 does not"
                                        + " exist in America/New_York, where the clock goes from 02:00"
                                        + " to 03:00. Read as UTC-4 it is 2026-03-08 06:30 UTC, when"
                                        + " clocks there show 01:30; read as UTC-5 it is 2026-03-08"
                                        + " 07:30 UTC, when clocks there show 03:30. Give it a wall"
                                        + " clock of its own (late - 1d 09:00), or count elapsed hours"
                                        + " (late - 24h)."));
        assertThat(plan.steps().get(id("fine")).at()).isEqualTo("2026-03-08T07:00:00Z");
    }

    @Test
    void placesTheWindow() {
        runbook.step("deploy", "T-0", "")
                .window(window("T-30m", "deploy + 4h", DayOfWeek.FRIDAY, DayOfWeek.SATURDAY));

        var window = runbook.plan(ZERO).window();

        assertThat(window)
                .isEqualTo(
                        new PlannedWindow(
                                Instant.parse("2026-10-17T16:30:00Z"),
                                Instant.parse("2026-10-17T21:00:00Z"),
                                null));
        assertThat(window.contains(Instant.parse("2026-10-17T16:30:00Z"))).isTrue();
        assertThat(window.contains(Instant.parse("2026-10-17T21:00:00Z"))).isFalse();
    }

    @Test
    void saysThatTheWindowOpensOnAWrongDayOfTheRunbooksZone() {
        runbook.window(window("T-30m", "T+4h", DayOfWeek.SUNDAY, DayOfWeek.FRIDAY));

        var window = runbook.plan("2026-10-18T02:00:00Z").window();

        assertThat(window).isNotNull();
        assertThat(window.wrongDay())
                .isEqualTo(
                        "The window opens on Sat 2026-10-17 in America/New_York, but the runbook"
                                + " allows Fri, Sun. Choose another T-0.");
    }

    @Test
    void refusesAWindowThatClosesBeforeItOpensOrHasNoPlace() {
        var backwards = SampleRunbook.in("Asia/Shanghai").window(window("T+4h", "T-30m"));
        var nowhere = SampleRunbook.in("Asia/Shanghai").window(window("gone - 1h", "T+1h"));

        assertThat(backwards.plan(ZERO).problems())
                .containsExactly(
                        new PlanProblem(
                                null,
                                "The window opens at T+4h and closes at T-30m, which is not after"
                                        + " it. Write a later \"closes\"."));
        assertThat(nowhere.plan(ZERO).window()).isNull();
        assertThat(nowhere.plan(ZERO).problems())
                .containsExactly(
                        new PlanProblem(
                                null,
                                "The window opens at gone - 1h, but there is no step gone. Write"
                                        + " the id of a step, or count from T-0."));
    }

    @Test
    void placesTheHandOversOfARole() {
        runbook.role("qa", "shanghai-qa until T+90m", "sf-release");

        var shifts = runbook.plan(ZERO).shifts().get(new RoleName("qa"));

        var handOver = Instant.parse("2026-10-17T18:30:00Z");
        assertThat(shifts)
                .containsExactly(
                        new Shift(new TeamName("shanghai-qa"), null, handOver),
                        new Shift(new TeamName("sf-release"), handOver, null));
        assertThat(shifts.getFirst().covers(handOver)).isFalse();
        assertThat(shifts.getLast().covers(handOver)).isTrue();
    }

    @Test
    void saysOfAPhaseHowItsFirstStepStarts() {
        var runbook =
                SampleRunbook.in("UTC")
                        .manual("long", "T-1h", "90m")
                        .manual("live", "T-0", "5s", "long")
                        .manual("then", "", "", "live")
                        .build();
        var zero = Instant.parse(ZERO);
        var plan = Plan.of(runbook, zero);
        var starts = new Starts(runbook);
        var phase = runbook.phases().getFirst();

        assertThat(Starts.first(phase, plan).map(step -> starts.of(step, zero).toString()))
                .hasValue("T-1h");
        assertThat(plan.steps().values().stream().map(step -> starts.of(step, zero).toString()))
                .containsExactly("T-1h", "planned T-0, possible T+30m", "T+30m05s");
    }

    @Test
    void refusesHandOversOutOfOrder() {
        runbook.role("qa", "a until T+2h", "b until T+1h", "c");

        assertThat(runbook.plan(ZERO).problems())
                .containsExactly(
                        new PlanProblem(
                                null,
                                new RoleName("qa"),
                                "Role qa is handed over by b at T+1h, which is not after the"
                                        + " hand-over before it. Put the shifts in order."));
    }

    @Test
    void followsAChainOfTenThousandTimes() {
        runbook.step("s9999", "T-0", "");
        for (int i = 9_998; i >= 0; i--) {
            runbook.step("s" + i, "s" + (i + 1) + " - 1s", "");
        }

        var plan = runbook.plan(ZERO);

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.steps().get(id("s0")).at())
                .isEqualTo(Instant.parse(ZERO).minusSeconds(9_999));
    }

    @Test
    void followsAChainOfTenThousandNeeds() {
        runbook.step("s0", "T-0", "1s");
        for (int i = 1; i < 10_000; i++) {
            runbook.step("s" + i, "", "1s", "s" + (i - 1));
        }

        var plan = runbook.plan(ZERO);

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.steps().get(id("s9999")).start())
                .isEqualTo(Instant.parse(ZERO).plusSeconds(9_999));
    }

    @Test
    void namesACircleOfTenThousandInShort() {
        for (int i = 0; i < 10_000; i++) {
            runbook.step("s" + i, "s" + (i + 1) % 10_000 + " - 1s", "");
        }

        assertThat(runbook.plan(ZERO).problems())
                .containsExactly(
                        new PlanProblem(
                                id("s0"),
                                "Step s0 is planned from itself: s0 -> s1 -> s2 -> s3 -> s4 -> s5"
                                        + " -> s6 -> (9993 more) -> s0. Plan one of them from T-0."));
    }

    private static Window window(String opens, String closes, DayOfWeek... days) {
        return new Window(timing(opens), timing(closes), Set.of(days), List.of());
    }
}
