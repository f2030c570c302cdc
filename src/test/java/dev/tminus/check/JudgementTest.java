package dev.tminus.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tminus.comparison.CannotCompare;
import dev.tminus.runbook.Environment;
import dev.tminus.runbook.EnvironmentName;
import dev.tminus.runbook.Expectation;
import dev.tminus.runbook.Expectation.Above;
import dev.tminus.runbook.Expectation.AnyOf;
import dev.tminus.runbook.Expectation.AtLeast;
import dev.tminus.runbook.Expectation.AtMost;
import dev.tminus.runbook.Expectation.Below;
import dev.tminus.runbook.Expectation.Between;
import dev.tminus.runbook.Expectation.Equals;
import dev.tminus.runbook.Expectation.Matches;
import dev.tminus.runbook.Mode;
import dev.tminus.source.Access;
import dev.tminus.source.Deadline;
import dev.tminus.source.Kind;
import dev.tminus.source.Secrets;
import dev.tminus.source.Sources;
import dev.tminus.source.Stop;
import dev.tminus.source.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

class JudgementTest {

    static Stream<Arguments> judgements() {
        return Stream.of(
                Arguments.of(new Equals("5"), "5", true, "5"),
                Arguments.of(new Equals("5.0"), "5", true, "5.0"),
                Arguments.of(new Equals("5"), "6", false, "5"),
                Arguments.of(new Equals("DONE"), "DONE", true, "DONE"),
                Arguments.of(new Equals("DONE"), "done", false, "DONE"),
                Arguments.of(new Equals(""), "x", false, "''"),
                Arguments.of(new Above(five()), "5", false, "above 5"),
                Arguments.of(new Above(five()), "5.01", true, "above 5"),
                Arguments.of(new Below(five()), "5", false, "below 5"),
                Arguments.of(new Below(five()), "4.99", true, "below 5"),
                Arguments.of(new AtLeast(five()), "5", true, "at least 5"),
                Arguments.of(new AtLeast(five()), "4.99", false, "at least 5"),
                Arguments.of(new AtMost(five()), "5", true, "at most 5"),
                Arguments.of(new AtMost(five()), "5.01", false, "at most 5"),
                Arguments.of(new Between(five(), five()), "5", true, "between 5 and 5"),
                Arguments.of(new Between(five(), five()), "6", false, "between 5 and 5"),
                Arguments.of(new AnyOf(List.of("a", "5")), "5.0", true, "any of a, 5"),
                Arguments.of(new AnyOf(List.of("a", "5")), "b", false, "any of a, 5"),
                Arguments.of(new Matches("^ok"), "ok so far", true, "a match of ^ok"),
                Arguments.of(new Matches("^ok"), "not ok", false, "a match of ^ok"));
    }

    @ParameterizedTest
    @MethodSource("judgements")
    void holdsAValueAgainstAnExpectation(
            Expectation expectation, String value, boolean holds, String wanted)
            throws CannotCompare {
        assertThat(Judgement.holds(expectation, text(value), opener(Duration.ofMinutes(1))))
                .isEqualTo(holds);
        assertThat(Words.wanted(expectation)).isEqualTo(wanted);
    }

    @Test
    void refusesAPatternThatIsNone() {
        assertThatThrownBy(() ->
                        Judgement.holds(
                                new Matches("(a"), text("a"), opener(Duration.ofMinutes(1))))
                .hasMessage("The pattern (a is no regular expression: this `(` is not closed.");
    }

    @Test
    void refusesAPatternThatNeverEnds() {
        var years = new Matches("(?:(?=){2000000000}){2000000000}abc");

        assertThatThrownBy(() -> Judgement.holds(years, text("abd"), opener(Duration.ofMinutes(1))))
                .hasMessage(
                        "The pattern (?:(?=){2000000000}){2000000000}abc is no regular expression:"
                                + " look-ahead and look-behind are not supported.");
    }

    @Test
    void givesUpAMatchThatTakesLongerThanTheCheckMay() {
        var slow = new Matches("(\\pL{1,30}){1,30}!");

        assertThatThrownBy(() ->
                        Judgement.holds(
                                slow, text("a".repeat(9_000_000)), opener(Duration.ofMillis(50))))
                .hasMessage("Matching the answer against (\\pL{1,30}){1,30}! took too long.");
    }

    private static Value text(String text) {
        return new Value(Kind.TEXT, text);
    }

    private static BigDecimal five() {
        return BigDecimal.valueOf(5);
    }

    private static Opener opener(Duration limit) {
        var nowhere =
                new Environment(new EnvironmentName("qa"), Set.of(), Map.of(), Map.of(), Map.of());
        return new Opener(
                new Sources(new Secrets(_ -> null, Path.of("none"))),
                new Access(Mode.REHEARSAL, nowhere),
                Deadline.in(limit),
                new Stop(),
                Path.of("none"));
    }
}
