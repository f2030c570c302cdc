package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.failed;
import static dev.tminus.run.rules.TrialRun.finish;
import static dev.tminus.run.rules.TrialRun.hold;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.passed;
import static dev.tminus.run.rules.TrialRun.resume;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.started;
import static dev.tminus.run.rules.TrialRun.who;
import static dev.tminus.run.rules.TrialRun.withdrawStart;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.RequestedStart;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunbookBuilder;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.StepPart;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProtectedStartTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration A_MICROSECOND = Duration.ofNanos(1_000);
    private static final RunCommand ADVANCE = new RunCommand.Advance();

    private static RunbookBuilder protectedStep() {
        return runbook().manual("a").requires("backup", MINUTE);
    }

    private static TrialRun ready() {
        var run = started(protectedStep());
        run.reports("a", "backup", passed());
        assertThat(run.phase("a")).isEqualTo(StepPhase.READY);
        return run;
    }

    @Test
    void startsByItselfWhereNobodyHasTo() {
        var run = started(runbook().check("c", "rows").requires("backup", MINUTE));

        var events = run.reports("c", "backup", passed());

        assertThat(events)
                .containsExactly(
                        new RunEvent.CheckEnded(id("c"), "backup", 1, passed()),
                        new RunEvent.StepStarted(id("c"), 1),
                        new RunEvent.CheckStarted(id("c"), "rows", 1, 1));
        assertThat(run.step("c").doers()).isEmpty();
    }

    @Test
    void triesOnceMoreAtTheStartItself() {
        var run = ready();

        var events = run.after(HOUR).does("olga", start("a"));

        assertThat(events)
                .containsExactly(
                        new RunEvent.StartAsked(id("a")),
                        new RunEvent.CheckStarted(id("a"), "backup", 2, 2));
        assertThat(run.phase("a")).isEqualTo(StepPhase.WAITING);
        assertThat(run.waiting("a").asked()).isEqualTo(new RequestedStart(who("olga"), run.now()));
        run.reports("a", "backup", passed());
        assertThat(run.phase("a")).isEqualTo(StepPhase.RUNNING);
        assertThat(run.step("a").doers()).containsExactly(who("olga"));
        assertThat(run.step("a").asked()).isNull();
        run.does("omar", finish("a"));
        assertThat(run.step("a").doers()).containsExactly(who("olga"), who("omar"));
    }

    @Test
    void remembersTheStartWhereAProtectionTurnsRedAtIt() {
        var run = ready();
        run.does("olga", start("a"));
        run.reports("a", "backup", failed("Old"));
        assertThat(run.phase("a")).isEqualTo(StepPhase.WAITING);
        assertThat(run.waiting("a").asked()).isNotNull();
        run.after(MINUTE).advances();

        run.reports("a", "backup", passed());

        assertThat(run.phase("a")).isEqualTo(StepPhase.RUNNING);
        assertThat(run.step("a").doers()).containsExactly(who("olga"));
    }

    @Test
    void remembersAStartThatComesWhileProtectionsAreRed() {
        var run = started(protectedStep());
        run.reports("a", "backup", failed("Old"));

        var events = run.does("olga", start("a"));

        assertThat(events)
                .containsExactly(
                        new RunEvent.StartAsked(id("a")),
                        new RunEvent.CheckStarted(id("a"), "backup", 2, 2));
    }

    @Test
    void remembersAStartThatComesWhileProtectionsAreTried() {
        var run = started(protectedStep());

        assertThat(run.does("olga", start("a"))).containsExactly(new RunEvent.StartAsked(id("a")));
        run.reports("a", "backup", passed());

        assertThat(run.phase("a")).isEqualTo(StepPhase.RUNNING);
    }

    @Test
    void refusesASecondStart() {
        var run = ready();
        run.does("olga", start("a"));

        assertThat(run.refuses("omar", start("a")))
                .isEqualTo(
                        "olga has asked to start step 1.1; it starts once its protections hold.");
    }

    @Test
    void refusesAStartOfWhatStartsByItself() {
        var run = started(runbook().check("c", "rows").requires("backup", MINUTE));

        assertThat(run.refuses("olga", start("c")))
                .isEqualTo("Step 1.1 starts by itself once its protections hold.");
    }

    @Test
    void refusesAStartByAnybodyElse() {
        var run = started(protectedStep().distinct(StepPart.STARTER, StepPart.DOER));

        assertThat(run.refuses("quinn", start("a"))).isEqualTo("Only OPS can start it.");
    }

    @Test
    void refusesAStartWhileHeld() {
        var run = started(protectedStep());
        run.does("mia", hold("stop"));

        assertThat(run.refuses("olga", start("a")))
                .isEqualTo("The run is on hold: stop. Nothing starts until it is resumed.");
    }

    @Test
    void takesAStartBack() {
        var run = ready();
        run.does("olga", start("a"));

        assertThat(run.refuses("quinn", withdrawStart("a")))
                .isEqualTo("Only OPS can take its start back.");
        run.does("olga", withdrawStart("a"));
        assertThat(run.phase("a")).isEqualTo(StepPhase.WAITING);
        run.reports("a", "backup", passed());

        assertThat(run.phase("a")).isEqualTo(StepPhase.READY);
        assertThat(run.refuses("olga", withdrawStart("a")))
                .isEqualTo("Nobody has asked to start step 1.1.");
    }

    @Test
    void letsTheOwnerTakeAnothersStartBackEvenWhileHeld() {
        var run = ready();
        run.does("olga", start("a"));
        run.does("mia", hold("stop"));

        run.does("omar", withdrawStart("a"));

        assertThat(run.step("a").asked()).isNull();
        assertThat(run.refuses("olga", withdrawStart("z")))
                .isEqualTo("This run has no step \"z\".");
    }

    @Test
    void startsNothingOnAPassThatCameWhileHeld() {
        var run = ready();
        run.does("olga", start("a"));
        run.does("mia", hold("stop"));
        run.reports("a", "backup", passed());
        assertThat(run.phase("a")).isEqualTo(StepPhase.WAITING);

        var events = run.after(MINUTE).does("mia", resume(""));

        assertThat(events)
                .containsExactly(
                        new RunEvent.RunResumed(""),
                        new RunEvent.CheckStarted(id("a"), "backup", 3, 3));
        run.reports("a", "backup", passed());
        assertThat(run.phase("a")).isEqualTo(StepPhase.RUNNING);
    }

    @Test
    void startsAGateByItself() {
        var run = started(runbook().gate("g", of(1, "qa")).requires("backup", MINUTE));
        run.reports("g", "backup", failed("Old"));
        run.after(MINUTE).advances();

        run.reports("g", "backup", passed());

        assertThat(run.phase("g")).isEqualTo(StepPhase.RUNNING);
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void letsAManualStepStartByItself() {
        var run = started(runbook().manual("a").start(Start.BY_ITSELF).requires("backup", MINUTE));
        run.does("mia", hold("stop"));
        run.reports("a", "backup", passed());
        assertThat(run.phase("a")).isEqualTo(StepPhase.WAITING);

        run.does("mia", resume(""));
        run.reports("a", "backup", passed());

        assertThat(run.phase("a")).isEqualTo(StepPhase.RUNNING);
        assertThat(run.step("a").doers()).isEmpty();
    }
}
