package dev.tminus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.tminus.TminusApplication;
import dev.tminus.evidence.EvidenceStore;
import dev.tminus.run.InMemoryRuns;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunId;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.StepId;
import dev.tminus.testing.Chromium;
import dev.tminus.testing.Pages;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Every screen in a real browser: a picture of it in `target/screenshots`, and nothing for axe to
/// find, in light, dark and on a phone.
@SpringBootTest(
        classes = {TminusApplication.class, SampleBeans.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"tminus.demo=true", "server.address=127.0.0.1"})
class ScreensTest {

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry properties) {
        SampleBeans.freshHome(properties);
    }

    private static final Path PICTURES = Path.of("target/screenshots");

    private static Chromium chromium;

    @LocalServerPort private int port;
    @Autowired private InMemoryRuns runs;
    @Autowired private EvidenceStore evidence;
    private BrowserContext context;
    private Page page;
    private RunId run;

    enum Look {
        LIGHT(1440, 900, ColorScheme.LIGHT),
        DARK(1440, 900, ColorScheme.DARK),
        PHONE(390, 844, ColorScheme.LIGHT);

        private final int width;
        private final int height;
        private final ColorScheme scheme;

        Look(int width, int height, ColorScheme scheme) {
            this.width = width;
            this.height = height;
            this.scheme = scheme;
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
        runs.mendLedger();
        runs.serversAreQuiet();
        run = Sample.underWay(runs, Mode.LIVE, 6);
        runs.at(Sample.NOW);
    }

    @AfterEach
    void close() {
        context.close();
    }

    @ParameterizedTest
    @EnumSource
    void showsEveryScreenWithoutAFinding(Look look) {
        open(look);
        var name = look.name().toLowerCase(Locale.ROOT);

        page.navigate(address(Places.SIGN_IN));
        page.getByRole(AriaRole.HEADING, named("Sign in")).waitFor();
        look("sign-in-" + name);
        signIn("Shanghai QA");
        look("home-" + name);
        visit(Places.RUNS, "Runs");
        look("runs-" + name);
        visit(Places.PROFILE, "Your profile");
        look("profile-" + name);
        visit(Places.RUNBOOKS, "Runbooks");
        look("runbooks-" + name);
        visit(Places.runbook(Sample.GOOD_FILE), "HQ/Field migration");
        look("runbook-" + name);
        visit(Places.runbook(Sample.BROKEN_FILE), Sample.BROKEN_FILE);
        look("runbook-problems-" + name);
        visit(Places.plan(Sample.GOOD_FILE), "Plan a release");
        look("plan-" + name);
        visit(Places.run(run), "HQ/Field migration");
        look("run-" + name);
        visit(Places.step(run, new StepId("compare")), "Compare users field ↔ hq");
        look("run-step-" + name);
        visit("nowhere", "Nothing is here");
        look("not-found-" + name);
    }

    @ParameterizedTest
    @EnumSource
    void showsABusyAndAnEmptyHomeWithoutAFinding(Look look) {
        busy();
        open(look);
        var name = look.name().toLowerCase(Locale.ROOT);

        page.navigate(address(Places.SIGN_IN));
        signIn("SF release manager");
        look("home-busy-" + name);
        visit(Places.RUNS + "?show=scrubbed", "Runs");
        look("runs-scrubbed-" + name);
        runs.clear();
        visit(Places.HOME, "Waiting on you");
        look("home-empty-" + name);
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
    void showsWhatChecksFoundWithoutAFinding(Look look) {
        runs.clear();
        run = SampleChecks.underWay(runs, evidence);
        SampleChecks.protect(runs, run, evidence);
        open(look);
        var name = look.name().toLowerCase(Locale.ROOT);
        page.navigate(address(Places.SIGN_IN));
        signIn("Shanghai QA");

        visit(check(SampleChecks.COMPARE, "users"), "Users field ↔ hq: 50 rows differ");
        look("check-dump-" + name);
        visit(check(SampleChecks.COMPARE, "users") + "/1", "Users field ↔ hq: 4,812 rows differ");
        look("check-attempt-" + name);
        visit(check(SampleChecks.SAME, "copies"), "all 48,212 rows are the same");
        look("check-passed-" + name);
        visit(check(SampleChecks.ACCOUNTS, "accounts"), "3 counts differ");
        look("check-counts-" + name);
        visit(check(SampleChecks.QUEUE, "queue-empty"), "7, 0 wanted");
        look("check-sql-" + name);
        visit(check(SampleChecks.SCHEMA, "schema"), "could not run");
        look("check-inconclusive-" + name);
        visit(check(SampleChecks.LONG, "copies"), "attempt 1 is running");
        look("check-running-" + name);
        visit(check(SampleChecks.OLD, "copies"), "passed");
        look("check-old-" + name);
        visit(check(SampleChecks.WRITES, "drained"), "7, 0 wanted");
        look("check-protection-" + name);
        visit(Places.step(run, SampleChecks.WRITES), "Enable writes on Field");
        look("run-waiting-" + name);
        visit(Places.step(run, SampleChecks.COMPARE), "Compare users field ↔ hq");
        look("run-checking-" + name);
    }

    @ParameterizedTest
    @EnumSource
    void showsAPlanWithoutAFinding(Look look) {
        runs.know(SamplePlan.version(), SamplePlan.runbook());
        runs.serversSay(SamplePlan::fenced);
        open(look);
        page.navigate(address(Places.SIGN_IN));
        signIn("Shanghai QA");

        visit(Places.plan(SamplePlan.FILE), "Plan a release");
        page.locator(".findings:not([aria-busy]) .what").first().waitFor();

        look("plan-whole-" + look.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @EnumSource
    void showsAWholeReleaseWithoutAFinding(Look look) {
        runs.clear();
        run = SampleRelease.underWay(runs);
        SampleRelease.fill(runs, run, SampleRelease.file(evidence));
        open(look);
        var name = look.name().toLowerCase(Locale.ROOT);
        page.navigate(address(Places.SIGN_IN));
        signIn("Boston ops");

        switch (look) {
            case LIGHT, PHONE -> {
                visit(Places.step(run, SampleRelease.TTL), "Lower the TTL of app.example.com");
                look("run-form-" + name);
                SampleRelease.open(runs, run);
                visit(Places.run(run), "HQ/Field migration");
                look("run-contingency-" + name);
            }
            case DARK -> {
                visit(Places.step(run, SampleRelease.USERS), "Compare users field ↔ hq");
                look("run-offered-" + name);
                page.getByRole(AriaRole.BUTTON, button("Contingencies…")).first().click();
                page.getByRole(AriaRole.HEADING, named("C2 HQ unreachable")).last().waitFor();
                look("run-contingencies-" + name);
            }
        }
    }

    private String check(StepId step, String use) {
        return Places.check(run, step, use);
    }

    @Test
    void saysOnEveryPageThatTheLedgerIsBroken() {
        open(Look.LIGHT);
        page.navigate(address(Places.SIGN_IN));
        signIn("Shanghai QA");
        runs.breakLedger("Entry 4 of run 12 does not verify.");

        visit(Places.step(run, new StepId("compare")), "Compare users field ↔ hq");

        assertThat(page.getByRole(AriaRole.BUTTON, button("Sign off as QA")).isDisabled()).isTrue();
        assertThat(page.locator(".alarm").innerText()).contains("Entry 4 of run 12");
        look("ledger-broken-light");
    }

    private void open(Look look) {
        context =
                chromium.browser()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setViewportSize(look.width, look.height)
                                        .setColorScheme(look.scheme)
                                        .setTimezoneId("Asia/Shanghai"));
        page = context.newPage();
        page.setDefaultTimeout(15_000);
    }

    private void signIn(String person) {
        page.getByRole(AriaRole.BUTTON, button("Sign in as " + person)).click();
        page.getByRole(AriaRole.HEADING, named("Waiting on you")).waitFor();
    }

    private void visit(String place, String heading) {
        page.navigate(address(place));
        page.getByRole(AriaRole.HEADING, named(heading)).first().waitFor();
    }

    private void look(String name) {
        Pages.settle(page);
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        var findings = new AxeBuilder(page).analyze().getViolations();
        assertThat(findings)
                .as(name)
                .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                .isEmpty();
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
