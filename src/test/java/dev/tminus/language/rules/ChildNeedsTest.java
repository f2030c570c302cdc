package dev.tminus.language.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.language.Fixtures;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.StepId;
import dev.tminus.schedule.Plan;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Steps that wait for a step of a runbook which runs within theirs.
class ChildNeedsTest {

    private static final Instant ZERO = Instant.parse("2026-12-05T14:00:00Z");
    private static final String TEXT =
            """
            runbook: r
            title: R
            zero: Live
            environments: [qa]
            roles: {manager: {team: sf-release}}
            phases:
              - id: p
                title: P
                owner: manager
                at: T-0
                steps:
                  - {id: prepare, title: Prepare, takes: 10m}
                  - {id: deploy, title: Deploy, type: runbook, runbook: {id: hq}, takes: 1h}
                  - {id: tell, title: Tell, takes: 5m, needs: [deploy/migrate, deploy/swap, prepare]}
              - id: q
                title: Q
                owner: manager
                steps:
                  - {id: next, title: Next}
            """;

    private final Runbook runbook = Fixtures.runbook(TEXT);

    @Test
    void keepsTheStepOfTheChildApartFromTheStepThatRunsIt() {
        assertThat(step("tell").needs())
                .containsExactly(
                        new StepId("deploy/migrate"),
                        new StepId("deploy/swap"),
                        new StepId("prepare"));
        assertThat(step("tell").needsHere())
                .containsExactly(new StepId("deploy"), new StepId("prepare"));
        assertThat(step("deploy").needsHere()).containsExactly(new StepId("prepare"));
    }

    @Test
    void waitsInTheNextPhaseForAStepOfWhichOnlyAPartIsNeeded() {
        assertThat(step("next").needs()).containsExactly(new StepId("deploy"), new StepId("tell"));
    }

    @Test
    void plansBehindTheWholeChild() {
        var plan = Plan.of(runbook, ZERO);

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.steps().get(new StepId("tell")).start())
                .isEqualTo(ZERO.plusSeconds(70 * 60));
    }

    @Test
    void knowsWhatIsOverBeforeTheChildBegins() {
        var asks =
                TEXT.replace(
                        "prepare, title: Prepare,",
                        "prepare, title: Prepare, form: [{name: size, type: integer, required:"
                                + " true}],");

        assertThat(
                        Fixtures.runbook(
                                        asks.replace(
                                                "needs: [deploy/migrate, deploy/swap, prepare]",
                                                "needs: [deploy/migrate], when:"
                                                        + " answers.prepare.size > 5"))
                                .steps()
                                .map(each -> each.id().value()))
                .containsExactlyElementsOf(List.of("prepare", "deploy", "tell", "next"));
    }

    private Step step(String id) {
        return runbook.steps()
                .filter(each -> each.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
