package dev.tminus.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.InMemoryRuns;
import dev.tminus.run.RunState;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.StepId;
import dev.tminus.ui.Sample;
import dev.tminus.ui.run.Lines.Line.PhaseLine;
import dev.tminus.ui.run.Lines.Line.StepLine;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinesTest {

    private final RunState run = underWay();

    @Test
    void foldsFinishedStepsButTheLast() {
        var lines = Lines.of(run, Filter.ALL, Sample.QA, Set.of(), null);

        assertThat(lines.stream(0, 4))
                .containsExactly(
                        new PhaseLine(0), new StepLine(1), new StepLine(2), new StepLine(3));
    }

    @Test
    void showsThemOnceUnfolded() {
        var lines = Lines.of(run, Filter.ALL, Sample.QA, Set.of(0), null);

        assertThat(lines.stream(0, 2)).containsExactly(new PhaseLine(0), new StepLine(0));
    }

    @Test
    void keepsTheChosenStepInSight() {
        var lines = Lines.of(run, Filter.FAILING, Sample.QA, Set.of(), new StepId("announce"));

        assertThat(lines.stream(0, 9))
                .containsExactly(new PhaseLine(0), new StepLine(0), new StepLine(3));
    }

    @Test
    void showsTheReaderWhatAwaitsThem() {
        var lines = Lines.of(run, Filter.MINE, Sample.QA, Set.of(), null);

        assertThat(lines.stream(0, 9)).containsExactly(new PhaseLine(0), new StepLine(2));
    }

    @Test
    void leadsFromStepToStepOverPhases() {
        var lines = Lines.of(run, Filter.ALL, Sample.QA, Set.of(), null);

        assertThat(lines.neighbour(3, 1)).isEqualTo(4);
        assertThat(lines.neighbour(4, -1)).isEqualTo(3);
        assertThat(lines.neighbour(-1, 1)).isEqualTo(1);
        assertThat(lines.neighbour(12, 1)).isEqualTo(-1);
    }

    private static RunState underWay() {
        var runs = new InMemoryRuns();
        var id = Sample.underWay(runs, Mode.LIVE, 6);
        return runs.board(id).orElseThrow().state();
    }
}
