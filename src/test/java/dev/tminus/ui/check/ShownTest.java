package dev.tminus.ui.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {

    @Test
    void callsSidesAsPeopleDo() {
        assertThat(Shown.side("hq")).isEqualTo("HQ");
        assertThat(Shown.side("field")).isEqualTo("Field");
        assertThat(Shown.side("hq (left)")).isEqualTo("HQ (left)");
        assertThat(Shown.side("logs:users.csv.gz")).isEqualTo("logs:users.csv.gz");
    }

    @Test
    void showsALongValueWhereItBeginsToDiffer() {
        var same = "x".repeat(300);

        assertThat(Shown.cell(same + "left" + same, same + "right" + same))
                .startsWith("…xxx")
                .endsWith("xxx…")
                .contains("left");
        assertThat(Shown.cell(same + "1", same + "2")).startsWith("…").endsWith("1");
    }

    @Test
    void keepsAValueOnOneLine() {
        assertThat(Shown.cell("a\r\nb\tc", null)).isEqualTo("a␍␊b→c");
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

        assertThat(Shown.cell(value, null)).isEqualTo(shown);
        assertThat(Shown.brief(value)).isEqualTo(shown);
    }

    @Test
    void tellsValuesThatOnlyLookTheSame() {
        assertThat(Shown.looksLike("caf\u00e9", "cafe\u0301")).isTrue();
        assertThat(Shown.looksLike("cafe", "cafe")).isFalse();
        assertThat(Shown.looksLike("a·", "a ")).isTrue();
        assertThat(Shown.looksLike("a\n", "a\r\n")).isFalse();
        assertThat(Shown.points("caf\u00e9")).isEqualTo("U+00E9");
    }
}
