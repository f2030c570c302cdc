package dev.tminus.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    NUMBER       | 001.50                  | 1.5
                    NUMBER       | +7                      | 7
                    NUMBER       | -0.00                   | 0
                    NUMBER       | 1e3                     | 1000
                    NUMBER       | -1.25E-2                | -0.0125
                    NUMBER       | NaN                     | NaN
                    NUMBER       | -Infinity               | -Infinity
                    TEXT         | ~ a ~                   | ~ a ~
                    TRUTH        | TRUE                    | true
                    TRUTH        | f                       | false
                    TRUTH        | 1                       | true
                    TRUTH        | no                      | false
                    DAY          | 2024-02-29              | 2024-02-29
                    DAY          | 12024-02-29             | +12024-02-29
                    DAY          | 0044-03-15 BC           | -0043-03-15
                    DAY          | 0001-01-01 BC           | 0000-01-01
                    DAY          | infinity                | infinity
                    TIME         | 10:00:00                | 10:00
                    TIME         | 10:00:00.500            | 10:00:00.500
                    LOCAL_MOMENT | 2024-02-29 10:00:00     | 2024-02-29T10:00
                    LOCAL_MOMENT | 2024-02-29T10:00        | 2024-02-29T10:00
                    LOCAL_MOMENT | 2024-02-29 10:00:00.12  | 2024-02-29T10:00:00.120
                    LOCAL_MOMENT | 12024-02-29 10:00:00    | +12024-02-29T10:00
                    LOCAL_MOMENT | 0044-03-15 10:00:00 BC  | -0043-03-15T10:00
                    LOCAL_MOMENT | -infinity               | -infinity
                    MOMENT       | 12024-02-29 10:00:00+00 | +12024-02-29T10:00:00Z
                    MOMENT       | 0044-03-15 10:00:00+00 BC | -0043-03-15T10:00:00Z
                    MOMENT       | infinity                | infinity
                    MOMENT       | 2024-02-29T10:00:00Z    | 2024-02-29T10:00:00Z
                    MOMENT       | 2024-02-29 10:00:00+02  | 2024-02-29T08:00:00Z
                    MOMENT       | 2024-02-29 10:00:00.5 -05:00 | 2024-02-29T15:00:00.500Z
                    MOMENT       | 2024-02-29 10:00+0530   | 2024-02-29T04:30:00Z
                    UUID         | {F0E1D2C3-0000-4000-8000-00000000000A} | f0e1d2c3-0000-4000-8000-00000000000a
                    BYTES        | \\\\x00FF               | 00ff
                    BYTES        | 0xAB                    | ab
                    BYTES        | ~~                      | ~~
                    """)
    void readsWhatPeopleWrite(Kind kind, String written, String canonical) {
        var text = written.replace("\\\\", "\\");

        assertThat(Value.parse(kind, text)).contains(new Value(kind, canonical));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    NUMBER       | ~~
                    NUMBER       | 1,000
                    NUMBER       | 1e999999999
                    NUMBER       | 0x10
                    NUMBER       | infinite
                    TRUTH        | maybe
                    DAY          | BC
                    DAY          | x-01-01 BC
                    DAY          | 99999999999-01-01 BC
                    DAY          | 2023-02-29
                    DAY          | 29.02.2024
                    TIME         | 25:00
                    LOCAL_MOMENT | 2024-02-29
                    LOCAL_MOMENT | 2024-02-29 10:00Z
                    MOMENT       | 2024-02-29 10:00
                    UUID         | 1-1-1-1-1
                    UUID         | {}
                    BYTES        | abc
                    BYTES        | zz
                    """)
    void saysThatATextIsNoValueOfTheKind(Kind kind, String written) {
        assertThat(Value.parse(kind, written)).isEmpty();
    }
}
