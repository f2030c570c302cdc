package dev.tminus.ui.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tminus.TminusApplication;
import dev.tminus.run.InMemoryRuns;
import dev.tminus.runbook.Mode;
import dev.tminus.testing.Chromium;
import dev.tminus.testing.Pages;
import dev.tminus.ui.Places;
import dev.tminus.ui.Sample;
import dev.tminus.ui.SampleBeans;
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

/// Planning in a browser, where the answer comes beside the page.
@SpringBootTest(
        classes = {TminusApplication.class, SampleBeans.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"tminus.demo=true", "server.address=127.0.0.1"})
class PlanPageTest {

    private static final String REFUSAL =
            "Nothing is planned on qa.\nhq answers as production's hq.\nfield does not answer.";

    private static Chromium chromium;

    @LocalServerPort private int port;
    @Autowired private InMemoryRuns runs;
    private BrowserContext context;
    private Page page;

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
    void openThePlan() {
        runs.clear();
        runs.refusePlans(null);
        Sample.planned(runs, Mode.REHEARSAL, 2);
        context = chromium.browser().newContext();
        page = context.newPage();
        page.navigate(address(Places.SIGN_IN));
        page.getByRole(AriaRole.BUTTON, named("Sign in as SF release manager")).click();
        page.getByRole(AriaRole.HEADING, named("Waiting on you")).waitFor();
        page.navigate(address(Places.plan(Sample.GOOD_FILE)));
        page.getByRole(AriaRole.HEADING, named("Plan a release")).waitFor();
        Pages.settle(page);
    }

    @AfterEach
    void close() {
        runs.refusePlans(null);
        context.close();
    }

    @Test
    void leadsToThePlannedRun() {
        page.getByRole(AriaRole.BUTTON, named("Plan the rehearsal")).click();

        page.getByRole(AriaRole.HEADING, named("HQ/Field migration")).waitFor();
        assertThat(runs.list()).hasSize(2);
    }

    @Test
    void saysLineByLineBesideTheEnvironmentWhyNothingIsPlanned() {
        runs.refusePlans(REFUSAL);

        page.getByRole(AriaRole.BUTTON, named("Plan the rehearsal")).click();
        page.getByText("field does not answer.").waitFor();

        assertThat(page.locator(".planform .banner").innerText()).isEqualTo(REFUSAL);
        assertThat(page.locator("vaadin-radio-group + div .banner").count()).isEqualTo(1);
        assertThat(page.getByRole(AriaRole.BUTTON, named("Plan the rehearsal")).isEnabled())
                .isTrue();
    }

    private String address(String place) {
        return "http://localhost:" + port + "/" + place;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
