package dev.tminus.runbook.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.ProgramName;
import dev.tminus.runbook.names.SourceName;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What an attempt of a check leaves for later steps.
class CheckFilesTest {

    private static final Side FIELD = new Side.Table(new SourceName("field"), "users");
    private static final Side HQ = new Side.Table(new SourceName("hq"), "users");
    private static final CheckBasics BASICS =
            new CheckBasics(new CheckId("c"), "C", Duration.ofMinutes(5), null);

    @Test
    void leavesAPatchOnlyWhereDataHasDiverged() {
        assertThat(new DivergenceCheck(BASICS, FIELD, FIELD, HQ, List.of("id"), Set.of()).files())
                .contains("patch", "conflicts");
        assertThat(new StatisticsCheck(BASICS, FIELD, HQ, null, Tolerance.NONE, false).files())
                .containsExactly("left", "right", "differences", "report");
    }

    @Test
    void leavesNothingButItsReportWhereItAsksForOneValue() {
        assertThat(new CommandCheck(BASICS, new ProgramName("smoke"), List.of()).files())
                .containsExactly("report");
    }
}
