package dev.tminus.ui.planning;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tminus.planning.InMemoryRuns;
import dev.tminus.run.RunEvent;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.testing.Chromium;
import dev.tminus.testing.Pages;
import dev.tminus.testing.SignedIn;
import dev.tminus.testing.Slow;
import dev.tminus.ui.OnTheSample;
import dev.tminus.ui.Places;
import dev.tminus.ui.Sample;
import dev.tminus.ui.SamplePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Planning in a browser, where the answers come beside the page.
@Slow
@OnTheSample
class PlanPageTest {

    private static final String REFUSAL =
            "Nothing is planned on qa.\nhq answers as production's hq.\nfield does not answer.";
    private static Chromium chromium;

    @LocalServerPort private int port;
    @Autowired private InMemoryRuns runs;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @BeforeEach
    void signIn() {
        runs.clear();
        runs.know(SamplePlan.version(), SamplePlan.runbook());
        Sample.planned(runs, Mode.REHEARSAL, 2);
        runs.at(Sample.NOW);
        context =
                SignedIn.as(
                        "SF release manager",
                        address(""),
                        chromium.browser(),
                        new Browser.NewContextOptions().setTimezoneId("Asia/Shanghai"));
        page = context.newPage();
        page.setDefaultTimeout(6_000);
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void leadsToThePlannedRun() {
        open(Sample.GOOD_FILE);

        button("Plan the rehearsal").click();

        page.getByRole(AriaRole.HEADING, named("HQ/Field migration")).waitFor();
        assertThat(runs.list()).hasSize(2);
    }

    @Test
    void saysLineByLineBesideTheEnvironmentWhyNothingIsPlanned() {
        open(Sample.GOOD_FILE);
        runs.refusePlans(REFUSAL);

        button("Plan the rehearsal").click();
        page.getByText("field does not answer.").waitFor();

        assertThat(page.locator(".planform .banner").innerText()).isEqualTo(REFUSAL);
        assertThat(page.locator("div:has(> vaadin-radio-group) + div .banner").count())
                .isEqualTo(1);
        assertThat(button("Plan the rehearsal")).isEnabled();
    }

    @Test
    void choosesNoProductionByItself() {
        open(SamplePlan.FILE);

        assertThat(page.getByRole(AriaRole.RADIO, named("qa REHEARSAL"))).isChecked();
        assertThat(page.getByRole(AriaRole.RADIO, named("production PRODUCTION")))
                .not()
                .isChecked();
    }

    @Test
    void saysBesideEachFieldWhatIsWrongAndPlansNothing() {
        open(SamplePlan.FILE);
        fill("Accounts to migrate", "many");
        person("Shanghai QA").click();
        person("Boston ops").last().click();

        button("Plan the rehearsal").click();

        assertThat(page.getByText("Look at the marked fields first.")).isVisible();
        assertThat(errors())
                .containsExactly(
                        "Build of Field is required.",
                        "Accounts to migrate is \"many\"; write a whole number such as 42.",
                        "qa needs somebody, chosen are 0.");
        assertThat(runs.list()).hasSize(1);
    }

    @Test
    void pinsInputsAnswersAndPeople() {
        open(SamplePlan.FILE);
        fill("Build of Field", "4.2");
        fill("Accounts to migrate", "048");
        fill("How long does the migration take?", "90m");
        person("Boston ops").last().click();

        button("Plan the rehearsal").click();

        page.getByRole(AriaRole.HEADING, named("Field East migration")).waitFor();
        var plan = runs.board(runs.list().getFirst().id()).orElseThrow().state().plan();
        assertThat(plan.inputs()).isEqualTo(Map.of("build", "4.2", "accounts", "48"));
        assertThat(plan.answers()).isEqualTo(Map.of(SamplePlan.DURATION, "1h30m"));
        assertThat(plan.roles())
                .containsEntry(new RoleName("qa"), List.of(Sample.QA))
                .containsEntry(new RoleName("ops"), List.of(Sample.OPS, Sample.MANAGER));
    }

    @Test
    void losesNothingOverARefusal() {
        open(SamplePlan.FILE);
        fill("Build of Field", "4.2");
        fill("Accounts to migrate", "48");
        fill("How long does the migration take?", "90m");
        person("SF release manager").first().click();
        setZero("19/10/2026", "21:30");
        runs.refusePlans(REFUSAL);

        button("Plan the rehearsal").click();
        page.getByText("field does not answer.").waitFor();
        runs.refusePlans(null);
        button("Plan the rehearsal").click();

        page.getByRole(AriaRole.HEADING, named("Field East migration")).waitFor();
        RunEvent.RunPlanned plan =
                runs.board(runs.list().getFirst().id()).orElseThrow().state().plan();
        assertThat(plan.zero()).isEqualTo(Instant.parse("2026-10-20T01:30:00Z"));
        assertThat(plan.inputs()).isEqualTo(Map.of("build", "4.2", "accounts", "48"));
        assertThat(plan.answers()).isEqualTo(Map.of(SamplePlan.DURATION, "1h30m"));
        assertThat(plan.roles()).containsEntry(new RoleName("ops"), List.of(Sample.OPS));
    }

    @Test
    void saysBeforehandWhatWasFound() {
        runs.serversSay(SamplePlan::fenced);
        runs.warn("Line 12: Step announce asks for no sign-off.");

        open(SamplePlan.FILE);

        assertThat(findings())
                .containsExactlyInAnyOrder(
                        "Problem " + SamplePlan.FENCED,
                        "Problem Build of Field is required.",
                        "Problem Accounts to migrate is required.",
                        "Warning Run 12, HQ/Field migration, is scheduled and not started on qa."
                                + " Make sure that the two do not meet.",
                        "Warning Line 12: Step announce asks for no sign-off.",
                        "Problem Source archive in qa gave no answer within 8s. A run is planned"
                                + " when its sources answer; write exists: later for one that comes"
                                + " into being during the release.",
                        "Warning \"How long does the migration take?\" is not answered. Step 2.1,"
                                + " Poll: cross the point of no return, does not begin before it is."
                                + " The plan assumes 2h. Answer it here, or ops answers it in the run;"
                                + " it is due at T-2d, which has passed.",
                        "Passed field answers: H2 2.4.240, database hq-qa, schema PUBLIC.",
                        "Passed Every role has enough people.",
                        "Passed 10 of 10 steps have a planned time, from T-1h to T+2h11m.");
        assertThat(page.locator(".preflight .counts").innerText().replace("\n", " "))
                .isEqualTo("4 problems 3 warnings 3 passed");
    }

    @Test
    void saysThatItAsksWhileServersTakeTheirTime() throws InterruptedException {
        var answer = new CountDownLatch(1);
        runs.serversSay(() -> {
            await(answer);
            return SamplePlan.answering();
        });

        page.navigate(address(Places.plan(SamplePlan.FILE)));
        var asking = page.getByText("Asking the servers of qa who they are…");
        asking.waitFor();
        fill("Build of Field", "4.2");
        answer.countDown();

        page.getByText("field answers:").waitFor();
        assertThat(asking).isHidden();
        assertThat(page.getByText("Out of date; run preflight again.")).isVisible();
        button("Check now").click();
        assertThat(page.getByText("Build of Field is required.")).isHidden();
        assertThat(page.getByText("Out of date; run preflight again.")).isHidden();
    }

    @Test
    void looksAgainWhereAnotherTargetIsChosen() {
        open(SamplePlan.FILE);

        page.getByRole(AriaRole.RADIO, named("production PRODUCTION")).click();

        page.getByText("No other run is planned or under way on production.").waitFor();
        assertThat(button("Plan the release")).isVisible();
    }

    @Test
    void offersBothReadingsOfATimeThatTheClocksShowTwice() {
        open(SamplePlan.FILE);

        setZero("01/11/2026", "01:30");

        assertThat(errors()).anyMatch(error -> error.contains("twice"));
        assertThat(page.getByText("Set T-0 to see them.")).isVisible();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Read it as UTC-5").setExact(false))
                .click();
        assertThat(page.locator(".planform .facts")).containsText("Sun 1 Nov 2026, 14:30");
        assertThat(page.getByText("Set T-0 to see them.")).isHidden();
    }

    @Test
    void refusesATimeThatTheClocksSkip() {
        open(SamplePlan.FILE);

        setZero("14/03/2027", "02:30");
        button("Plan the rehearsal").click();

        assertThat(page.locator("vaadin-date-time-picker[invalid]").first()).isVisible();
        assertThat(runs.list()).hasSize(1);
        setZero("14/03/2027", "03:30");
        assertThat(page.locator("vaadin-date-time-picker[invalid]")).hasCount(0);
    }

    @Test
    void showsTheTimesOfThePlanAtOnce() {
        open(SamplePlan.FILE);

        setZero("20/10/2026", "09:00");

        assertThat(cells("Phases and window"))
                .containsExactly(
                        "1 Pre-release HQ | Tue 20 Oct 08:00 T-1h | Tue 20 Oct 09:35 T+35m",
                        "2 Release day | Tue 20 Oct 10:00 T+1h | Tue 20 Oct 10:15 T+1h15m",
                        "3 Aftercare | Tue 20 Oct 11:01 T+2h01m | Tue 20 Oct 11:16 T+2h16m",
                        "Window | Tue 20 Oct 08:30 T-30m | Tue 20 Oct 13:00 T+4h00m20s");
        assertThat(cells("Local time at T-0"))
                .containsExactly(
                        "Boston operations | Tue 20 Oct 09:00 | Awake",
                        "Shanghai QA | Tue 20 Oct 21:00 | Awake",
                        "San Francisco release | Tue 20 Oct 06:00 | Asleep");
        assertThat(page.getByText("the runbook allows Fri, Sat.")).isVisible();
    }

    private void open(String file) {
        page.navigate(address(Places.plan(file)));
        page.getByRole(AriaRole.HEADING, named("Plan a release")).waitFor();
        page.locator(".findings:not([aria-busy])").waitFor();
        Pages.settle(page);
    }

    private void fill(String label, String value) {
        var field = page.getByLabel(label).first();
        field.fill(value);
        field.press("Tab");
        Pages.settle(page);
    }

    private void setZero(String date, String time) {
        var day = page.getByLabel("Day of T-0");
        day.fill(date);
        day.press("Enter");
        day.press("Tab");
        var clock = page.getByLabel("Time of T-0");
        clock.fill(time);
        clock.press("Enter");
        clock.press("Tab");
        Pages.settle(page);
    }

    private Locator person(String name) {
        return page.getByRole(AriaRole.CHECKBOX, named(name).setExact(true));
    }

    private List<String> errors() {
        return page.locator(".form [invalid] [slot=error-message]").allInnerTexts().stream()
                .map(String::strip)
                .filter(error -> !error.isEmpty())
                .toList();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private List<String> findings() {
        return page.locator(".findings > li").allInnerTexts().stream()
                .map(text -> text.strip().replaceAll("\\s+", " "))
                .toList();
    }

    private List<String> cells(String table) {
        return page.locator("table:has(caption:text-is('" + table + "')) tbody tr").all().stream()
                .map(row -> String.join(" | ", texts(row)))
                .toList();
    }

    private static List<String> texts(Locator row) {
        return row.locator("th, td").allInnerTexts().stream()
                .map(text -> text.strip().replaceAll("\\s+", " "))
                .toList();
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Nobody went on");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String address(String place) {
        return "http://localhost:" + port + "/" + place;
    }
}
