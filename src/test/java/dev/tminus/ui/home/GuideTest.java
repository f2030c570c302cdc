package dev.tminus.ui.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.planning.InMemoryRuns;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunId;
import dev.tminus.run.RunState;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.names.StepId;
import dev.tminus.testing.Brief;
import dev.tminus.ui.Places;
import dev.tminus.ui.Sample;
import dev.tminus.ui.home.Guide.Stage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuideTest {

    private static final Instant AT = Sample.ZERO.minusSeconds(3000);

    private final InMemoryRuns runs = new InMemoryRuns();

    @Test
    void beginsWithThePlan() {
        var guide = Guide.of(null);

        assertThat(guide.done()).isEmpty();
        assertThat(guide.next()).isEqualTo(Stage.PLAN);
        assertThat(GuideWords.place(guide, null, "first-rehearsal.yaml"))
                .isEqualTo("runbooks/first-rehearsal.yaml/plan");
    }

    @Test
    void beginsAnewOnceTheRunIsScrubbed() {
        var run = planned();
        Sample.accept(runs, run, AT, Sample.MANAGER, new RunCommand.ScrubRun("Wrong one."));

        assertThat(Guide.of(state(run)).next()).isEqualTo(Stage.PLAN);
    }

    @Test
    void tellsWhoMayStartWhatIsPlanned() {
        var run = planned();

        var guide = Guide.of(state(run));

        assertThat(guide.done()).containsExactly(Stage.PLAN);
        assertThat(guide.next()).isEqualTo(Stage.START);
        assertThat(guide.people()).containsExactly(Sample.MANAGER);
        assertThat(GuideWords.place(guide, state(run), "")).isEqualTo(Places.run(run));
    }

    @Test
    void leadsToTheStepThatIsToBeDone() {
        var run = started();

        var guide = Guide.of(state(run));

        assertThat(guide.next()).isEqualTo(Stage.WORK);
        assertThat(guide.people()).containsExactly(Sample.OPS);
        assertThat(GuideWords.place(guide, state(run), ""))
                .isEqualTo(Places.step(run, new StepId("freeze")));
    }

    @Test
    void waitsForTheCheckOnceTheWorkIsDone() {
        var run = started();
        allManualSteps(run);

        var guide = Guide.of(state(run));

        assertThat(guide.next()).isEqualTo(Stage.CHECK);
        assertThat(guide.step()).isEqualTo(new StepId("compare"));
        assertThat(guide.people()).isEmpty();
    }

    @Test
    void asksAnotherPersonForTheSignatureAndIsThroughThen() {
        var run = started();
        allManualSteps(run);
        Sample.outcome(runs, run, "compare", "users", passed());
        Sample.outcome(runs, run, "resolvers", "ttl", passed());
        var waiting = Guide.of(state(run));
        assertThat(waiting.next()).isEqualTo(Stage.SIGN);
        assertThat(waiting.step()).isEqualTo(new StepId("compare"));
        assertThat(waiting.people()).containsExactly(Sample.QA);

        Sample.sign(runs, run, Sample.NOW, Sample.QA, "compare");

        assertThat(Guide.of(state(run)).next()).isNull();
        assertThat(Guide.of(state(run)).done()).containsExactlyInAnyOrder(Stage.values());
    }

    private static Outcome passed() {
        return Brief.passed("As wanted", List.of(), "aa");
    }

    private RunId planned() {
        return Sample.planned(runs, Mode.REHEARSAL, 0);
    }

    private RunId started() {
        var run = planned();
        Sample.accept(runs, run, AT, Sample.MANAGER, new RunCommand.StartRun());
        Sample.accept(runs, run, AT, Sample.OPS, new RunCommand.StartStep(step("announce")));
        Sample.accept(runs, run, AT, Sample.OPS, new RunCommand.FinishStep(step("announce")));
        Sample.sign(runs, run, AT, Sample.QA, "announce");
        return run;
    }

    private void allManualSteps(RunId run) {
        Sample.accept(runs, run, AT, Sample.OPS, new RunCommand.StartStep(step("freeze")));
        Sample.accept(runs, run, Sample.NOW, Sample.OPS, new RunCommand.FinishStep(step("freeze")));
    }

    private RunState state(RunId run) {
        return runs.board(run).orElseThrow().state();
    }

    private static StepId step(String id) {
        return new StepId(id);
    }
}
