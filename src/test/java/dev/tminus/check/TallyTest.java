package dev.tminus.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.check.Tally.Added;
import dev.tminus.check.Tally.Kind;
import dev.tminus.runbook.Tolerance;
import dev.tminus.source.Value;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    100,   100,   0,    true
                    100,   101,   0,    false
                    100,   101,   1,    true
                    101,   100,   1,    true
                    100,   101.1, 1,    false
                    1.0,   1.00,  0,    true
                    -5,    5,     9,    false
                    -5,    5,     10,   true
                    """)
    void allowsAnAbsoluteDistance(
            BigDecimal left, BigDecimal right, BigDecimal most, boolean equal) {
        assertThat(Tally.equal(left, right, new Tolerance.Absolute(most))).isEqualTo(equal);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    1000,  999,   0.1,  true
                    1000,  998.9, 0.1,  false
                    999,   1000,  0.1,  true
                    0,     0,     0,    true
                    0,     1,     99,   false
                    3,     3,     0,    true
                    """)
    void allowsPerCentOfTheLargerNumber(
            BigDecimal left, BigDecimal right, BigDecimal most, boolean equal) {
        assertThat(Tally.equal(left, right, new Tolerance.Percent(most))).isEqualTo(equal);
    }

    @Test
    void showsTheFirstTwentyDifferencesAndCountsAll() {
        var tally = new Tally(Tolerance.NONE);
        for (int i = 0; i < 50; i++) {
            tally.add(key("k%02d".formatted(i)), BigDecimal.ONE, true);
        }

        var differences = tally.compare().differences();

        assertThat(differences.count(Kind.MISSING)).isEqualTo(50);
        assertThat(differences.first()).hasSize(20);
        assertThat(differences.first().getFirst().key().shown()).isEqualTo("k00");
    }

    @Test
    void findsThePlantedDifferencesOnlyWhereSomethingCanDiffer() {
        assertThat(new Tally(Tolerance.NONE).compare().proven()).isTrue();
        assertThat(tally("99.9").compare().proven()).isTrue();
        assertThat(tally("100").compare().proven()).isFalse();
    }

    private static Tally tally(String percent) {
        return new Tally(new Tolerance.Percent(new BigDecimal(percent)));
    }

    @Test
    void refusesASecondNumberForOneKeyOfOneSide() {
        var tally = new Tally(Tolerance.NONE);

        assertThat(tally.add(key("a"), BigDecimal.ONE, true)).isEqualTo(Added.YES);
        assertThat(tally.add(key("a"), BigDecimal.ONE, false)).isEqualTo(Added.YES);
        assertThat(tally.add(key("a"), BigDecimal.ONE, true)).isEqualTo(Added.TWICE);
        assertThat(tally.keys()).isEqualTo(1);
    }

    @Test
    void takesNoMoreThanAMillionKeys() {
        var tally = new Tally(Tolerance.NONE);
        for (int i = 0; i < Tally.MOST_KEYS - 3; i++) {
            tally.add(key(Integer.toString(i)), BigDecimal.ONE, true);
        }

        assertThat(tally.add(key("one more"), BigDecimal.ONE, true)).isEqualTo(Added.TOO_MANY);
        assertThat(tally.add(key("7"), BigDecimal.ONE, false)).isEqualTo(Added.YES);
    }

    @Test
    void takesNoMoreThan64MebibytesOfKeys() {
        var tally = new Tally(Tolerance.NONE);
        var megabyte = "x".repeat(1024 * 1024 - 20);
        for (int i = 0; i < 64; i++) {
            assertThat(tally.add(key(megabyte + i), BigDecimal.ONE, true)).isEqualTo(Added.YES);
        }

        assertThat(tally.add(key(megabyte), BigDecimal.ONE, true)).isEqualTo(Added.TOO_MANY);
    }

    private static Key key(String text) {
        return Key.of(List.of(new Value(dev.tminus.source.Kind.TEXT, text)));
    }
}
