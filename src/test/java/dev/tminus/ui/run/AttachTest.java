package dev.tminus.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.tminus.TminusApplication;
import dev.tminus.planning.InMemoryRuns;
import dev.tminus.run.Actor;
import dev.tminus.run.CommandId;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunId;
import dev.tminus.testing.Chromium;
import dev.tminus.testing.Pages;
import dev.tminus.testing.SignedIn;
import dev.tminus.testing.Slow;
import dev.tminus.ui.Places;
import dev.tminus.ui.Sample;
import dev.tminus.ui.SampleBeans;
import dev.tminus.ui.SampleRelease;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The page of a run in a browser: files of evidence into the run and back, and what changes while
/// it is open.
@Slow
@SpringBootTest(
        classes = {TminusApplication.class, SampleBeans.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "tminus.demo=true",
            "server.address=127.0.0.1",
            "tminus.evidence.upload-limit=2KB"
        })
class AttachTest {

    private static final String PAGE = "<script>document.title = 'owned'</script>";

    private static Chromium chromium;

    @LocalServerPort private int port;
    @Autowired private InMemoryRuns runs;
    private BrowserContext context;
    private Page page;
    private RunId run;

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry properties) {
        SampleBeans.freshHome(properties);
    }

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @BeforeEach
    void openTheStep() {
        runs.clear();
        run = SampleRelease.underWay(runs);
        context = SignedIn.as("Boston ops", address(""), chromium.browser());
        page = context.newPage();
        page.setDefaultTimeout(15_000);
        page.navigate(address(Places.step(run, SampleRelease.TTL)));
        page.getByText("Export of the zone").first().waitFor();
        Pages.settle(page);
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void takesAFileAndHandsItOutAsNothingButAFile() throws IOException {
        choose("export/../zone<1>.html", PAGE.getBytes(StandardCharsets.UTF_8));

        link("zone-1-.html").waitFor();
        var kept = runs.board(run).orElseThrow().state().step(SampleRelease.TTL).file("zone");
        assertThat(kept.file().bytes()).isEqualTo(PAGE.length());
        var download = page.waitForDownload(() -> link("zone-1-.html").click());
        assertThat(Files.readString(download.path())).isEqualTo(PAGE);
        var answer = context.request().get(url(link("zone-1-.html")));
        assertThat(answer.headers())
                .containsEntry("content-type", "application/octet-stream")
                .containsEntry("x-content-type-options", "nosniff");
        assertThat(answer.headers().get("content-disposition")).startsWith("attachment");
    }

    @Test
    void saysBesideTheButtonThatAFileIsTooLarge() {
        choose("dump.csv", new byte[3000]);

        page.getByText("The file is larger than 2 kB, and no more is taken.").first().waitFor();
        assertThat(runs.board(run).orElseThrow().state().step(SampleRelease.TTL).files()).isEmpty();
    }

    @Test
    void showsOnAnOpenPageWhatAReloadWouldShow() {
        page.navigate(address(Places.step(run, SampleRelease.BRIEF)));
        course("Due again").waitFor();
        Pages.settle(page);

        runs.at(Sample.NOW.plus(Duration.ofDays(8)));
        runs.handle(run, CommandId.fresh(), new Actor.Clock(), new RunCommand.Advance());
        course("Due again").waitFor(hidden());
        Pages.settle(page);

        var shown = stepsAndDrawer();
        page.reload();
        page.locator(".steps").getByText("Poll: cross the point of no return").waitFor();
        Pages.settle(page);
        assertThat(shown)
                .isEqualTo(stepsAndDrawer())
                .anyMatch(one -> one.contains("Waits for 1.1"));
    }

    private List<String> stepsAndDrawer() {
        return page.locator(".steps, .drawer").allInnerTexts();
    }

    private Locator course(String words) {
        return page.locator(".course").getByText(words);
    }

    private static Locator.WaitForOptions hidden() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
    }

    private void choose(String name, byte[] content) {
        page.locator(".fileslot input[type=file]")
                .first()
                .setInputFiles(new FilePayload(name, "text/html", content));
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private String url(Locator link) {
        return address(String.valueOf(link.getAttribute("href")));
    }

    private String address(String place) {
        return "http://localhost:" + port + "/" + place;
    }
}
