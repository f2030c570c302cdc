package dev.tminus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tminus.comparison.CannotCompare;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.Expectation.Above;
import dev.tminus.runbook.check.Expectation.AnyOf;
import dev.tminus.runbook.check.Expectation.AtLeast;
import dev.tminus.runbook.check.Expectation.AtMost;
import dev.tminus.runbook.check.Expectation.Below;
import dev.tminus.runbook.check.Expectation.Between;
import dev.tminus.runbook.check.Expectation.Equals;
import dev.tminus.runbook.check.Expectation.Matches;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.source.Deadline;
import dev.tminus.source.Kind;
import dev.tminus.source.Secrets;
import dev.tminus.source.Stop;
import dev.tminus.source.Value;
import dev.tminus.testing.Brief;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JudgementTest {

    static Stream<Arguments> judgements() {
        return Stream.of(
                Arguments.of(new Equals("5"), text("5"), true, "5"),
                Arguments.of(new Equals("5.0"), text("5"), false, "5.0"),
                Arguments.of(new Equals("4.10"), text("4.1"), false, "4.10"),
                Arguments.of(new Equals("007"), text("7"), false, "007"),
                Arguments.of(new Equals("1234e5"), text("123400000"), false, "1234e5"),
                Arguments.of(new Equals("4.1 "), text("4.1"), false, "4.1 "),
                Arguments.of(new Equals("DONE"), text("DONE"), true, "DONE"),
                Arguments.of(new Equals("DONE"), text("done"), false, "DONE"),
                Arguments.of(new Equals(""), text("x"), false, "''"),
                Arguments.of(new Equals("5.0"), number("5"), true, "5.0"),
                Arguments.of(new Equals("1234e5"), number("123400000"), true, "1234e5"),
                Arguments.of(new Equals("5"), number("6"), false, "5"),
                Arguments.of(new Equals("5", true), number("5"), true, "5"),
                Arguments.of(new Equals("5", true), number("6"), false, "5"),
                Arguments.of(new Equals("yes"), new Value(Kind.TRUTH, "true"), true, "yes"),
                Arguments.of(
                        new Equals("2026-12-05 15:00+01:00"),
                        new Value(Kind.MOMENT, "2026-12-05T14:00:00Z"),
                        true,
                        "2026-12-05 15:00+01:00"),
                Arguments.of(
                        new Equals("2026-12-05 14:00:00"),
                        new Value(Kind.LOCAL_MOMENT, "2026-12-05T14:00"),
                        true,
                        "2026-12-05 14:00:00"),
                Arguments.of(new Above(five()), number("5"), false, "above 5"),
                Arguments.of(new Above(five()), number("5.01"), true, "above 5"),
                Arguments.of(new Below(five()), number("5"), false, "below 5"),
                Arguments.of(new Below(five()), number("4.99"), true, "below 5"),
                Arguments.of(new AtLeast(five()), number("5"), true, "at least 5"),
                Arguments.of(new AtLeast(five()), number("4.99"), false, "at least 5"),
                Arguments.of(new AtMost(five()), number("5"), true, "at most 5"),
                Arguments.of(new AtMost(five()), number("5.01"), false, "at most 5"),
                Arguments.of(new Between(five(), five()), number("5"), true, "between 5 and 5"),
                Arguments.of(new Between(five(), five()), number("6"), false, "between 5 and 5"),
                Arguments.of(Brief.anyOf(List.of("a", "5")), text("5"), true, "any of a, 5"),
                Arguments.of(Brief.anyOf(List.of("a", "5")), text("5.0"), false, "any of a, 5"),
                Arguments.of(Brief.anyOf(List.of("a", "5.0")), number("5"), true, "any of a, 5.0"),
                Arguments.of(Brief.allOf(List.of("5", "5.0")), number("5"), true, "all of 5, 5.0"),
                Arguments.of(Brief.allOf(List.of("5", "5.0")), text("5"), false, "all of 5, 5.0"),
                Arguments.of(new Matches("^ok"), text("ok so far"), true, "a match of ^ok"),
                Arguments.of(new Matches("^ok"), text("not ok"), false, "a match of ^ok"));
    }

    @ParameterizedTest
    @MethodSource("judgements")
    void holdsAValueAgainstAnExpectation(
            Expectation expectation, Value value, boolean holds, String wanted)
            throws CannotCompare {
        assertThat(Judgement.holds(expectation, value, sources(Duration.ofMinutes(1))))
                .isEqualTo(holds);
        assertThat(Wanted.of(expectation)).isEqualTo(wanted);
    }

    static Stream<Arguments> wrongKinds() {
        return Stream.of(
                Arguments.of(
                        new Equals("4.10", true),
                        number("4.1"),
                        "The answer 4.1 is a number, expected the text \"4.10\". Fix: write it"
                                + " without quotes, or cast the answer to text."),
                Arguments.of(
                        new AnyOf(List.of("6", "007"), Set.of("007")),
                        number("7"),
                        "The answer 7 is a number, expected the text \"007\". Fix: write it without"
                                + " quotes, or cast the answer to text."),
                Arguments.of(
                        new Equals("DONE"),
                        number("7"),
                        "The answer 7 is a number, expected DONE. Fix: write a number such as 5, or"
                                + " cast the answer to text."),
                Arguments.of(
                        new Equals("2026-12-05T14:00:00"),
                        new Value(Kind.MOMENT, "2026-12-05T14:00:00Z"),
                        "The answer 2026-12-05T14:00:00Z is a point in time, expected"
                                + " 2026-12-05T14:00:00. Fix: write a time with its zone such as"
                                + " 2026-12-05T14:00:00Z, or cast the answer to text."),
                Arguments.of(
                        new AtLeast(five()),
                        text("4.10"),
                        "The answer 4.10 is text, expected a number. Fix: cast it to a number in"
                                + " the query."),
                Arguments.of(
                        new Matches("^4[.]1$"),
                        number("4.1"),
                        "The answer 4.1 is a number, and patterns are for text. Fix: cast it to"
                                + " text in the query."));
    }

    @ParameterizedTest
    @MethodSource("wrongKinds")
    void refusesToHoldAValueAgainstWhatItCanNeverBe(
            Expectation expectation, Value value, String why) {
        assertThatThrownBy(
                        () -> Judgement.holds(expectation, value, sources(Duration.ofMinutes(1))))
                .isInstanceOf(CannotCompare.class)
                .hasMessage(why);
    }

    @Test
    void refusesAPatternThatIsNone() {
        assertThatThrownBy(() ->
                        Judgement.holds(
                                new Matches("(a"), text("a"), sources(Duration.ofMinutes(1))))
                .hasMessage("The pattern (a is no regular expression: this `(` is not closed.");
    }

    @Test
    void refusesAPatternThatNeverEnds() {
        var years = new Matches("(?:(?=){2000000000}){2000000000}abc");

        assertThatThrownBy(
                        () -> Judgement.holds(years, text("abd"), sources(Duration.ofMinutes(1))))
                .hasMessage(
                        "The pattern (?:(?=){2000000000}){2000000000}abc is no regular expression:"
                                + " look-ahead and look-behind are not supported.");
    }

    @Test
    void givesUpAMatchThatTakesLongerThanTheCheckMay() {
        var slow = new Matches("(\\pL{1,30}){1,30}!");

        assertThatThrownBy(() ->
                        Judgement.holds(
                                slow, text("a".repeat(9_000_000)), sources(Duration.ofMillis(50))))
                .hasMessage("Matching the answer against (\\pL{1,30}){1,30}! took too long.");
    }

    private static Value text(String text) {
        return new Value(Kind.TEXT, text);
    }

    private static Value number(String text) {
        return new Value(Kind.NUMBER, text);
    }

    private static BigDecimal five() {
        return BigDecimal.valueOf(5);
    }

    private static AttemptSources sources(Duration limit) {
        var nowhere =
                Brief.environment(
                        new EnvironmentName("qa"), Set.of(), Map.of(), Map.of(), Map.of());
        return new AttemptSources(
                Brief.sources(new Secrets(_ -> null, Path.of("none"))),
                Brief.access(Mode.REHEARSAL, nowhere),
                Deadline.in(limit),
                new Stop(),
                Path.of("none"));
    }
}
