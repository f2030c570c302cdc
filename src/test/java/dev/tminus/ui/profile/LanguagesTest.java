package dev.tminus.ui.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguagesTest {

    private static final Locale CHINESE = Locale.forLanguageTag("zh");

    @Test
    void offersEnglishAndEveryLanguageWithTexts() {
        assertThat(Languages.offered(List.of())).containsExactly(Locale.ENGLISH);
        assertThat(Languages.offered(List.of(Locale.ROOT, CHINESE)))
                .containsExactly(Locale.ENGLISH, CHINESE);
    }

    @Test
    void namesALanguageAsItsSpeakersDo() {
        assertThat(Languages.name(Locale.ENGLISH)).isEqualTo("English");
        assertThat(Languages.name(CHINESE)).isEqualTo("简体中文");
        assertThat(Languages.name(Locale.FRENCH)).isEqualTo("français");
    }
}
