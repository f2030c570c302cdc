package dev.tminus.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.tminus.testing.Chromium;
import dev.tminus.testing.RunningTminus;
import dev.tminus.testing.Slow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A migration that says it is done and is not: the comparison finds what is wrong, its contingency
/// opens, and the release goes on once that has put it right.
@Slow
class LostRowsTest {

    private static final LocatorAssertions.IsVisibleOptions PATIENT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);
    private static final Locator.GetByTextOptions EXACTLY =
            new Locator.GetByTextOptions().setExact(true);
    private static final List<String> LOST = List.of("AD2CC2FFC0", "ADA21807BF", "AD8C0E8492");

    @TempDir Path folder;
    private RunningTminus tminus;
    private Chromium chromium;
    private Crew crew;

    @BeforeEach
    void open() throws IOException {
        tminus =
                RunningTminus.start(
                        folder, "--tminus.demo.account-takes=50ms", "--tminus.demo.mood=lost-rows");
        chromium = Chromium.launch();
        crew = Crew.signedIn(chromium, tminus.address());
    }

    @AfterEach
    void close() {
        chromium.close();
        tminus.close();
    }

    @Test
    void areNamedOnThePageOfTheCheckAndMigratedAgainByTheContingency() {
        crew.startARehearsal();
        crew.preReleaseOfHq();
        crew.preReleaseOfField();
        crew.bulkMigration();
        var qa = crew.qa;

        assertThat(qa.page().getByText("has been open since").first()).isVisible(PATIENT);
        qa.lookAt("run-with-lost-rows");
        qa.openCheck("compare-users", "users-identical");
        assertThat(qa.heading("Users are the same in Field and HQ: 5 rows differ")).isVisible();
        theThreeKeysAndTheTwoCellsAreThere();
        qa.lookAt("check-failed-by-lost-rows");

        theContingencyPutsItRight();
        crew.inspection();
    }

    private void theContingencyPutsItRight() {
        var qa = crew.qa;
        Crew.begins(qa, "read-differences", "C3.1");
        qa.fill("Rows that differ", "5");
        qa.choose("Cause", "Lost or changed on the way");
        qa.choose("How the release goes on", "Migrate them again");
        Crew.ends(qa, "C3.1");
        Crew.does(crew.ops, "migrate-users-again", "C3.2");
        qa.openStep("compare-users");
        assertThat(qa.drawer().getByText("Done", EXACTLY).first()).isVisible(PATIENT);
    }

    private void theThreeKeysAndTheTwoCellsAreThere() {
        var page = crew.qa.page();
        kind("Missing in");
        for (var key : LOST) {
            assertThat(page.getByText(key).first()).isVisible();
        }
        crew.qa.lookAt("check-missing-by-lost-rows");
        kind("Changed");
        for (var text : List.of("AD103B71C3", "AD1B81DA6D", "-10gdfca4r4pwy", "-10gdfca4r4pw0")) {
            assertThat(page.getByText(text).first()).isVisible();
        }
        // The e-mail address differs too, but its column is masked.
        assertThat(page.getByText("@acc-00095")).hasCount(0);
    }

    private void kind(String name) {
        crew.qa
                .page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first()
                .click();
    }
}
