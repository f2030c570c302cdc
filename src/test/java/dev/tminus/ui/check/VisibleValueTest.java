package dev.tminus.ui.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleValueTest {

    @Test
    void callsSidesAsPeopleDo() {
        assertThat(VisibleValue.side("hq")).isEqualTo("HQ");
        assertThat(VisibleValue.side("field")).isEqualTo("Field");
        assertThat(VisibleValue.side("hq (left)")).isEqualTo("HQ (left)");
        assertThat(VisibleValue.side("logs:users.csv.gz")).isEqualTo("logs:users.csv.gz");
    }

    @Test
    void showsALongValueWhereItBeginsToDiffer() {
        var same = "x".repeat(300);

        assertThat(VisibleValue.cell(same + "left" + same, same + "right" + same))
                .startsWith("…xxx")
                .endsWith("xxx…")
                .contains("left");
        assertThat(VisibleValue.cell(same + "1", same + "2")).startsWith("…").endsWith("1");
    }

    @Test
    void keepsAValueOnOneLine() {
        assertThat(VisibleValue.cell("a\r\nb\tc", null)).isEqualTo("a␍␊b→c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    ~Ana ~       | Ana·
                    ~ Ana~       | ·Ana
                    ~Ana Maria~  | Ana Maria
                    ~Ana  Maria~ | Ana··Maria
                    ~a\\u00a0b~ | a‹U+00A0›b
                    ~a\\u200bb~ | a‹U+200B›b
                    ~\\ufeffab~ | ‹U+FEFF›ab
                    ~a\\u00adb~ | a‹U+00AD›b
                    ~a\\u202eb~ | a‹U+202E›b
                    ~a\\u2028b~ | a‹U+2028›b
                    ~a\\u3164b~ | a‹U+3164›b
                    ~a\\u0000b~ | a‹U+0000›b
                    ~a\\u000ab~ | a␊b
                    ~a\\u000d\\u000ab~ | a␍␊b
                    ~李伟 🏗~     | 李伟 🏗
                    """)
    void showsWhatCannotBeSeen(String escaped, String shown) {
        var value =
                Pattern.compile("\\\\u([0-9a-f]{4})")
                        .matcher(escaped)
                        .replaceAll(
                                point -> Character.toString(Integer.parseInt(point.group(1), 16)));

        assertThat(VisibleValue.cell(value, null)).isEqualTo(shown);
        assertThat(VisibleValue.brief(value)).isEqualTo(shown);
    }

    @Test
    void tellsValuesThatOnlyLookTheSame() {
        assertThat(VisibleValue.looksLike("caf\u00e9", "cafe\u0301")).isTrue();
        assertThat(VisibleValue.looksLike("cafe", "cafe")).isFalse();
        assertThat(VisibleValue.looksLike("a·", "a ")).isTrue();
        assertThat(VisibleValue.looksLike("a\n", "a\r\n")).isFalse();
        assertThat(VisibleValue.points("caf\u00e9")).isEqualTo("U+00E9");
    }
}
