package dev.tminus.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.check.Tally.Added;
import dev.tminus.source.Kind;
import dev.tminus.source.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void tellsWhatASideHasInTheOrderOfItsKeys() throws Exception {
        var tally = new Tally();
        for (int i = 0; i < 50; i++) {
            tally.add(key("k%s".formatted("x".repeat(49 - i))), new BigDecimal("1.50"), i % 2 == 0);
        }
        tally.end();

        for (var isLeft : List.of(true, false)) {
            var told = new ArrayList<String>();
            try (var rows = tally.rows(isLeft, List.of())) {
                while (rows.next()) {
                    told.add(rows.value(0).text() + " " + rows.value(1).text());
                }
            }
            assertThat(told).hasSize(25).isSorted().startsWith(isLeft ? "kx 1.5" : "k 1.5");
        }
    }

    @Test
    void refusesASecondNumberForOneKeyOfOneSide() {
        var tally = new Tally();

        assertThat(tally.add(key("a"), BigDecimal.ONE, true)).isEqualTo(Added.YES);
        assertThat(tally.add(key("a"), BigDecimal.ONE, false)).isEqualTo(Added.YES);
        assertThat(tally.add(key("a"), BigDecimal.ONE, true)).isEqualTo(Added.TWICE);
        assertThat(tally.totals(true).rows()).isEqualTo(1);
    }

    @Test
    void takesNoMoreThanAMillionKeys() {
        var tally = new Tally();
        for (int i = 0; i < Tally.MOST_KEYS; i++) {
            tally.add(key(Integer.toString(i)), BigDecimal.ONE, true);
        }

        assertThat(tally.add(key("one more"), BigDecimal.ONE, true)).isEqualTo(Added.TOO_MANY);
        assertThat(tally.add(key("7"), BigDecimal.ONE, false)).isEqualTo(Added.YES);
    }

    @Test
    void takesNoMoreThan64MebibytesOfKeys() {
        var tally = new Tally();
        var megabyte = "x".repeat(1024 * 1024 - 20);
        for (int i = 0; i < 64; i++) {
            assertThat(tally.add(key(megabyte + i), BigDecimal.ONE, true)).isEqualTo(Added.YES);
        }

        assertThat(tally.add(key(megabyte), BigDecimal.ONE, true)).isEqualTo(Added.TOO_MANY);
    }

    @Test
    void countsTheDigitsOfNumbersAmongWhatItHolds() {
        var tally = new Tally();
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
        return Key.of(List.of(new Value(Kind.TEXT, text)));
    }
}
