package dev.tminus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.tminus.evidence.EvidenceStore;
import dev.tminus.planning.InMemoryRuns;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunId;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.StepId;
import dev.tminus.testing.Axe;
import dev.tminus.testing.Chromium;
import dev.tminus.testing.Pages;
import dev.tminus.testing.SignedIn;
import dev.tminus.testing.Slow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Every screen in a real browser: a picture of it in `target/screenshots`, and nothing for axe to
/// find, in light, dark and on a phone.
@Slow
@OnTheSample
class ScreensTest {

    private static final String OVERFLOW =
            "Math.max(0, document.documentElement.scrollWidth - innerWidth)";

    /// The buttons and clocks of the head that a click in their middle would miss.
    private static final String COVERED =
            """
            [...document.querySelectorAll('.runheader .btn, .runheader .chip, .runheader .lab, .runheader .tclock, .crumbs>:last-child, .runheader .zone .t, .mobilebar .btn')]
              .filter(one => one.checkVisibility())
              .filter(one => {
                const box = one.getBoundingClientRect();
                const hit = document.elementFromPoint(
                    box.x + box.width / 2, box.y + box.height / 2);
                return box.left < 0 || box.right > innerWidth || !one.contains(hit);
              })
              .map(one => one.textContent)
            """;

    /// Whether a name is cut off though there is room for it.
    private static final String CUT_SHORT =
            "all => innerWidth > 720 && all.some(e =>"
                    + " e.scrollWidth > e.clientWidth && e.clientWidth < 120)";

    private static final Path PICTURES = Path.of("target/screenshots");

    private static Chromium chromium;

    @LocalServerPort private int port;
    @Autowired private InMemoryRuns runs;
    @Autowired private EvidenceStore evidence;
    private BrowserContext context;
    private Page page;
    private Device device = Device.DESKTOP;
    private RunId run;

    enum Device {
        DESKTOP(1440, 900),
        PHONE(390, 844);

        private final int width;
        private final int height;

        Device(int width, int height) {
            this.width = width;
            this.height = height;
        }

        private Browser.NewContextOptions options() {
            return new Browser.NewContextOptions()
                    .setViewportSize(width, height)
                    .setTimezoneId("Asia/Shanghai");
        }
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
    void plan() {
        runs.clear();
        run = Sample.underWay(runs, Mode.LIVE, 6);
        runs.at(Sample.NOW);
    }

    @AfterEach
    void close() {
        context.close();
    }

    @ParameterizedTest
    @EnumSource
    void showsEveryScreenWithoutAFinding(Device with) {
        open(with);

        page.navigate(address(Places.SIGN_IN));
        page.getByRole(AriaRole.HEADING, named("Sign in")).waitFor();
        look("sign-in");
        signIn("Shanghai QA");
        look("home");
        visit(Places.RUNS, "Runs");
        look("runs");
        visit(Places.PROFILE, "Your profile");
        look("profile");
        visit(Places.RUNBOOKS, "Runbooks");
        look("runbooks");
        visit(Places.runbook(Sample.GOOD_FILE), "HQ/Field migration");
        page.locator(".versions").waitFor();
        look("runbook");
        visit(Places.changes(Sample.GOOD_FILE, "60a699d", "now"), "HQ/Field migration");
        page.locator(".cmp .pd").waitFor();
        look("runbook-changes");
        visit(Places.runbook(Sample.BROKEN_FILE), Sample.BROKEN_FILE);
        look("runbook-problems");
        visit(Places.plan(Sample.GOOD_FILE), "Plan a release");
        look("plan");
        visit(Places.run(run), "HQ/Field migration");
        look("run");
        visit(Places.step(run, new StepId("compare")), "Compare users field ↔ hq");
        look("run-step");
        visit("nowhere", "Nothing is here");
        look("not-found");
    }

    @ParameterizedTest
    @EnumSource
    void showsABusyAndAnEmptyHomeWithoutAFinding(Device with) {
        busy();
        open(with, "SF release manager");
        look("home-busy");
        visit(Places.run(run), "HQ/Field migration");
        page.getByRole(AriaRole.BUTTON, button("Roles…")).click();
        page.getByRole(AriaRole.HEADING, named("Roles")).waitFor();
        look("run-roles");
        page.getByRole(AriaRole.BUTTON, button("Give the role")).click();
        page.getByText("Choose somebody for")
                .or(page.getByText("These people are in"))
                .first()
                .waitFor();
        visit(Places.RUNS + "?show=scrubbed", "Runs");
        look("runs-scrubbed");
        runs.clear();
        visit(Places.HOME, "Waiting on you");
        look("home-empty");
    }

    /// A rehearsal on hold, one scrubbed, and two releases to come beside the one under way.
    private void busy() {
        var at = Sample.NOW.minusSeconds(3600);
        for (var reason : List.of("Not this week.", "The vendor withdrew the patch.")) {
            var off = Sample.planned(runs, Mode.REHEARSAL, 3);
            Sample.accept(runs, off, at, Sample.MANAGER, new RunCommand.StartRun());
            Sample.accept(runs, off, Sample.NOW, Sample.MANAGER, new RunCommand.ScrubRun(reason));
        }
        var held = Sample.planned(runs, Mode.REHEARSAL, 3);
        Sample.accept(runs, held, at, Sample.MANAGER, new RunCommand.StartRun());
        Sample.accept(
                runs,
                held,
                Sample.NOW.minusSeconds(240),
                Sample.MANAGER,
                new RunCommand.HoldRun("Fault F2: the proxy of QA is unplugged."));
        Sample.planned(runs, Mode.LIVE, 3);
        Sample.planned(runs, Mode.REHEARSAL, 3);
        runs.at(Sample.NOW);
    }

    @ParameterizedTest
    @EnumSource
    void showsWhatChecksFoundWithoutAFinding(Device with) {
        runs.clear();
        run = SampleChecks.underWay(runs, evidence);
        SampleChecks.protect(runs, run, evidence);
        open(with, "Shanghai QA");

        visit(check(SampleChecks.COMPARE, "users"), "Users field ↔ hq: 50 rows differ");
        look("check-dump");
        visit(check(SampleChecks.COMPARE, "users") + "/1", "Users field ↔ hq: 4,812 rows differ");
        look("check-attempt");
        visit(check(SampleChecks.SAME, "copies"), "all 48,212 rows are the same");
        look("check-passed");
        visit(check(SampleChecks.ACCOUNTS, "accounts"), "3 counts differ");
        look("check-counts");
        visit(check(SampleChecks.QUEUE, "queue-empty"), "7, 0 wanted");
        look("check-sql");
        visit(check(SampleChecks.SCHEMA, "schema"), "could not run");
        look("check-inconclusive");
        visit(check(SampleChecks.LONG, "copies"), "attempt 1 is running");
        look("check-running");
        visit(check(SampleChecks.OLD, "copies"), "passed");
        look("check-old");
        visit(check(SampleChecks.WRITES, "drained"), "7, 0 wanted");
        look("check-protection");
        visit(Places.step(run, SampleChecks.WRITES), "Enable writes on Field");
        look("run-waiting");
        visit(Places.step(run, SampleChecks.COMPARE), "Compare users field ↔ hq");
        look("run-checking");
    }

    @ParameterizedTest
    @EnumSource
    void showsAPlanWithoutAFinding(Device with) {
        runs.know(SamplePlan.version(), SamplePlan.runbook());
        runs.serversSay(SamplePlan::fenced);
        open(with, "Shanghai QA");

        visit(Places.plan(SamplePlan.FILE), "Plan a release");
        page.locator(".findings:not([aria-busy]) .what").first().waitFor();

        look("plan-whole");
    }

    @ParameterizedTest
    @EnumSource
    void showsAWholeReleaseWithoutAFinding(Device with) {
        runs.clear();
        run = SampleRelease.underWay(runs);
        SampleRelease.fill(runs, run, SampleRelease.file(evidence));
        open(with, "Boston ops");

        visit(Places.step(run, SampleRelease.USERS), "Compare users field ↔ hq");
        look("run-offered");
        if (device == Device.DESKTOP) {
            page.getByRole(AriaRole.BUTTON, button("Contingencies…")).first().click();
            page.getByRole(AriaRole.HEADING, named("C2 HQ unreachable")).last().waitFor();
            look("run-contingencies");
        }
        visit(Places.step(run, SampleRelease.TTL), "Lower the TTL of app.example.com");
        look("run-form");
        SampleRelease.open(runs, run);
        visit(Places.run(run), "HQ/Field migration");
        look("run-contingency");
    }

    private String check(StepId step, String use) {
        return Places.check(run, step, use);
    }

    @Test
    void saysOnEveryPageThatTheLedgerIsBroken() {
        open(Device.DESKTOP, "Shanghai QA");
        runs.breakLedger("Entry 4 of run 12 does not verify.");

        visit(Places.step(run, new StepId("compare")), "Compare users field ↔ hq");

        assertThat(page.getByRole(AriaRole.BUTTON, button("Sign off as QA")).isDisabled()).isTrue();
        assertThat(page.locator(".alarm").innerText()).contains("Entry 4 of run 12");
        look("ledger-broken");
    }

    /// In a browser, for only there it is seen what becomes of a text.
    @Test
    void letsNoTextReachWhatDecides() {
        run = Bypasses.underWay(runs);
        open(Device.DESKTOP, "Shanghai QA");
        var elsewhere = new ArrayList<String>();
        page.onRequest(request -> {
            if (!request.url().matches("(http|ws)://localhost:" + port + "/.*|data:.*")) {
                elsewhere.add(request.url());
            }
        });
        visit(Places.step(run, Bypasses.STEP), "Do it");
        Pages.settle(page);

        assertThat(page.locator(".md").count()).isEqualTo(1 + Bypasses.ALL.size());
        assertThat(page.evaluate(Bypasses.WHAT_ESCAPED)).isEqualTo(List.of());
        assertThat(elsewhere).isEmpty();
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("run-hostile.png")));
        page.getByRole(AriaRole.BUTTON, button("Sign off as QA")).click();
        page.getByText("Signed by QA").first().waitFor();
    }

    @ParameterizedTest
    @EnumSource
    void keepsEverythingInItsPlaceWhateverTheTitle(Device with) {
        var title = "W".repeat(500);
        run = Bypasses.underWay(runs, title);
        open(with, "SF release manager");
        assertThat(page.evaluate(OVERFLOW)).isEqualTo(0);

        for (var width : with == Device.DESKTOP ? List.of(1440, 1280, 1024) : List.of(390)) {
            page.setViewportSize(width, with.height);
            visit(Places.run(run), title);
            Pages.settle(page);

            assertThat(page.evaluate(OVERFLOW)).as("at " + width).isEqualTo(0);
            assertThat(page.evaluate(COVERED)).as("at " + width).isEqualTo(List.of());
            assertThat(page.locator(".runheader h1").getAttribute("title")).isEqualTo(title);
            assertThat(page.locator(".runheader h1").boundingBox().height).isLessThanOrEqualTo(46);
        }
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve("run-long-title-" + with + ".png")));
    }

    private void open(Device with) {
        open(with, chromium.browser().newContext(with.options()));
    }

    private void open(Device with, String person) {
        open(with, SignedIn.as(person, address(""), chromium.browser(), with.options()));
        page.navigate(address(""));
        page.getByRole(AriaRole.HEADING, named("Waiting on you")).waitFor();
    }

    private void open(Device with, BrowserContext browser) {
        device = with;
        context = browser;
        page = context.newPage();
        page.setDefaultTimeout(15_000);
    }

    private void signIn(String person) {
        page.getByRole(AriaRole.BUTTON, button("Sign in as " + person)).click();
        page.getByRole(AriaRole.HEADING, named("Waiting on you")).waitFor();
    }

    private void visit(String place, String heading) {
        Pages.go(page, place);
        page.getByRole(AriaRole.HEADING, named(heading)).first().waitFor();
    }

    /// At the gateway in both schemes: in the dark only the colours are others.
    private void look(String name) {
        switch (device) {
            case DESKTOP -> {
                look(name + "-light", ColorScheme.LIGHT, Axe::findings);
                look(name + "-dark", ColorScheme.DARK, Axe::contrast);
            }
            case PHONE -> look(name + "-phone", ColorScheme.LIGHT, Axe::findings);
        }
    }

    private void look(String name, ColorScheme scheme, Function<Page, List<String>> axe) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        Pages.settle(page);
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        var cut = page.locator(".crumbs > .current").evaluateAll(CUT_SHORT);
        assertThat(cut).as(name + ": where the page is").isEqualTo(false);
        assertThat(page.evaluate(OVERFLOW)).as(name + ": beyond the edge").isEqualTo(0);
        assertThat(axe.apply(page)).as(name).isEmpty();
    }

    private String address(String place) {
        return "http://localhost:" + port + "/" + place;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
