package dev.tminus.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tminus.runbook.Action;
import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.Expectation.Relation;
import dev.tminus.runbook.check.HttpCheck;
import dev.tminus.runbook.names.ActionName;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.StepId;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.schedule.Plan;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runbooks for the accidents that the language answers, written by hand by somebody who knew its
/// description alone: all of them can be read.
class StoriesTest {

    private static final Path FOLDER = Fixtures.FOLDER.resolve("stories");
    private static final Instant ZERO = Instant.parse("2026-12-05T14:00:00Z");

    static Stream<Path> runbooks() {
        return Stream.of(
                        "environment-migration/environment-migration.yaml",
                        "dns-cutover/dns-cutover.yaml",
                        "fleet-release/fleet-release.yaml",
                        "schema-gate/schema-gate.yaml",
                        "hq-field-migration/hq-field-migration.yaml",
                        "weekend-cutover/weekend-cutover.yaml",
                        "weekend-cutover/deploy-edge.yaml")
                .map(FOLDER::resolve);
    }

    @ParameterizedTest
    @MethodSource("runbooks")
    void readsAndPlansEachStory(Path file) {
        var runbook = runbook(file);

        var plan = Plan.of(runbook, ZERO);

        assertThat(plan.steps()).hasSameSizeAs(runbook.steps().toList());
    }

    @Test
    void makesATitleOfAnId() {
        var runbook = runbook(FOLDER.resolve("environment-migration/environment-migration.yaml"));

        assertThat(runbook.steps())
                .extracting(Step::id, Step::title)
                .contains(tuple(new StepId("tell-customers"), "Tell customers"));
    }

    @Test
    void waitsAsLongAsAVariableOfTheRunbookSays() {
        var runbook = runbook(FOLDER.resolve("fleet-release/fleet-release.yaml"));

        var waits = runbook.steps().filter(WaitStep.class::isInstance).map(WaitStep.class::cast);

        assertThat(waits)
                .extracting(WaitStep::lasts)
                .contains(new WaitStep.Lasts.For(Duration.ofMinutes(10)));
    }

    @Test
    void namesAllStepsOfAPhaseByItsId() {
        var runbook = runbook(FOLDER.resolve("fleet-release/fleet-release.yaml"));
        var waves =
                runbook.phases().stream()
                        .filter(phase -> phase.id().value().equals("waves"))
                        .flatMap(phase -> phase.steps().stream())
                        .map(Step::id)
                        .toList();

        var subjects = runbook.contingency(new ContingencyId("bad-wave")).when().of();

        assertThat(waves).isNotEmpty();
        assertThat(subjects).extracting(subject -> subject.step()).containsAll(waves);
    }

    @Test
    void sendsAMappingAsJson() {
        var runbook = runbook(FOLDER.resolve("weekend-cutover/weekend-cutover.yaml"));

        var action = runbook.definitions().actions().get(new ActionName("maintenance-on"));

        assertThat(action)
                .isNotNull()
                .extracting(Action::work)
                .isInstanceOfSatisfying(
                        Action.Request.class,
                        request ->
                                assertThat(request.body())
                                        .isEqualTo(new Action.Body("{\"on\":true}", true)));
    }

    @Test
    void expectsAPlaceInTheBodyOfAnAnswer() {
        var runbook = runbook(FOLDER.resolve("dns-cutover/dns-cutover.yaml"));

        var expected =
                runbook.steps()
                        .filter(step -> step.id().value().equals("close-app"))
                        .map(step -> ((ActionStep) step).action().work())
                        .map(work -> ((Action.Request) work).expect())
                        .findFirst();

        assertThat(expected)
                .hasValue(
                        new Action.Expected(
                                new Expectation.Between(number("200"), number("299")),
                                "",
                                new Expectation.Json("/success", new Expectation.Equals("true"))));
    }

    @Test
    void takesALimitOfAVariable() {
        var runbook = runbook(FOLDER.resolve("fleet-release/fleet-release.yaml"));
        var limit = new Expectation.Limited(Relation.AT_LEAST, "{{variables.min-healthy}}");

        var expected =
                runbook.checks().values().stream()
                        .filter(HttpCheck.class::isInstance)
                        .map(check -> ((HttpCheck) check).expect());

        assertThat(expected).contains(new Expectation.Json("/healthy", limit));
        assertThat(limit.bound(text -> "26")).isEqualTo(new Expectation.AtLeast(number("26")));
        assertThat(limit.bound(text -> "many"))
                .isEqualTo(new Expectation.Limited(Relation.AT_LEAST, "many"));
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static Runbook runbook(Path file) {
        return Fixtures.value(
                Language.readRunbook(
                        file.getFileName().toString(), Fixtures.bytes(file), workspace(file)));
    }

    private static Workspace workspace(Path runbook) {
        var file = runbook.resolveSibling("workspace.yaml");
        return Fixtures.value(Language.readWorkspace("workspace.yaml", Fixtures.bytes(file)));
    }
}
