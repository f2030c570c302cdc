package dev.tminus.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.tminus.testing.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A migration that says it is done and is not: the comparison finds what is wrong, the release
/// stops, and it goes on once that was put right.
class LostRowsTest {

    private static final LocatorAssertions.IsVisibleOptions PATIENT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);
    private static final List<String> LOST = List.of("AD2CC2FFC0", "ADA21807BF", "AD8C0E8492");

    @TempDir Path folder;
    private RunningTminus tminus;
    private Chromium chromium;
    private Crew crew;

    @BeforeEach
    void open() throws IOException {
        tminus =
                RunningTminus.start(
                        folder,
                        "--tminus.demo.account-takes=50ms",
                        "--tminus.demo.mood=lost-rows");
        chromium = Chromium.launch();
        crew = Crew.signedIn(chromium, tminus.address());
    }

    @AfterEach
    void close() {
        chromium.close();
        tminus.close();
    }

    @Test
    void areNamedOnThePageOfTheCheckWhileTheReleaseIsHeld() throws IOException {
        crew.startARehearsal();
        crew.preReleaseOfHq();
        crew.preReleaseOfField();
        crew.bulkMigration();
        var qa = crew.qa;

        assertThat(qa.page().getByText("On hold").first()).isVisible(PATIENT);
        qa.lookAt("run-held-by-lost-rows");
        qa.openCheck("compare-users", "users-identical");
        assertThat(heading("Users are the same in Field and HQ: 5 rows differ")).isVisible();
        theThreeKeysAndTheTwoCellsAreThere();
        qa.lookAt("check-failed-by-lost-rows");

        putItRight();
    }

    private void theThreeKeysAndTheTwoCellsAreThere() {
        var page = crew.qa.page();
        page.getByText("Missing in HQ").first().click();
        for (var key : LOST) {
            assertThat(page.getByText(key).first()).isVisible();
        }
        crew.qa.lookAt("check-failed-missing");
        page.getByText("Changed").first().click();
        for (var text : List.of("AD103B71C3", "AD1B81DA6D", "-10gdfca4r4pwy", "-10gdfca4r4pw0")) {
            assertThat(page.getByText(text).first()).isVisible();
        }
        // The e-mail addresses themselves are masked.
        assertThat(page.getByText("@acc-00095")).hasCount(0);
    }

    private void putItRight() throws IOException {
        var demo = tminus.home().resolve("demo");
        Files.writeString(demo.resolve("mood"), "good");
        var again = demo.resolve("migrate-again-qa");
        Files.writeString(again, "AD2CC2FFC0 ADA21807BF AD8C0E8492 AD103B71C3 AD1B81DA6D");

    }

    private com.microsoft.playwright.Locator heading(String name) {
        return crew.qa
                .page()
                .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }
}
