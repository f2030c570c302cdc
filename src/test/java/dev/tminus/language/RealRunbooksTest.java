package dev.tminus.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.Briefing;
import dev.tminus.runbook.Contingency.Then;
import dev.tminus.runbook.Repeat;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.check.DnsCheck;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.StepId;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What runbooks of others hold, and had no place before.
class RealRunbooksTest {

    private static final Path CASES = Fixtures.FOLDER.resolve("cases");

    private static Reading<Runbook> reading(String name) {
        var workspace =
                Fixtures.value(
                        Language.readWorkspace(
                                "workspace.yaml", Fixtures.bytes(CASES.resolve("workspace.yaml"))));
        var file = name + ".yaml";
        return Language.readRunbook(file, Fixtures.bytes(CASES.resolve(file)), workspace);
    }

    @Test
    void saysWhyAndWhereToLook() {
        var runbook = Fixtures.value(reading("about"));

        assertThat(runbook.briefing().description()).isEqualTo("Why, and whom to call");
        assertThat(runbook.briefing().links())
                .containsExactly(new Briefing.Link("https://example.test", "https://example.test"));
    }

    @Test
    void makesACheckOfEachRecord() {
        var runbook = Fixtures.value(reading("two-records"));

        assertThat(runbook.checks().keySet())
                .containsExactly(new CheckId("moved-a"), new CheckId("moved-b"));
        assertThat(runbook.check(new CheckId("moved-b")))
                .isInstanceOfSatisfying(
                        DnsCheck.class,
                        check -> {
                            assertThat(check.name()).isEqualTo("b.{{variables.host}}");
                            assertThat(check.expect())
                                    .isEqualTo(new Expectation.Equals("192.0.2.6"));
                            assertThat(check.title()).isEqualTo("moved-b");
                        });
    }

    @Test
    void countsFromAMilestone() {
        var runbook = Fixtures.value(reading("at-input"));

        assertThat(runbook.steps().findFirst().orElseThrow().at())
                .isEqualTo(new Timing.Elapsed(new Timing.Milestone("freeze"), Duration.ZERO));
    }

    @Test
    void repeatsAStepUntilOneThatWaitsForIt() {
        var steps = Fixtures.value(reading("lag")).steps().toList();

        assertThat(steps.get(1).policy().repeat())
                .isEqualTo(new Repeat(Duration.ofDays(1), new StepId("switch")));
        assertThat(steps.get(1).heldByTime()).isTrue();
        assertThat(steps.get(4).needs()).containsExactly(new StepId("go"), new StepId("lag"));
        assertThat(steps.get(3).needs()).containsExactly(new StepId("lag"), new StepId("copied"));
    }

    @Test
    void rollsBackWithoutAStep() {
        var contingency = Fixtures.value(reading("nosteps")).contingencies().getFirst();

        assertThat(contingency.steps()).isEmpty();
        assertThat(contingency.endings().getFirst().then()).isEqualTo(new Then.RollBack());
    }

    @Test
    void refusesAListInAPath() {
        assertThat(Fixtures.printed(reading("list-in-path").problems()))
                .isEqualTo(
                        """
                        list-in-path.yaml:7:49: error [bad-placeholder] Expected one value here, found a list.
                          checks: {there: {http: {endpoint: shop, path: "/{{input.versions}}/"}}}
                                                                          ^
                          Ask for each value by itself, or write the values into the file: `for-each` makes a check for each.
                        """);
    }
}
