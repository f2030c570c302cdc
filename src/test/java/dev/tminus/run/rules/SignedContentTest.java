package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.field;
import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.checkAgain;
import static dev.tminus.run.rules.TrialRun.digestOf;
import static dev.tminus.run.rules.TrialRun.fill;
import static dev.tminus.run.rules.TrialRun.finish;
import static dev.tminus.run.rules.TrialRun.go;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.inconclusive;
import static dev.tminus.run.rules.TrialRun.noGo;
import static dev.tminus.run.rules.TrialRun.refuse;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.started;
import static dev.tminus.run.rules.TrialRun.workAgain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.RunCommand;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunId;
import dev.tminus.run.RunState;
import dev.tminus.run.RunbookBuilder;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Until;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.testing.Brief;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SignedContentTest {

    private static RunbookBuilder step() {
        return runbook()
                .manual("a")
                .titled("Stop jobs")
                .instructed("On every node.")
                .signedBy(of(1, "qa"));
    }

    private static TrialRun done(RunbookBuilder runbook, String first, String last) {
        var run = started(runbook);
        run.does(first, start("a"));
        run.does(last, finish("a"));
        return run;
    }

    private static String digest(TrialRun run) {
        return Rules.digest(run.state(), id("a"));
    }

    private static TrialRun checked(Outcome outcome) {
        var run = started(runbook().check("a", "rows").signedBy(of(1, "qa")));
        run.reports("a", "rows", outcome);
        return run;
    }

    private static Outcome passed(String summary, String data) {
        return Brief.passed(summary, List.of(new Outcome.Fact("field", summary)), digestOf(data));
    }

    @Test
    void isTheSameForTheSameContent() {
        assertThat(digest(done(step(), "olga", "omar")))
                .isEqualTo(digest(done(step(), "olga", "omar")))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void coversTheValuesOfOtherStepsThatTheTextShows() {
        assertThat(reading("1h")).isEqualTo(reading("1h")).isNotEqualTo(reading("2h"));
    }

    private static String reading(String ttl) {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .form(field("old-ttl", Field.Type.TEXT))
                                .manual("b")
                                .instructed("It was {{answers.a.old-ttl}}.")
                                .signedBy(of(1, "qa")));
        run.does("olga", start("a"));
        run.does("olga", fill("a", "old-ttl", ttl));
        run.does("olga", finish("a"));
        run.does("omar", start("b"));
        run.does("omar", finish("b"));
        return Rules.digest(run.state(), id("b"));
    }

    @Test
    void doesNotCoverTimes() {
        var late = started(step().at(Duration.ofHours(-3)));
        late.at(Duration.ofHours(5)).does("olga", start("a"));
        late.at(Duration.ofHours(6)).does("omar", finish("a"));

        assertThat(digest(late)).isEqualTo(digest(done(step(), "olga", "omar")));
    }

    @Test
    void doesNotCoverComments() {
        var run = done(step(), "olga", "omar");
        var before = digest(run);

        run.does("mia", new RunCommand.Comment(id("a"), "Looks good"));
        run.does("mia", new RunCommand.Comment(null, "Nearly there"));

        assertThat(digest(run)).isEqualTo(before);
    }

    @Test
    void doesNotCoverTheOtherSignatures() {
        var run = done(step().signedBy(of(2, "qa")), "olga", "omar");
        var before = digest(run);

        run.does("quinn", run.sign("a", "qa"));

        assertThat(digest(run)).isEqualTo(before);
    }

    @Test
    void doesNotCoverOtherSteps() {
        var run = done(step().manual("b"), "olga", "omar");
        var before = digest(run);

        run.does("olga", start("b"));

        assertThat(digest(run)).isEqualTo(before);
    }

    @Test
    void coversTheTextOfTheStep() {
        var before = digest(done(step(), "olga", "omar"));

        assertThat(digest(done(step().titled("Stop all jobs"), "olga", "omar")))
                .isNotEqualTo(before);
        assertThat(digest(done(step().instructed("On one node."), "olga", "omar")))
                .isNotEqualTo(before);
    }

    @Test
    void tellsWhereOnePartEndsAndTheNextBegins() {
        assertThat(digest(done(step().titled("Stop").instructed("jobs"), "olga", "omar")))
                .isNotEqualTo(
                        digest(done(step().titled("Stopj").instructed("obs"), "olga", "omar")));
    }

    @Test
    void coversWhichStepItIs() {
        var twins =
                started(runbook().manual("a").titled("Stop jobs").manual("b").titled("Stop jobs"));

        assertThat(Rules.digest(twins.state(), id("a")))
                .isNotEqualTo(Rules.digest(twins.state(), id("b")));
    }

    @Test
    void coversTheRunAndTheVersionOfItsRunbook() {
        var state = done(step(), "olga", "omar").state();
        var plan = state.plan();
        var otherVersion =
                Brief.runPlanned(
                        plan.number(),
                        plan.runbook(),
                        new ContentHash(digestOf("another version")),
                        plan.workspaceVersion(),
                        plan.environment(),
                        plan.mode(),
                        plan.zero(),
                        plan.zone(),
                        plan.roles(),
                        plan.sources());

        assertThat(Rules.digest(copy(state, new RunId(new UUID(7, 8)), plan), id("a")))
                .isNotEqualTo(Rules.digest(state, id("a")));
        assertThat(Rules.digest(copy(state, state.id(), otherVersion), id("a")))
                .isNotEqualTo(Rules.digest(state, id("a")));
        assertThat(Rules.digest(copy(state, state.id(), plan), id("a")))
                .isEqualTo(Rules.digest(state, id("a")));
    }

    @Test
    void coversTheAttempt() {
        var run = done(step(), "olga", "omar");
        var before = digest(run);
        run.does("quinn", refuse("a", "qa", "The log is empty"));
        run.does("olga", workAgain("a"));

        run.does("omar", finish("a"));

        assertThat(digest(run)).isNotEqualTo(before);
    }

    @Test
    void coversWhoDidIt() {
        assertThat(digest(done(step(), "olga", "omar")))
                .isNotEqualTo(digest(done(step(), "olga", "bo")))
                .isNotEqualTo(digest(done(step(), "olga", "olga")));
    }

    @Test
    void coversVerdictAndDataOfAChecksNewestAttempt() {
        var before = digest(checked(passed("Same", "x")));

        assertThat(digest(checked(passed("Same", "y")))).isNotEqualTo(before);
        assertThat(digest(checked(Brief.failed("Same", List.of(), digestOf("x")))))
                .isNotEqualTo(before);
        assertThat(digest(checked(inconclusive("Same")))).isNotEqualTo(before);
        assertThat(digest(checked(passed("Same, said in other words", "x")))).isEqualTo(before);
    }

    @Test
    void coversWhichAttemptOfACheckItIs() {
        var run = checked(inconclusive("HQ does not answer"));
        run.does("olga", checkAgain("a"));
        run.reports("a", "rows", passed("Same", "x"));

        assertThat(digest(run)).isNotEqualTo(digest(checked(passed("Same", "x"))));
    }

    @Test
    void coversNoRepetitionOfTheSameDataAndVerdict() {
        assertThat(digest(repeated(passed("Same", "x"))))
                .isEqualTo(digest(repeated(passed("Same", "x"), passed("Same", "x"))))
                .isNotEqualTo(digest(repeated(passed("Same", "y"), passed("Same", "x"))))
                .isNotEqualTo(digest(repeated(passed("Same", "x"), passed("Same", "y"))))
                .isNotEqualTo(digest(repeated(inconclusive("None"), passed("Same", "x"))));
    }

    @Test
    void isWhatItWasBeforeChecksWereRepeated() {
        assertThat(digest(checked(passed("Same", "x"))))
                .isEqualTo("b2d464ec51b430a25aacb273cb12909c338378383525392f82c537f61e92063d");
    }

    /// A check that is repeated until it has passed as often as it passes here.
    private static TrialRun repeated(Outcome... outcomes) {
        var wanted = (int) Stream.of(outcomes).filter(Outcome.Passed.class::isInstance).count();
        var until =
                new Until(Duration.ofMinutes(1), Duration.ofHours(1), wanted, null, Duration.ZERO);
        var run = started(runbook().check("a", "rows").until(until).signedBy(of(1, "qa")));
        run.reports("a", "rows", outcomes[0]);
        for (var outcome : List.of(outcomes).subList(1, outcomes.length)) {
            run.after(Duration.ofMinutes(1)).advances();
            run.reports("a", "rows", outcome);
        }
        assertThat(run.phase("a")).isEqualTo(StepPhase.SIGNING);
        return run;
    }

    @Test
    void coversACheckThatIsUnderWay() {
        var run = started(runbook().check("a", "rows", "users").signedBy(of(1, "qa")));
        var before = digest(run);

        run.reports("a", "users", passed("Same", "x"));

        assertThat(digest(run)).isNotEqualTo(before);
    }

    @Test
    void coversWhichUseOfACheckItIs() {
        assertThat(digest(started(runbook().check("a", "rows"))))
                .isNotEqualTo(digest(started(runbook().check("a", "users"))));
    }

    @Test
    void coversEveryVote() {
        var before = digest(voted(go("a", "qa")));

        assertThat(digest(voted(go("a", "ops")))).isNotEqualTo(before);
        assertThat(digest(voted(noGo("a", "qa", "No")))).isNotEqualTo(before);
        assertThat(digest(voted(noGo("a", "qa", "Never"))))
                .isNotEqualTo(digest(voted(noGo("a", "qa", "No"))));
        assertThat(digest(voted(new RunCommand.Vote(id("a"), new RoleName("qa"), true, "Ready"))))
                .isNotEqualTo(before);
        assertThat(digest(voted(go("a", "qa")))).isEqualTo(before);
    }

    @Test
    void coversWhoVoted() {
        var bo = started(poll());
        bo.does("bo", go("a", "qa"));
        var quinn = started(poll());
        quinn.does("quinn", go("a", "qa"));

        assertThat(digest(bo)).isNotEqualTo(digest(quinn));
    }

    private static RunbookBuilder poll() {
        return runbook().gate("a", of(2, "qa"), of(2, "ops"));
    }

    private static TrialRun voted(RunCommand.Vote vote) {
        var run = started(poll());
        run.does("bo", vote);
        assertThat(run.step("a").ballots()).hasSize(1);
        return run;
    }

    private static RunState copy(RunState state, RunId id, RunEvent.RunPlanned plan) {
        return new RunState(
                id,
                state.seq(),
                plan,
                state.checklist(),
                state.times(),
                state.progress(),
                state.steps(),
                state.answers(),
                state.openings(),
                state.remarks());
    }
}
