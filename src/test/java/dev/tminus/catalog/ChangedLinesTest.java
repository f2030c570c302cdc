package dev.tminus.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangedLinesTest {

    @ParameterizedTest
    @CsvSource({
        "a|b|c, a|b|c, 0",
        "a|b|c, a|x|c, 1",
        "a|b|c, a|b|c|d|e, 2",
        "a|b|c, a, 2",
        "a|b|c, '', 3",
        "a|b|c, x|b|y|z, 3"
    })
    void countsALineThatIsAnotherOneNowOnce(String old, String now, int changed) {
        assertThat(ChangedLines.between(lines(old), lines(now))).isEqualTo(changed);
    }

    private static String lines(String text) {
        return text.isEmpty() ? "" : text.replace('|', '\n') + "\n";
    }
}
