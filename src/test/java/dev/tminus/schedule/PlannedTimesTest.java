package dev.tminus.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class PlannedTimesTest {

    @ParameterizedTest(name = "{0}, zero {1}, {2} is {3}: {4}")
    @CsvFileSource(resources = "/schedule/planned-times.csv", delimiter = '|')
    void landsWhereTheTableSays(
            String zone, OffsetDateTime zero, String steps, String expected, String derivation) {
        var runbook = SampleRunbook.in(zone);
        var last = "";
        for (var step : steps.split(";")) {
            var parts = step.split(":", 2);
            last = parts[0].strip();
            runbook.step(last, parts[1].strip(), "");
        }

        var plan = Plan.of(runbook.build(), zero.toInstant());

        var at = plan.steps().get(SampleRunbook.id(last)).at();
        if (expected.startsWith("missing ") || expected.startsWith("twice ")) {
            boolean missing = expected.startsWith("missing ");
            var readings = expected.substring(expected.indexOf(' ') + 1).split(", ");
            assertThat(at).isNull();
            assertThat(plan.problems()).hasSize(1);
            assertThat(plan.problems().getFirst().step()).isEqualTo(SampleRunbook.id(last));
            assertThat(plan.problems().getFirst().message())
                    .contains(missing ? "does not exist in" : "exists twice in")
                    .containsSubsequence("it is " + readings[0], "it is " + readings[1]);
        } else {
            assertThat(plan.problems()).isEmpty();
            assertThat(at).isEqualTo(OffsetDateTime.parse(expected).toInstant());
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/schedule/planned-times.csv", delimiter = '|')
    void countsEachZeroInItsOwnZone(String zone, OffsetDateTime zero) {
        var offset = ZoneId.of(zone).getRules().getOffset(zero.toInstant());

        assertThat(zero.getOffset()).isEqualTo(offset);
    }
}
