package dev.tminus.ui.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
        assertThat(Shown.cell("a\r\nb\tc ", null)).isEqualTo("a↵b→c ");
    }

    @Test
    void tellsValuesThatOnlyLookTheSame() {
        assertThat(Shown.looksLike("caf\u00e9", "cafe\u0301")).isTrue();
        assertThat(Shown.looksLike("cafe", "cafe")).isFalse();
        assertThat(Shown.points("caf\u00e9")).isEqualTo("U+00E9");
    }
}
