package dev.tminus.run.rules;

import static dev.tminus.run.RunbookBuilder.field;
import static dev.tminus.run.RunbookBuilder.of;
import static dev.tminus.run.RunbookBuilder.runbook;
import static dev.tminus.run.rules.TrialRun.failed;
import static dev.tminus.run.rules.TrialRun.fill;
import static dev.tminus.run.rules.TrialRun.finish;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.inconclusive;
import static dev.tminus.run.rules.TrialRun.open;
import static dev.tminus.run.rules.TrialRun.passed;
import static dev.tminus.run.rules.TrialRun.start;
import static dev.tminus.run.rules.TrialRun.started;
import static dev.tminus.run.rules.TrialRun.startedWith;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.RunEvent;
import dev.tminus.run.RunStatus;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Expression.And;
import dev.tminus.runbook.Expression.Answer;
import dev.tminus.runbook.Expression.Compare;
import dev.tminus.runbook.Expression.InputValue;
import dev.tminus.runbook.Expression.Literal;
import dev.tminus.runbook.Expression.Not;
import dev.tminus.runbook.Expression.Operator;
import dev.tminus.runbook.Expression.Or;
import dev.tminus.runbook.Expression.RunMode;
import dev.tminus.runbook.Expression.Variable;
import dev.tminus.runbook.Expression.Verdict;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Until;
import dev.tminus.testing.Brief;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhenTest {

    private static final Duration ZERO = Duration.ZERO;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Literal YES = new Literal("true");
    private static final Literal NO = new Literal("false");
    private static final Variable OPEN = new Variable("nobody-knows");

    private static Optional<Boolean> test(Expression test) {
        return Evaluation.of(started(runbook().manual("a")).state(), test);
    }

    private static Expression said(String word) {
        return switch (word) {
            case "yes" -> YES;
            case "no" -> NO;
            default -> OPEN;
        };
    }

    private static Compare compare(Expression left, Operator operator, String right) {
        return new Compare(left, operator, new Literal(right));
    }

    /// The whole table of a logic with three values: what would decide may be missing.
    @ParameterizedTest
    @CsvSource({
        "yes, yes, yes, yes",
        "yes, no, no, yes",
        "yes, open, open, yes",
        "no, yes, no, yes",
        "no, no, no, no",
        "no, open, no, open",
        "open, yes, open, yes",
        "open, no, no, open",
        "open, open, open, open"
    })
    void decidesAsSoonAsWhatIsThereDecides(String left, String right, String and, String or) {
        assertThat(test(new And(said(left), said(right)))).isEqualTo(test(said(and)));
        assertThat(test(new Or(said(left), said(right)))).isEqualTo(test(said(or)));
    }

    @Test
    void turnsRoundWhatIsDecidedOnly() {
        assertThat(test(new Not(YES))).contains(false);
        assertThat(test(new Not(NO))).contains(true);
        assertThat(test(new Not(OPEN))).isEmpty();
        assertThat(test(OPEN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "9, BELOW, 10, true",
        "10, BELOW, 10, false",
        "10, AT_MOST, 10.0, true",
        "10.5, ABOVE, 10, true",
        "10, AT_LEAST, 11, false",
        "1.0, EQUAL, 1, false",
        "4.10, DIFFERENT, 4.1, true",
        "1, DIFFERENT, 2, true",
        "2h, EQUAL, 120m, false",
        "90s, BELOW, 2m, true",
        "1d, ABOVE, 23h, true",
        "blue, EQUAL, blue, true",
        "blue, EQUAL, Blue, false",
        "blue, DIFFERENT, green, true",
        "-3, BELOW, 0, true"
    })
    void ordersNumbersAndDurationsBySizeAndTakesAllForTextsThatHasNoType(
            String left, Operator operator, String right, boolean holds) {
        assertThat(test(compare(new Literal(left), operator, right))).contains(holds);
    }

    @ParameterizedTest
    @CsvSource({"blue, BELOW, green", "5, ABOVE, 2h", "blue, AT_LEAST, 5", "5m, AT_MOST, x"})
    void leavesUndecidedWhatHasNoSize(String left, Operator operator, String right) {
        assertThat(test(compare(new Literal(left), operator, right))).isEmpty();
        assertThat(test(compare(OPEN, operator, right))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    INTEGER   | 5                    | 5.0                       | true
                    DECIMAL   | 4.10                 | 4.1                       | true
                    DECIMAL   | 4.10                 | 4.2                       | false
                    DURATION  | 2h                   | 120m                      | true
                    DURATION  | 2h                   | 2                         | false
                    BOOLEAN   | yes                  | true                      | true
                    TIMESTAMP | 2026-12-05T14:00:00Z | 2026-12-05T15:00:00+01:00 | true
                    TIMESTAMP | 2026-12-05T14:00:00Z | 2026-12-05T15:00:00Z      | false
                    TIMESTAMP | 2026-12-05T14:00:00Z | soon                      | false
                    TEXT      | 4.10                 | 4.1                       | false
                    TEXT      | 2h                   | 120m                      | false
                    LIST      | 007                  | 7                         | false
                    """)
    void goesByTheDeclaredTypeOfEitherSide(
            Field.Type type, String entered, String other, boolean equal) {
        var runbook =
                runbook().manual("a").input(field("x", type)).variable("other", other.strip());
        var run = startedWith(runbook, Map.of("x", entered));

        for (var that : List.of(new Literal(other), new Variable("other"))) {
            var input = new InputValue("x");
            assertThat(Evaluation.of(run.state(), new Compare(input, Operator.EQUAL, that)))
                    .contains(equal);
            assertThat(Evaluation.of(run.state(), new Compare(that, Operator.DIFFERENT, input)))
                    .contains(!equal);
        }
    }

    @Test
    void takesATextForATextWhateverItLooksLike() {
        var runbook =
                runbook()
                        .manual("a")
                        .input(field("build", Field.Type.TEXT))
                        .input(field("rows", Field.Type.DECIMAL));
        var run = startedWith(runbook, Map.of("build", "1.10", "rows", "1.10"));

        assertThat(
                        Evaluation.of(
                                run.state(),
                                compare(new InputValue("build"), Operator.EQUAL, "1.1")))
                .contains(false);
        assertThat(
                        Evaluation.of(
                                run.state(),
                                compare(new InputValue("build"), Operator.DIFFERENT, "1.1")))
                .contains(true);
        assertThat(
                        Evaluation.of(
                                run.state(),
                                compare(new InputValue("rows"), Operator.EQUAL, "1.1")))
                .contains(true);
    }

    @Test
    void knowsModeInputsVariablesAndAnswers() {
        var runbook =
                runbook()
                        .manual("a")
                        .form(field("lost", Field.Type.BOOLEAN))
                        .input(field("build", Field.Type.TEXT))
                        .variable("accounts", "5");
        var run = startedWith(runbook, Map.of("build", "4.2"));
        run.does("olga", start("a"));

        assertThat(Evaluation.of(run.state(), compare(new RunMode(), Operator.EQUAL, "rehearsal")))
                .contains(true);
        assertThat(
                        Evaluation.of(
                                run.state(),
                                compare(new InputValue("build"), Operator.EQUAL, "4.2")))
                .contains(true);
        assertThat(
                        Evaluation.of(
                                run.state(),
                                compare(new Variable("accounts"), Operator.ABOVE, "4")))
                .contains(true);
        assertThat(Evaluation.of(run.state(), new Answer(id("a"), "lost"))).isEmpty();
        run.does("olga", fill("a", "lost", "yes"));
        assertThat(Evaluation.of(run.state(), new Answer(id("a"), "lost"))).contains(true);
        assertThat(Evaluation.of(run.state(), new InputValue("other"))).isEmpty();
    }

    @Test
    void knowsTheNewestResultOfACheck() {
        var run = started(runbook().check("c", "rows").check("d", "rows").manual("z"));
        var ofC = new Verdict(Optional.of(id("c")), "rows");
        var ofAny = new Verdict(Optional.empty(), "check-rows");

        assertThat(Evaluation.of(run.state(), ofC)).isEmpty();
        assertThat(Evaluation.of(run.state(), ofAny)).isEmpty();
        run.reports("c", "rows", passed());
        assertThat(Evaluation.of(run.state(), ofC)).contains(true);
        run.after(Duration.ofMinutes(1)).reports("d", "rows", failed("3 rows are missing"));
        assertThat(Evaluation.of(run.state(), ofC)).contains(true);
        assertThat(Evaluation.of(run.state(), ofAny)).contains(false);
        assertThat(Evaluation.of(run.state(), compare(ofAny, Operator.EQUAL, "failed")))
                .contains(true);
        run.does("olga", TrialRun.checkAgain("d"));
        run.after(Duration.ofMinutes(1)).reports("d", "rows", inconclusive("No answer"));
        assertThat(Evaluation.of(run.state(), compare(ofAny, Operator.EQUAL, "inconclusive")))
                .contains(true);
    }

    @Test
    void goesByTheVerdictOfTheWholeSeriesAndNotByItsLastAttempt() {
        var run =
                started(
                        runbook()
                                .check("stable", "steady")
                                .until(new Until(MINUTE, MINUTE.multipliedBy(3), 3, null, ZERO))
                                .reportOnly()
                                .manual("drop")
                                .when(new Verdict(Optional.of(id("stable")), "steady"))
                                .needs("stable")
                                .manual("keep"));
        var steady = new Verdict(Optional.of(id("stable")), "steady");
        var anywhere = new Verdict(Optional.empty(), "check-steady");

        run.reports("stable", "steady", failed("It shakes"));
        run.after(MINUTE).advances();
        run.reports("stable", "steady", failed("It shakes"));
        run.after(MINUTE).advances();
        run.reports("stable", "steady", failed("It shakes"));
        assertThat(Evaluation.of(run.state(), steady)).isEmpty();
        assertThat(Evaluation.of(run.state(), anywhere)).isEmpty();
        run.after(MINUTE).advances();
        run.reports("stable", "steady", passed());

        assertThat(run.phase("stable")).isEqualTo(StepPhase.DONE);
        assertThat(Evaluation.of(run.state(), steady)).contains(false);
        assertThat(Evaluation.of(run.state(), anywhere)).contains(false);
        assertThat(Evaluation.of(run.state(), compare(steady, Operator.EQUAL, "failed")))
                .contains(true);
        assertThat(run.phase("drop")).isEqualTo(StepPhase.NOT_APPLICABLE);
        assertThat(run.tries("stable").getFirst().verdict())
                .isEqualTo(
                        Brief.failed(
                                "steady did not pass 3 times in a row within 3m: it had passed 1"
                                        + " of 3 times",
                                passed().facts(),
                                passed().dataDigest()));
    }

    @Test
    void takesASeriesThatSomebodyStoppedForNoAnswer() {
        var run =
                started(
                        runbook()
                                .check("stable", "steady")
                                .until(new Until(MINUTE, MINUTE.multipliedBy(9), 3, null, ZERO))
                                .reportOnly()
                                .manual("keep"));
        var steady = new Verdict(Optional.of(id("stable")), "steady");
        run.reports("stable", "steady", passed());

        run.does("olga", TrialRun.stopChecks("stable"));

        assertThat(run.phase("stable")).isEqualTo(StepPhase.DONE);
        assertThat(Evaluation.of(run.state(), compare(steady, Operator.EQUAL, "inconclusive")))
                .contains(true);
    }

    @Test
    void believesTheWorseOfTwoVerdictsOfOneMoment() {
        var run = started(runbook().check("c", "rows").check("d", "rows").manual("z"));

        run.reports("c", "rows", failed("3 rows are missing"));
        run.reports("d", "rows", passed());

        assertThat(Evaluation.of(run.state(), new Verdict(Optional.empty(), "check-rows")))
                .contains(false);
    }

    @Test
    void leavesOutWhatDoesNotApplyOnceWhatItNeedsIsDone() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .manual("b")
                                .needs("a")
                                .when(NO)
                                .manual("c")
                                .needs("b"));
        assertThat(run.phase("b")).isEqualTo(StepPhase.PLANNED);

        run.does("olga", start("a"));
        var events = run.does("olga", finish("a"));

        assertThat(events)
                .endsWith(
                        new RunEvent.StepsNotApplicable(List.of(id("b"))),
                        new RunEvent.StepsReleased(List.of(), List.of(id("c"))));
        assertThat(run.state().done()).isEqualTo(2);
        run.works("olga", "c");
        assertThat(run.state().status()).isEqualTo(RunStatus.COMPLETE);
        assertThat(run.folded()).isEqualTo(run.state());
    }

    @Test
    void staysPlannedWhileItIsUndecided() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .when(OPEN)
                                .manual("b")
                                .when(YES)
                                .gate("g", of(1, "qa")));

        assertThat(run.phase("a")).isEqualTo(StepPhase.PLANNED);
        assertThat(run.phase("b")).isEqualTo(StepPhase.READY);
        assertThat(Rules.applies(run.state(), id("a"))).isEmpty();
        assertThat(Rules.applies(run.state(), id("b"))).contains(true);
        assertThat(Rules.applies(run.state(), id("g"))).contains(true);
    }

    @Test
    void isDecidedAsSoonAsTheValueIsThere() {
        var run =
                started(
                        runbook()
                                .manual("a")
                                .form(field("lost", Field.Type.BOOLEAN))
                                .manual("b")
                                .when(new Answer(id("a"), "lost"))
                                .manual("c")
                                .when(new Not(new Answer(id("a"), "lost"))));
        run.does("olga", start("a"));

        run.does("olga", fill("a", "lost", "no"));

        assertThat(run.phase("b")).isEqualTo(StepPhase.NOT_APPLICABLE);
        assertThat(run.phase("c")).isEqualTo(StepPhase.READY);
    }

    @Test
    void countsNoResultFromBeforeAContingency() {
        var run =
                started(
                        runbook()
                                .check("c", "rows")
                                .manual("a")
                                .manual("b")
                                .needs("a")
                                .when(new Verdict(Optional.of(id("c")), "rows"))
                                .contingency("x")
                                .manual("x1"));
        run.reports("c", "rows", passed());
        run.does("mia", open("x", "Repair it"));
        run.works("olga", "x1");

        run.works("olga", "a");

        assertThat(run.phase("b")).isEqualTo(StepPhase.PLANNED);
        run.does("mia", TrialRun.reopen("c", "Count anew"));
        run.reports("c", "rows", passed());
        assertThat(run.phase("b")).isEqualTo(StepPhase.READY);
    }
}
