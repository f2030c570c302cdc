package dev.tminus.ui.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import dev.tminus.evidence.EvidenceStore;
import dev.tminus.planning.InMemoryRuns;
import dev.tminus.run.RunId;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.testing.Chromium;
import dev.tminus.testing.Pages;
import dev.tminus.testing.SignedIn;
import dev.tminus.testing.Slow;
import dev.tminus.ui.OnTheSample;
import dev.tminus.ui.Places;
import dev.tminus.ui.SampleChecks;
import dev.tminus.ui.SampleReports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Evidence as it arrives in a browser.
@Slow
@OnTheSample
class EvidenceDownloadTest {

    private static final String CHANGED =
            "This file was changed or cut off on disk, so that nothing of it is handed out. Fix:"
                    + " put it back from a backup, or check again.";
    private static final String DIFFERENCES = "Download the differences";

    private static Chromium chromium;

    @LocalServerPort private int port;
    @Autowired private InMemoryRuns runs;
    @Autowired private EvidenceStore evidence;
    private BrowserContext context;
    private Page page;
    private RunId run;

    @Value("${tminus.home}")
    private Path home;

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @BeforeEach
    void lookAtDifferences() {
        runs.clear();
        run = SampleChecks.underWay(runs, evidence);
        context = SignedIn.as("Shanghai QA", address(""), chromium.browser());
        page = context.newPage();
        page.navigate(address(Places.check(run, SampleChecks.COMPARE, "users")));
        page.getByRole(AriaRole.HEADING, heading("50 rows differ")).waitFor();
        Pages.settle(page);
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void handsOutTheFileByteByByteUnderItsName() throws IOException {
        var download = page.waitForDownload(() -> link(DIFFERENCES).click());

        assertThat(download.suggestedFilename()).isEqualTo("users-differences.csv");
        assertThat(Files.readString(download.path())).isEqualTo(SampleReports.DIFFERENCES);
    }

    @Test
    void neverShowsEvidenceInThePage() {
        var answer = context.request().get(url(DIFFERENCES));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("content-type", "text/csv;charset=utf-8")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("cache-control", "no-store");
        assertThat(answer.headers().get("content-disposition"))
                .startsWith("attachment")
                .contains("users-differences.csv");
    }

    @Test
    void handsOutBothDumpsAsOneArchive() throws IOException {
        var download = page.waitForDownload(() -> link("Download both dumps").click());

        assertThat(download.suggestedFilename()).isEqualTo("users-attempt-2.zip");
        assertThat(unzipped(download.path()))
                .containsEntry("users-hq.csv", SampleReports.LEFT_DUMP)
                .containsEntry("users-differences.csv", SampleReports.DIFFERENCES)
                .containsOnlyKeys(
                        "users-hq.csv",
                        "users-field.csv",
                        "users-hq.json",
                        "users-field.json",
                        "users-differences.csv");
    }

    @Test
    void handsNothingToSomebodyWhoIsNotSignedIn() {
        var url = url(DIFFERENCES);
        try (var stranger = chromium.browser().newContext()) {
            var answer = stranger.request().get(url, straight());

            assertThat(answer.status()).isIn(302, 401, 403, 404);
            assertThat(answer.text()).doesNotContain("user_id");
        }
    }

    @Test
    void handsNothingToSomebodyWhoSignedOut() {
        var url = url(DIFFERENCES);
        page.getByRole(AriaRole.BUTTON, named("Shanghai QA (you)")).click();
        page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
        page.getByRole(AriaRole.HEADING, heading("Sign in")).waitFor();
        SignedIn.forget();

        var answer = context.request().get(url, straight());

        assertThat(answer.status()).isIn(302, 401, 403, 404);
        assertThat(answer.text()).doesNotContain("user_id");
    }

    @Test
    void saysThatAFileHasBeenRemovedSinceThePageWasOpened() throws IOException {
        var url = url(DIFFERENCES);
        evidence.remove(file(EvidenceRef.Kind.DIFFERENCES).sha256(), Instant.MAX);

        var answer = context.request().get(url);

        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.text())
                .isEqualTo(
                        "This file has been removed: its retention has passed. Its digest stays in"
                                + " the journal.");
    }

    @Test
    void handsOutNothingThatTheRunDoesNotName() {
        var url = url(DIFFERENCES);
        runs.clear();
        SampleChecks.underWay(runs, evidence);

        var answer = context.request().get(url);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEqualTo("This run names no such file.");
    }

    @Test
    void neverHandsOutChangedEvidenceAsWhole() throws IOException {
        var url = url(DIFFERENCES);
        var changed = file(EvidenceRef.Kind.DIFFERENCES).sha256();
        var other = file(EvidenceRef.Kind.LEFT_DUMP).sha256();
        Files.copy(onDisk(other), Files.newOutputStream(onDisk(changed)));

        var answer = context.request().get(url);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).isEqualTo(CHANGED);
    }

    @Test
    void endsTheDownloadOfACutOffFileAtOnce() throws IOException {
        var url = url(DIFFERENCES);
        var file = onDisk(file(EvidenceRef.Kind.DIFFERENCES).sha256());
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) / 2));

        var answer = context.request().get(url, RequestOptions.create().setTimeout(5_000));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).isEqualTo(CHANGED);
    }

    private Path onDisk(String sha256) throws IOException {
        try (var files = Files.walk(home)) {
            return files.filter(file -> file.getFileName().toString().equals(sha256 + ".gz"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private EvidenceRef file(EvidenceRef.Kind kind) {
        var state = runs.board(run).orElseThrow().state().step(SampleChecks.COMPARE);
        return state.lastOutcome("users").evidence().stream()
                .filter(file -> file.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static TreeMap<String, String> unzipped(Path file) throws IOException {
        var contents = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(Files.newInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                contents.put(
                        entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return contents;
    }

    private Locator link(String words) {
        return page.getByRole(AriaRole.LINK, named(words));
    }

    private String url(String words) {
        return (String) link(words).evaluate("link => link.href");
    }

    /// Without following to the sign-in page.
    private static RequestOptions straight() {
        return RequestOptions.create().setMaxRedirects(0);
    }

    private String address(String place) {
        return "http://localhost:" + port + "/" + place;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions heading(String name) {
        return named(name);
    }
}
