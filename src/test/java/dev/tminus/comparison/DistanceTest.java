package dev.tminus.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.check.Tolerance;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistanceTest {

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
        assertThat(Distance.within(left, right, new Tolerance.Absolute(most))).isEqualTo(equal);
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
        assertThat(Distance.within(left, right, new Tolerance.Percent(most))).isEqualTo(equal);
    }
}
