package dev.tminus.ui.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.tminus.testing.Axe;
import dev.tminus.testing.Chromium;
import dev.tminus.testing.Pages;
import dev.tminus.testing.Slow;
import dev.tminus.ui.OnTheSample;
import dev.tminus.ui.Places;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A checklist goes into a browser, and a runbook comes out.
@Slow
@OnTheSample
class FromSpreadsheetTest {

    private static final String CHECKLIST =
            """
            Step;Who;When;Takes;Sign-off;Status
            Before the night;;;;;
            Lower the TTL of the host name;Boston ops;T-1d 09:00;15 min;;done
            Announce <b>maintenance</b>;SF release manager;asap;;;
            ;;;;;
            On the night;;;;;
            Migrate the accounts;Shanghai QA;2026-12-05 09:30;2h;Boston ops;
            """;

    private static Chromium chromium;

    @LocalServerPort private int port;

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"light,1440,900", "dark,1440,900", "phone,390,844"})
    void showsTheFateOfEveryRowAndHandsOutTheRunbook(String look, int width, int height)
            throws IOException {
        var scheme = look.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT;
        try (var context =
                chromium.browser()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setViewportSize(width, height)
                                        .setColorScheme(scheme))) {
            var page = context.newPage();
            page.setDefaultTimeout(15_000);
            openDialog(page);

            choose(page, "notes.csv", "Colour;Size\nred;2\n");
            page.getByText("No row names a column for the steps").waitFor();
            choose(page, "night.csv", CHECKLIST);

            page.getByText("became step migrate-the-accounts").waitFor();
            assertThat(page.locator(".fate .what").allInnerTexts())
                    .element(2)
                    .asString()
                    .endsWith("`asap` in When is no time that a runbook knows; kept as a comment");
            assertThat(page.locator(".sheetin .why").innerText()).isEmpty();
            Pages.settle(page);
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(
                                    Path.of("target/screenshots/runbooks-sheet-" + look + ".png")));
            assertThat(Axe.findings(page)).isEmpty();
            var download = page.waitForDownload(() -> link(page).click());
            assertThat(download.suggestedFilename()).isEqualTo("night.yaml");
            assertThat(Files.readString(download.path()))
                    .contains("title: \"Announce <b>maintenance</b>\"")
                    .contains("# When: 2026-12-05 09:30");
        }
    }

    private void openDialog(Page page) {
        page.navigate(address(Places.SIGN_IN));
        page.getByRole(AriaRole.BUTTON, named("Sign in as Shanghai QA")).click();
        page.getByRole(AriaRole.HEADING, named("Waiting on you")).waitFor();
        page.navigate(address(Places.RUNBOOKS));
        page.getByRole(AriaRole.BUTTON, named("From a spreadsheet…")).click();
        page.getByRole(AriaRole.BUTTON, named("Choose a checklist")).waitFor();
    }

    private static void choose(Page page, String name, String content) {
        page.locator("vaadin-upload input[type=file]")
                .setInputFiles(
                        new FilePayload(
                                name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
    }

    private static com.microsoft.playwright.Locator link(Page page) {
        return page.getByRole(AriaRole.LINK, named("Download night.yaml"));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private String address(String place) {
        return "http://localhost:" + port + "/" + place;
    }
}
