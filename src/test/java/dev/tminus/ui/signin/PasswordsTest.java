package dev.tminus.ui.signin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tminus.TminusApplication;
import dev.tminus.people.SetupLink;
import dev.tminus.testing.Chromium;
import dev.tminus.testing.Slow;
import dev.tminus.ui.Places;
import dev.tminus.ui.SampleBeans;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
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

/// The way in where there are no sample accounts, in a real browser.
@Slow
@SpringBootTest(
        classes = {TminusApplication.class, SampleBeans.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"tminus.demo=false", "tminus.proxies=127.0.0.1"})
class PasswordsTest {

    private static final String PASSWORD = "a sentence that nobody guesses";

    private static Chromium chromium;

    @LocalServerPort private int port;
    @Autowired private SetupLink setup;
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
    void openPage() {
        context = chromium.browser().newContext();
        page = context.newPage();
        page.setDefaultTimeout(15_000);
    }

    @AfterEach
    void closePage() {
        context.close();
    }

    @Test
    void leadsFromTheSetupLinkToTheWantedPageAndOutAgain() {
        setPassword(setup.issue());
        page.navigate(address(Places.RUNBOOKS));
        assertThat(heading("Sign in")).isVisible();
        assertThat(page).hasURL(address(Places.SIGN_IN + "?to=%2Frunbooks"));
        assertThat(context.cookies()).isEmpty();

        signIn("boston.ops", "a wrong password indeed");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Wrong account or password.");
        signIn("boston.ops", PASSWORD);
        assertThat(heading("Runbooks")).isVisible();

        assertThat(page).hasURL(address(Places.RUNBOOKS));
        button("Boston ops (you)").click();
        button("Sign out").click();
        assertThat(heading("Sign in")).isVisible();
        page.navigate(address(Places.RUNS));
        assertThat(heading("Sign in")).isVisible();
    }

    @Test
    void makesGuessersWaitAndTellsThemNothing() {
        page.navigate(address(Places.SIGN_IN));
        for (var i = 0; i < 3; i++) {
            signIn("shanghai.qa", "guess " + i);
            assertThat(page.getByLabel("Password").first()).hasValue("");
        }

        signIn("shanghai.qa", "guess 4");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Too many tries. Try again in");
    }

    /// Once by itself, and once as behind a proxy that ends TLS.
    @Test
    void theCookieIsForTlsOnlyWhereTheProxySpeaksTls() throws Exception {
        setPassword(setup.issue());

        assertThat(cookieOf("X-Nothing", "https")).doesNotContain("Secure");
        assertThat(cookieOf("X-Forwarded-Proto", "http")).doesNotContain("Secure");
        assertThat(cookieOf("X-Forwarded-Proto", "https"))
                .contains("; Secure", "; HttpOnly", "; SameSite=Lax");
    }

    private String cookieOf(String header, String value) throws Exception {
        var form = "account=boston.ops&password=" + URLEncoder.encode(PASSWORD, UTF_8);
        var request =
                HttpRequest.newBuilder(URI.create(address(Places.SIGN_IN)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .header(header, value)
                        .POST(BodyPublishers.ofString(form))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.discarding());
            return answer.headers().firstValue("Set-Cookie").orElseThrow();
        }
    }

    @Test
    void takesAShortPasswordForNobody() {
        page.navigate(address(Places.SETUP + "?token=" + setup.issue()));
        fillIn("too short");

        assertThat(page.getByText("Use at least 15 characters.")).isVisible();
    }

    @Test
    void closesAfterAnotherLinkWasIssued() {
        var old = setup.issue();
        setup.issue();

        page.navigate(address(Places.SETUP + "?token=" + old));

        assertThat(page.getByText("This link is no longer good.")).isVisible();
    }

    private void setPassword(String token) {
        page.navigate(address(Places.SETUP + "?token=" + token));
        fillIn(PASSWORD);
        assertThat(page.getByText("The password of Boston ops is set.")).isVisible();
    }

    private void fillIn(String password) {
        page.getByLabel("Person").selectOption("boston.ops");
        page.getByRole(AriaRole.TEXTBOX, named("Password").setExact(true)).fill(password);
        page.getByRole(AriaRole.TEXTBOX, named("The same password again")).fill(password);
        button("Set the password").click();
    }

    private void signIn(String account, String password) {
        page.getByRole(AriaRole.TEXTBOX, named("Account")).fill(account);
        page.getByRole(AriaRole.TEXTBOX, named("Password")).fill(password);
        button("Sign in").click();
    }

    private Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, named(name));
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name).setExact(true));
    }

    private String address(String place) {
        return "http://localhost:" + port + "/" + place;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
