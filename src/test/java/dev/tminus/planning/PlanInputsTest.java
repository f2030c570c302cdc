package dev.tminus.planning;

import static dev.tminus.run.RunbookBuilder.field;
import static dev.tminus.run.RunbookBuilder.mustBe;
import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.required;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.Plans;
import dev.tminus.run.RunbookBuilder;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RoleName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is asked when a run is planned: inputs, answers and who takes which role.
class PlanInputsTest {

    private static final RunbookBuilder ASKING =
            runbook()
                    .manual("a")
                    .input(required("build", Field.Type.TEXT))
                    .input(mustBe("agreed", Field.Type.BOOLEAN, "yes"))
                    .input(field("rows", Field.Type.INTEGER))
                    .question(field("time", Field.Type.DURATION), "qa", "a");

    private static PlanRun wish(
            Map<String, String> inputs,
            Map<RoleName, List<PersonId>> roles,
            Map<QuestionId, String> answers) {
        return new PlanRun(
                ContentHash.of(new byte[0]),
                ContentHash.of(new byte[0]),
                Plans.QA_ENVIRONMENT,
                Mode.REHEARSAL,
                ZERO,
                Plans.BOSTON,
                inputs,
                roles,
                answers);
    }

    private static PlanRules.Given given(Map<String, String> inputs, Map<String, String> answers) {
        var questions =
                answers.entrySet().stream()
                        .collect(
                                java.util.stream.Collectors.toMap(
                                        one -> new QuestionId(one.getKey()), Map.Entry::getValue));
        return PlanRules.given(ASKING.build(), wish(inputs, Map.of(), questions));
    }

    @Test
    void keepsInputsAndAnswersInOneForm() {
        var given =
                given(
                        Map.of("build", " 4.2 ", "agreed", "Yes", "rows", "+07"),
                        Map.of("time", "120m"));

        assertThat(given.problem()).isEmpty();
        assertThat(given.inputs()).isEqualTo(Map.of("build", "4.2", "agreed", "true", "rows", "7"));
        assertThat(given.answers()).isEqualTo(Map.of(new QuestionId("time"), "2h"));
    }

    @Test
    void leavesQuestionsOpenThatNobodyAnswered() {
        var given = given(Map.of("build", "4.2", "agreed", "yes"), Map.of("time", " "));

        assertThat(given.problem()).isEmpty();
        assertThat(given.answers()).isEmpty();
    }

    @Test
    void refusesWrongInputsAndAnswers() {
        var fine = Map.of("build", "4.2", "agreed", "yes");

        assertThat(given(Map.of("agreed", "yes"), Map.of()).problem())
                .contains("Title of build is required.");
        assertThat(given(Map.of("build", "4.2", "agreed", "no"), Map.of()).problem())
                .contains("\"Title of agreed\" is false and must be yes.");
        assertThat(
                        given(Map.of("build", "4.2", "agreed", "yes", "rows", "many"), Map.of())
                                .problem())
                .contains("Title of rows is \"many\"; write a whole number such as 42.");
        assertThat(given(Map.of("build", "4.2", "agreed", "yes", "day", "1"), Map.of()).problem())
                .contains("There is no field \"day\".");
        assertThat(given(fine, Map.of("zeal", "2h")).problem())
                .contains("The runbook has no question \"zeal\".");
        assertThat(given(fine, Map.of("time", "long")).problem().orElseThrow())
                .startsWith("Title of time: \"long\" ");
    }

    private static Optional<String> chosen(Runbook runbook, RoleName role, String... people) {
        return PlanRules.refusal(
                runbook,
                Plans.WORKSPACE,
                wish(Map.of(), choice(role, people), Map.of()),
                Plans.ANN);
    }

    private static Map<RoleName, List<PersonId>> choice(RoleName role, String... people) {
        return Map.of(role, Stream.of(people).map(PersonId::new).toList());
    }

    /// Two signatures of testers, and a poll that lists them twice.
    private static Runbook signedByTwo() {
        var signed =
                runbook().manual("a").signedBy(of(2, "qa")).gate("g", of(1, "qa"), of(1, "qa"));
        return Plans.runbook("chosen", signed.build().steps().toList());
    }

    @Test
    void lowersRolesToThoseWhoWereChosen() {
        var runbook = signedByTwo();
        var wish = wish(Map.of(), choice(Plans.OPS, "bob.ops", "bob.ops"), Map.of());

        var planned =
                PlanRules.pinned(
                        1,
                        runbook,
                        Plans.WORKSPACE,
                        wish,
                        PlanRules.given(runbook, wish),
                        Map.of());

        assertThat(planned.roles().get(Plans.OPS)).containsExactly(new PersonId("bob.ops"));
        assertThat(planned.roles().get(Plans.QA))
                .containsExactlyInAnyOrder(new PersonId("quinn.qa"), new PersonId("rui.qa"));
        assertThat(chosen(runbook, Plans.OPS, "bob.ops")).isEmpty();
    }

    @Test
    void refusesPeopleWhoCannotFillTheRole() {
        var runbook = signedByTwo();

        assertThat(chosen(runbook, Plans.OPS, "quinn.qa"))
                .contains("quinn.qa is in no team that fills the role ops.");
        assertThat(chosen(runbook, new RoleName("pilot"), "ann.ops"))
                .contains("The runbook has no role \"pilot\".");
        assertThat(chosen(runbook, Plans.OPS)).contains("ops needs somebody, chosen are 0.");
    }

    @Test
    void asksForEnoughPeopleForEverySignOffAndPoll() {
        var runbook = signedByTwo();
        var polled =
                Plans.runbook(
                        "polled", runbook.steps().filter(GateStep.class::isInstance).toList());
        var signed =
                Plans.runbook(
                        "signed", runbook.steps().filter(ManualStep.class::isInstance).toList());

        for (var one : List.of(polled, signed)) {
            assertThat(one.steps().map(Step::id)).hasSize(1);
            assertThat(chosen(one, Plans.QA, "rui.qa"))
                    .contains("qa needs 2 people, chosen are 1.");
            assertThat(chosen(one, Plans.QA, "rui.qa", "rui.qa"))
                    .contains("qa needs 2 people, chosen are 1.");
            assertThat(chosen(one, Plans.QA, "rui.qa", "quinn.qa")).isEmpty();
        }
    }
}
