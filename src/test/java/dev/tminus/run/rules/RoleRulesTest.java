package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.failed;
import static dev.tminus.run.rules.TrialRun.finish;
import static dev.tminus.run.rules.TrialRun.go;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.passed;
import static dev.tminus.run.rules.TrialRun.scheduled;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.started;
import static dev.tminus.run.rules.TrialRun.who;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.Ballot;
import dev.tminus.run.Plans;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunEvent;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.workspace.Person;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.testing.Brief;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// mia manages, olga and omar are operations, quinn and quentin are QA, and bo is in both.
class RoleRulesTest {

    private static final RoleName QA = new RoleName("qa");

    @Test
    void othersActInARoleFromThenOnAndNobodyElse() {
        var run = started(runbook().manual("a").signedBy(of(1, "qa")));
        run.works("olga", "a");

        var events = run.does("mia", giving("qa", "Quinn is ill.", "xia"));

        assertThat(events)
                .containsExactly(new RunEvent.RoleGiven(QA, people("xia"), "Quinn is ill."));
        assertThat(run.state().people(QA)).containsExactly(who("xia"));
        assertThat(run.refuses("quinn", run.sign("a", "qa")))
                .isEqualTo("Only QA can sign off here.");
        run.does("xia", run.sign("a", "qa"));
        assertThat(run.phase("a")).isEqualTo(StepPhase.DONE);
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void aSignatureInALeftRoleCountsNoMoreWhereTheStepIsOpen() {
        var run = started(runbook().manual("a").signedBy(of(2, "qa")));
        run.works("olga", "a");
        run.does("quinn", run.sign("a", "qa"));

        run.does("mia", giving("qa", "Quinn has left.", "quentin", "xia"));

        assertThat(run.step("a").signatures()).isEmpty();
        run.does("quentin", run.sign("a", "qa"));
        assertThat(run.phase("a")).isEqualTo(StepPhase.SIGNING);
        run.does("xia", run.sign("a", "qa"));
        assertThat(run.phase("a")).isEqualTo(StepPhase.DONE);
    }

    @Test
    void aSignatureOfSomebodyWhoStaysCountsOn() {
        var run = started(runbook().manual("a").signedBy(of(2, "qa")));
        run.works("olga", "a");
        run.does("quinn", run.sign("a", "qa"));

        run.does("mia", giving("qa", "Quentin has left.", "quinn", "xia"));
        run.does("xia", run.sign("a", "qa"));

        assertThat(run.phase("a")).isEqualTo(StepPhase.DONE);
    }

    @Test
    void aSignatureStandsWhereTheStepIsDone() {
        var run = started(runbook().manual("a").signedBy(of(1, "qa")).manual("b").needs("a"));
        run.works("olga", "a");
        run.does("quinn", run.sign("a", "qa"));

        run.does("mia", giving("qa", "Quinn has left.", "xia"));

        assertThat(run.phase("a")).isEqualTo(StepPhase.DONE);
        assertThat(run.step("a").signatures()).hasSize(1);
    }

    @Test
    void aGoInALeftRoleCountsNoMoreWhereThePollIsOpen() {
        var run = started(runbook().gate("g", of(2, "qa")));
        run.does("quinn", go("g", "qa"));

        run.does("mia", giving("qa", "Quinn has left.", "quentin", "xia"));
        run.does("quentin", go("g", "qa"));

        assertThat(run.phase("g")).isEqualTo(StepPhase.RUNNING);
        run.does("xia", go("g", "qa"));
        assertThat(run.phase("g")).isEqualTo(StepPhase.DONE);
    }

    @Test
    void aGatePastItsPollIsVotedOnAnewWhereItsVotesDoNotCountAnyMore() {
        var run = started(runbook().gate("g", of(1, "qa")).verify("rows"));
        run.does("quinn", go("g", "qa"));

        var events = run.does("mia", giving("qa", "Quinn has left.", "xia"));

        assertThat(events)
                .contains(new RunEvent.StepsReturned(List.of(id("g"))))
                .endsWith(new RunEvent.StepStarted(id("g"), 2));
        run.does("xia", go("g", "qa"));
        run.reports("g", "rows", passed());
        assertThat(run.phase("g")).isEqualTo(StepPhase.DONE);
        assertThat(run.step("g").ballots()).extracting(Ballot::person).containsExactly(who("xia"));
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void aGateThatFailedIsNotPassedOnTheVotesOfThoseWhoLeft() {
        var run = started(runbook().gate("g", of(1, "qa")).verify("rows"));
        run.does("quinn", go("g", "qa"));
        run.reports("g", "rows", failed("3 rows are missing"));

        run.does("mia", giving("qa", "Quinn has left.", "xia"));

        assertThat(run.phase("g")).isEqualTo(StepPhase.READY);
        run.does("mia", new RunCommand.ResumeRun("Xia is here."));
        assertThat(run.phase("g")).isEqualTo(StepPhase.RUNNING);
        assertThat(run.step("g").ballots()).isEmpty();
    }

    @Test
    void aSignatureInALeftRoleDoesNotComeBackWithAStepThatIsOpenAgain() {
        var run = started(runbook().manual("a").signedBy(of(2, "qa")).manual("b"));
        run.works("olga", "a");
        run.does("quinn", run.sign("a", "qa"));
        run.does("quentin", run.sign("a", "qa"));
        run.does("mia", giving("qa", "Quinn has left.", "quentin", "xia"));

        run.does("quentin", new RunCommand.WithdrawSignature(id("a"), "Too early."));

        assertThat(run.step("a").signatures()).isEmpty();
    }

    @Test
    void aStartThatSomebodyAskedForWhoLeavesTheRoleIsTakenBack() {
        var run = started(runbook().manual("a").requires("backup", Duration.ofMinutes(1)));
        run.reports("a", "backup", failed("Old"));
        run.does("olga", start("a"));

        var events = run.does("mia", giving("ops", "Olga has left.", "omar"));

        assertThat(events).contains(new RunEvent.StartWithdrawn(id("a")));
        run.reports("a", "backup", passed());
        assertThat(run.phase("a")).isEqualTo(StepPhase.READY);
        assertThat(run.step("a").doers()).isEmpty();
    }

    @Test
    void aStartThatSomebodyAskedForWhoStaysIsRemembered() {
        var run = started(runbook().manual("a").requires("backup", Duration.ofMinutes(1)));
        run.reports("a", "backup", failed("Old"));
        run.does("olga", start("a"));

        run.does("mia", giving("ops", "Omar has left.", "olga"));
        run.reports("a", "backup", passed());

        assertThat(run.phase("a")).isEqualTo(StepPhase.RUNNING);
    }

    @Test
    void quorumsAreCountedAgain() {
        var run = started(runbook().gate("g", of(2, "qa")));

        assertThat(run.refuses("mia", giving("qa", "Quinn has left.", "quentin")))
                .isEqualTo(
                        "Step 1.1 would not get its votes: 2 of qa. One person votes once. Fix:"
                                + " choose more people.");
    }

    @Test
    void whatIsDoneAsksForNobodyAnyMore() {
        var run = started(runbook().gate("g", of(2, "qa")).manual("b").needs("g"));
        run.does("quinn", go("g", "qa"));
        run.does("quentin", go("g", "qa"));

        run.does("mia", giving("qa", "Quinn has left.", "quentin"));

        assertThat(run.state().people(QA)).containsExactly(who("quentin"));
    }

    @Test
    void whoDidAStepIsNotLeftAloneToSignIt() {
        var run =
                started(
                        runbook()
                                .distinct(StepPart.DOER, StepPart.SIGNER)
                                .manual("a")
                                .signedBy(of(1, "qa")));
        run.does("olga", start("a"));
        run.does("olga", finish("a"));

        assertThat(run.refuses("mia", giving("qa", "Quinn has left.", "olga")))
                .isEqualTo(
                        "Step 1.1 would not get its signatures: 1 of qa. Who does a step or starts"
                                + " the run may be excluded by \"distinct\". Fix: choose more people.");
        run.does("mia", giving("qa", "Quinn has left.", "olga", "omar"));
    }

    @Test
    void theOnlyOneWhoCanDoAStepIsNotLeftAloneToSignIt() {
        var run =
                started(
                        runbook()
                                .distinct(StepPart.DOER, StepPart.SIGNER)
                                .manual("a")
                                .signedBy(of(1, "qa")));
        run.does("mia", giving("ops", "Omar has left.", "olga"));

        assertThat(run.refuses("mia", giving("qa", "Quinn has left.", "olga")))
                .startsWith("Step 1.1 would not get its signatures: 1 of qa.");
    }

    @Test
    void onePersonIsNotCountedForTwoRoles() {
        var run = started(runbook().manual("a").signedBy(of(1, "qa"), of(1, "manager")));

        assertThat(run.refuses("mia", giving("qa", "Quinn has left.", "mia")))
                .startsWith("Step 1.1 would not get its signatures: 1 of qa, 1 of manager.");
    }

    @Test
    void onlyWhoMayScrubGivesRoles() {
        var run = started(runbook().manual("a"));

        assertThat(run.refuses("olga", giving("qa", "I can.", "olga")))
                .isEqualTo("Only Manager can give roles to others.");
    }

    @Test
    void asksForAReasonForSomebodyElseAndForARoleThatIsThere() {
        var run = started(runbook().manual("a"));

        assertThat(run.refuses("mia", giving("qa", " ", "xia")))
                .isEqualTo("Give a reason for the change.");
        assertThat(run.refuses("mia", giving("qa", "Nobody.")))
                .isEqualTo("Choose somebody for qa.");
        assertThat(run.refuses("mia", giving("qa", "The same.", "bo", "quentin", "quinn")))
                .isEqualTo("These people are in qa already.");
        assertThat(run.refuses("mia", giving("pilots", "New.", "xia")))
                .isEqualTo("The runbook has no role \"pilots\".");
    }

    @Test
    void rolesAreGivenBeforeTheStartAndNotAfterTheEnd() {
        var run = scheduled(runbook().manual("a"));
        run.does("mia", giving("qa", "Quinn is ill.", "xia"));
        run.does("mia", new RunCommand.ScrubRun("Not today."));

        assertThat(run.refuses("mia", giving("qa", "Well again.", "quinn")))
                .isEqualTo("The run is scrubbed; nothing changes any more.");
    }

    @Test
    void aRoleGoesToPeopleOfItsTeamsAsTheWorkspaceIsNow() {
        var run = started(runbook().manual("a"));
        var wish = new RunCommand.GiveRole(QA, people("nobody"), "Quinn has left.");

        assertThat(RoleRules.stranger(run.state(), Plans.WORKSPACE, wish))
                .hasValue(
                        "nobody is in no team that fills the role QA. Fix: add them to such a team"
                                + " in workspace.yaml.");
        var left = Plans.WORKSPACE.withPeopleOf(workspace(Map.of()));
        var quinn = new RunCommand.GiveRole(QA, people("quinn.qa"), "Quinn is back.");
        assertThat(RoleRules.stranger(run.state(), left, quinn))
                .hasValue(
                        "quinn.qa is no longer in the workspace. Fix: choose somebody else for"
                                + " QA.");
        var mia = new RunCommand.GiveRole(QA, people("mia.manager"), "Quinn has left.");
        assertThat(RoleRules.stranger(run.state(), Plans.WORKSPACE, mia))
                .hasValue(
                        "%s is in no team that fills the role QA. Fix: add them to such a team in workspace.yaml."
                                .formatted(
                                        Plans.WORKSPACE.people().get(who("mia.manager")).name()));
    }

    @Test
    void aRunSaysThatNobodyIsLeftForWhatItWaitsFor() {
        var run = started(runbook().manual("a").signedBy(of(2, "qa")));
        run.works("olga", "a");
        var all = List.of("mia", "olga", "omar", "bo", "quentin", "quinn");

        assertThat(lost(run, all, "quinn")).isEmpty();
        assertThat(lost(run, all, "quinn", "quentin", "bo"))
                .singleElement()
                .satisfies(lost -> {
                    assertThat(lost.task()).isEqualTo(Awaited.Task.SIGN);
                    assertThat(lost.role()).isEqualTo(QA);
                    assertThat(lost.gone())
                            .containsExactlyInAnyOrderElementsOf(people("quinn", "quentin", "bo"));
                });

        run.does("mia", giving("qa", "They have left.", "bo", "xia"));
        assertThat(lost(run, all, "quinn", "quentin", "bo")).isEmpty();
    }

    private static List<Awaited.Lost> lost(TrialRun run, List<String> all, String... gone) {
        var there = new LinkedHashMap<PersonId, Person>();
        Stream.concat(all.stream(), Stream.of("xia"))
                .forEach(one ->
                        there.put(who(one), new Person(who(one), one, List.of(), "", false)));
        var left = new LinkedHashMap<>(there);
        people(gone).forEach(left::remove);
        return Rules.lost(run.state(), workspace(there).withPeopleOf(workspace(left)), run.now());
    }

    private static Workspace workspace(Map<PersonId, Person> people) {
        return Brief.workspace(ZoneOffset.UTC, Map.of(), people, Map.of());
    }

    private static RunCommand.GiveRole giving(String role, String reason, String... people) {
        return new RunCommand.GiveRole(new RoleName(role), people(people), reason);
    }

    private static List<PersonId> people(String... ids) {
        return Arrays.stream(ids).map(PersonId::new).toList();
    }
}
