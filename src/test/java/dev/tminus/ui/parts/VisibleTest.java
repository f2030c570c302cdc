package dev.tminus.ui.parts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTest {

    @ParameterizedTest
    @CsvSource({
        "\u202etxt.exe, [U+202E]txt.exe",
        "a\u202bb\u202cc, a[U+202B]b[U+202C]c",
        "\u2066x\u2069, [U+2066]x[U+2069]",
        "a\u0000b\u001b[2K, a[U+0000]b[U+001B][2K",
        "a\u0085b\u2028c, a[U+0085]b[U+2028]c",
        "שלום and العربية, שלום and العربية",
        "发布 🚀 naïve, 发布 🚀 naïve"
    })
    void whatTurnsOrHidesOthersIsShownByItsNumber(String text, String shown) {
        assertThat(Parts.visible(text)).isEqualTo(shown);
        assertThat(Parts.text(text).getText()).isEqualTo(shown);
        assertThat(Parts.visible(shown)).isEqualTo(shown);
        assertThat(Parts.button(text, "", () -> {}).getText()).isEqualTo(shown);
        assertThat(Parts.iconButton("x", text, "", () -> {}).getElement().getAttribute("title"))
                .isEqualTo(shown);
    }

    @Test
    void aNameOfAFileShowsWhatStandsInItAsABlank() {
        assertThat(Parts.fileName("two\r\nlines\tand a\u00a0gap\u200b.yaml"))
                .isEqualTo("two[U+000D][U+000A]lines[U+0009]and a[U+00A0]gap[U+200B].yaml");
        assertThat(Parts.fileName("a\uDB40\uDC41\u202eb.yaml"))
                .isEqualTo("a[U+E0041][U+202E]b.yaml");
        assertThat(Parts.fileName("发布 🚀 Änderung.yaml")).isEqualTo("发布 🚀 Änderung.yaml");
    }
}
