package dev.tminus.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

@Slow
class AxeTest {

    private static final String GOOD =
            "<!doctype html><html lang=en><title>T</title><main><h1>T</h1><p>Read me</p></main>";

    @Test
    void findsWhatSomebodyCannotUseAndNothingElse() {
        try (var chromium = Chromium.launch();
                var context = chromium.browser().newContext()) {
            var page = context.newPage();

            page.setContent(GOOD);
            assertThat(Axe.findings(page)).isEmpty();

            page.setContent(GOOD + "<main><img src=x><p style='color:#ccc'>Faint</p></main>");
            assertThat(Axe.findings(page))
                    .anyMatch(found -> found.startsWith("image-alt: <img src=\"x\">"))
                    .anyMatch(found -> found.startsWith("color-contrast: <p style"))
                    .anyMatch(found -> found.startsWith("landmark-no-duplicate-main: "));
            assertThat(Axe.contrast(page))
                    .singleElement()
                    .asString()
                    .startsWith("color-contrast: ")
                    .contains("Expected contrast ratio of 4.5:1");
        }
    }

    @Test
    void doesNotPassOverFrames() {
        try (var chromium = Chromium.launch();
                var context = chromium.browser().newContext()) {
            var page = context.newPage();
            page.setContent(GOOD + "<iframe title=I srcdoc='<img src=x>'></iframe>");

            assertThatThrownBy(() -> Axe.findings(page))
                    .hasMessage("Frames inside the page would not be looked at");
        }
    }
}
