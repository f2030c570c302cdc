package dev.tminus.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.check.Tally.Added;
import dev.tminus.check.Tally.Kind;
import dev.tminus.runbook.check.Tolerance;
import dev.tminus.source.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Tally.Each NOBODY = (_, _, _, _) -> {};

    @Test
    void tellsEveryKeyInTheOrderOfItsValues() throws Exception {
        var tally = new Tally(Tolerance.NONE);
        for (int i = 0; i < 50; i++) {
            tally.add(key("k%s".formatted("x".repeat(49 - i))), BigDecimal.ONE, i % 2 == 0);
        }
        var told = new ArrayList<String>();

        var result =
                tally.compare((key, left, right, kind) ->
                        told.add(key.values().getFirst().text() + " " + kind));

        assertThat(result.count(Kind.MISSING)).isEqualTo(25);
        assertThat(result.keys()).isEqualTo(50);
        assertThat(told).hasSize(50).isSorted().startsWith("k EXTRA", "kx MISSING");
    }

    @Test
    void findsThePlantedDifferencesOnlyWhereSomethingCanDiffer() throws Exception {
        assertThat(new Tally(Tolerance.NONE).compare(NOBODY).proven()).isTrue();
        assertThat(tally("99.9").compare(NOBODY).proven()).isTrue();
        assertThat(tally("100").compare(NOBODY).proven()).isFalse();
    }

    private static Tally tally(String percent) {
        return new Tally(new Tolerance.Percent(new BigDecimal(percent)));
    }

    @Test
    void refusesASecondNumberForOneKeyOfOneSide() throws Exception {
        var tally = new Tally(Tolerance.NONE);

        assertThat(tally.add(key("a"), BigDecimal.ONE, true)).isEqualTo(Added.YES);
        assertThat(tally.add(key("a"), BigDecimal.ONE, false)).isEqualTo(Added.YES);
        assertThat(tally.add(key("a"), BigDecimal.ONE, true)).isEqualTo(Added.TWICE);
        assertThat(tally.compare(NOBODY).keys()).isEqualTo(1);
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

    @Test
    void countsTheDigitsOfNumbersAmongWhatItHolds() {
        var tally = new Tally(Tolerance.NONE);
        var number = new BigDecimal("9".repeat(10_000));
        int most = (int) (Tally.MOST_BYTES / 5_000);
        var added = Added.YES;
        int keys = 0;
        while (added == Added.YES && keys <= most) {
            added = tally.add(key(Integer.toString(keys++)), number, true);
        }

        assertThat(added).isEqualTo(Added.TOO_MANY);
    }

    private static Key key(String text) {
        return Key.of(List.of(new Value(dev.tminus.source.Kind.TEXT, text)));
    }
}
