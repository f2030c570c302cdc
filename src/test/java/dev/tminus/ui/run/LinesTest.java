package dev.tminus.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.planning.InMemoryRuns;
import dev.tminus.run.RunState;
import dev.tminus.run.rules.Awaited;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.StepId;
import dev.tminus.ui.Sample;
import dev.tminus.ui.SampleRelease;
import dev.tminus.ui.run.Lines.Line.GroupLine;
import dev.tminus.ui.run.Lines.Line.StepLine;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LinesTest {

    private final RunState run = underWay();

    @Test
    void foldsFinishedStepsButTheLast() {
        var lines = lines(Filter.ALL, Set.of(), null);

        assertThat(lines.stream(0, 4))
                .containsExactly(
                        new GroupLine(0), new StepLine(1), new StepLine(2), new StepLine(3));
    }

    @Test
    void showsThemOnceUnfolded() {
        var lines = lines(Filter.ALL, Set.of(0), null);

        assertThat(lines.stream(0, 2)).containsExactly(new GroupLine(0), new StepLine(0));
    }

    @Test
    void keepsTheChosenStepInSight() {
        var lines = lines(Filter.FAILING, Set.of(), new StepId("announce"));

        assertThat(lines.stream(0, 9))
                .containsExactly(new GroupLine(0), new StepLine(0), new StepLine(3));
    }

    @Test
    void showsTheReaderWhatAwaitsThem() {
        var lines = lines(Filter.MINE, Set.of(), null);

        assertThat(lines.stream(0, 9)).containsExactly(new GroupLine(0), new StepLine(2));
    }

    @Test
    void leadsFromStepToStepOverPhases() {
        var lines = lines(Filter.ALL, Set.of(), null);

        assertThat(lines.neighbour(3, 1)).isEqualTo(4);
        assertThat(lines.neighbour(4, -1)).isEqualTo(3);
        assertThat(lines.neighbour(-1, 1)).isEqualTo(1);
        assertThat(lines.neighbour(12, 1)).isEqualTo(-1);
    }

    @Test
    void showsAnOpenContingencyFirstAndOthersNotAtAll() {
        var runs = new InMemoryRuns();
        var id = SampleRelease.opened(runs);
        var opened = runs.board(id).orElseThrow().state();
        var users = opened.checklist().place(SampleRelease.REPAIR);

        var lines = lines(opened, Filter.ALL, "", Set.of(), null);

        assertThat(lines.stream(0, 3))
                .containsExactly(new GroupLine(2), new StepLine(users), new StepLine(users + 1));
        assertThat(lines.indexOfGroup(3)).isEqualTo(-1);
    }

    @Test
    void findsStepsByTitleNumberAndOwner() {
        assertThat(lines(run, Filter.ALL, "dns", Set.of(), null).stream(0, 9))
                .containsExactly(
                        new GroupLine(0), new StepLine(3), new GroupLine(1), new StepLine(6));
        assertThat(lines(run, Filter.ALL, "2.1", Set.of(), null).stream(0, 9))
                .containsExactly(new GroupLine(1), new StepLine(4));
        assertThat(lines(run, Filter.ALL, "boston", Set.of(), null).steps()).isEqualTo(13);
        assertThat(lines(run, Filter.ALL, "nobody", Set.of(), null).size()).isEqualTo(0);
    }

    @Test
    void leadsFromGroupToGroup() {
        var lines = lines(Filter.ALL, Set.of(), null);

        assertThat(lines.neighbourOfGroup(-1, 1)).isEqualTo(0);
        assertThat(lines.neighbourOfGroup(0, 1)).isEqualTo(1);
        assertThat(lines.neighbourOfGroup(2, 1)).isEqualTo(-1);
    }

    private Lines lines(Filter filter, Set<Integer> unfolded, StepId selected) {
        return lines(run, filter, "", unfolded, selected);
    }

    private static Lines lines(
            RunState run, Filter filter, String words, Set<Integer> unfolded, StepId selected) {
        var mine =
                Rules.awaited(run, Sample.QA, Sample.NOW).stream()
                        .map(Awaited::step)
                        .collect(Collectors.toSet());
        var choice = new Lines.Choice(filter, words, mine, unfolded, selected);
        return Lines.of(run, Group.of(run.checklist().runbook()), choice);
    }

    private static RunState underWay() {
        var runs = new InMemoryRuns();
        var id = Sample.underWay(runs, Mode.LIVE, 6);
        return runs.board(id).orElseThrow().state();
    }
}
