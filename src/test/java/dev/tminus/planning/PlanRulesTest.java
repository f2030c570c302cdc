package dev.tminus.planning;

import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.ZERO;
import static dev.tminus.run.rules.TrialRun.digestOf;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.who;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.RunEvent;
import dev.tminus.run.rules.TrialRun;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Role;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.names.TeamName;
import dev.tminus.runbook.workspace.Environment;
import dev.tminus.runbook.workspace.Person;
import dev.tminus.runbook.workspace.ServerIdentity;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.schedule.Plan;
import dev.tminus.schedule.PlanProblem;
import dev.tminus.testing.Brief;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanRulesTest {

    private static final TeamName BOSTON = new TeamName("boston");
    private static final TeamName SHANGHAI = new TeamName("shanghai");

    private static Workspace workspace() {
        var people = new LinkedHashMap<PersonId, Person>();
        Stream.of(
                        new Person(who("olga"), "Olga", List.of(BOSTON), "", false),
                        new Person(who("bo"), "Bo", List.of(BOSTON, SHANGHAI), "", false),
                        new Person(who("quinn"), "Quinn", List.of(SHANGHAI), "", false))
                .forEach(person -> people.put(person.id(), person));
        return Brief.workspace(
                ZoneOffset.UTC,
                Map.of(),
                people,
                Map.of(
                        new EnvironmentName("qa"), environment("qa", Mode.REHEARSAL),
                        new EnvironmentName("production"), environment("production", Mode.LIVE)));
    }

    private static Environment environment(String name, Mode mode) {
        return Brief.environment(
                new EnvironmentName(name), Set.of(mode), Map.of(), Map.of(), Map.of());
    }

    private static PlanRun wish(String environment, Mode mode) {
        return Brief.planRun(
                new ContentHash(digestOf("runbook")),
                new ContentHash(digestOf("workspace")),
                new EnvironmentName(environment),
                mode,
                ZERO,
                ZoneId.of("America/New_York"));
    }

    private static Optional<String> refusal(
            Runbook runbook, String environment, Mode mode, String who) {
        return PlanRules.refusal(
                runbook, workspace(), wish(environment, mode), TrialRun.actor(who));
    }

    @Test
    void letsAnybodyOfTheWorkspacePlan() {
        assertThat(refusal(runbook().manual("a").build(), "qa", Mode.REHEARSAL, "quinn")).isEmpty();
    }

    @Test
    void refusesAPlanByAnybodyElse() {
        var runbook = runbook().manual("a").build();

        assertThat(refusal(runbook, "qa", Mode.REHEARSAL, "zoe"))
                .contains("You are not among the people of this workspace.");
        assertThat(refusal(runbook, "qa", Mode.REHEARSAL, "clock"))
                .contains("Only a person can do this.");
    }

    @Test
    void refusesAnEnvironmentThatTheRunbookDoesNotName() {
        var runbook = runbook().manual("a").build();

        assertThat(refusal(runbook, "production", Mode.LIVE, "olga"))
                .contains("Trial does not run on production. Choose one of qa.");
        assertThat(refusal(runbook, "moon", Mode.LIVE, "olga"))
                .contains("Trial does not run on moon. Choose one of qa.");
    }

    @Test
    void refusesAModeThatTheEnvironmentDoesNotAllow() {
        assertThat(refusal(runbook().manual("a").build(), "qa", Mode.LIVE, "olga"))
                .contains("qa does not allow a live run. Choose an environment that does.");
    }

    @Test
    void refusesWhatTheEngineDoesNotDoYet() {
        var runbook =
                runbook()
                        .distinct(StepPart.AUTHOR, StepPart.SIGNER)
                        .may(Authority.HOLD, of(2, "manager"))
                        .manual("a")
                        .build();

        assertThat(refusal(runbook, "qa", Mode.REHEARSAL, "olga"))
                .contains(
                        "This version cannot carry out the runbook: who wrote a runbook is not"
                                + " known here, so \"distinct\" cannot name the author; \"may\" asks"
                                + " for 2 people of manager, but one person decides.");
    }

    @Test
    void refusesAScrubBySeveral() {
        var runbook = runbook().may(Authority.SCRUB, of(2, "manager")).manual("a").build();

        assertThat(refusal(runbook, "qa", Mode.REHEARSAL, "olga"))
                .contains(
                        "This version cannot carry out the runbook: \"may\" asks for 2 people of"
                                + " manager, but one person decides.");
    }

    @Test
    void saysEveryProblemOfThePlannedTimesAtOnce() {
        var plan =
                new Plan(
                        ZERO,
                        Map.of(),
                        null,
                        Map.of(),
                        List.of(
                                new PlanProblem(null, "The first."),
                                new PlanProblem(null, "The second.")));

        assertThat(PlanRules.refusal(plan)).contains("The first.\nThe second.");
        assertThat(PlanRules.refusal(Plan.of(runbook().manual("a").build(), ZERO))).isEmpty();
    }

    @Test
    void pinsWhoMayActInEachRole() {
        var ops = new Role(new RoleName("ops"), List.of(new Role.Cover(SHANGHAI, null)), BOSTON);
        var plain = runbook().manual("a").build();
        var runbook =
                Brief.runbook(
                        plain.id(),
                        plain.title(),
                        plain.zero(),
                        plain.timezone(),
                        plain.environments(),
                        null,
                        Map.of(ops.name(), ops),
                        plain.authority(),
                        plain.distinct(),
                        Map.of(),
                        Map.of(),
                        plain.phases());

        var servers =
                Map.of(
                        new SourceName("hq"),
                        new ServerIdentity("H2 2.4.240", "", "9092", "hq", "PUBLIC"));

        var planned =
                PlanRules.pinned(
                        12,
                        runbook,
                        workspace(),
                        wish("qa", Mode.REHEARSAL),
                        PlanRules.given(runbook, wish("qa", Mode.REHEARSAL)),
                        servers);

        assertThat(planned)
                .isEqualTo(
                        Brief.runPlanned(
                                12,
                                runbook.id(),
                                new ContentHash(digestOf("runbook")),
                                new ContentHash(digestOf("workspace")),
                                new EnvironmentName("qa"),
                                Mode.REHEARSAL,
                                ZERO,
                                ZoneId.of("America/New_York"),
                                Map.of(ops.name(), List.of(who("bo"), who("quinn"), who("olga"))),
                                servers));
    }

    @Test
    void plansNoTimeForStepsThatHaveNone() {
        var runbook =
                runbook().manual("a").manual("b").at(Duration.ofHours(1)).manual("c").needs("b");

        var times = RunEvent.TimesPlanned.of(Plan.of(runbook.build(), ZERO));

        var later = ZERO.plus(Duration.ofHours(1));
        assertThat(times)
                .containsExactly(
                        new RunEvent.TimesPlanned(
                                List.of(
                                        new RunEvent.PlannedTime(id("b"), later, later),
                                        new RunEvent.PlannedTime(id("c"), null, later))));
    }
}
