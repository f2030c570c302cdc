package dev.tminus.ui.runbooks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.tminus.TminusApplication;
import dev.tminus.testing.Axe;
import dev.tminus.testing.Chromium;
import dev.tminus.testing.Pages;
import dev.tminus.testing.SignedIn;
import dev.tminus.testing.Slow;
import dev.tminus.ui.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The page of one runbook over a real folder in a real git repository, in a real browser.
@Slow
@SpringBootTest(
        classes = TminusApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"tminus.demo=true", "server.address=127.0.0.1"})
@DirtiesContext
class RunbookPageTest {

    private static final String FILE = "night.yaml";
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final Instant NOON = Instant.parse("2026-10-17T12:00:00Z");

    @TempDir private static Path root;
    private static Chromium chromium;
    private static String first;
    private static String second;

    @LocalServerPort private int port;
    private BrowserContext context;
    private Page page;

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry properties) {
        properties.add("tminus.home", () -> root.resolve("home").toString());
        properties.add("tminus.runbooks", () -> folder().toString());
    }

    @BeforeAll
    static void prepare() throws IOException, GitAPIException {
        chromium = Chromium.launch();
        setDefaultAssertionTimeout(15_000);
        Files.createDirectories(folder());
        Files.copy(Path.of("runbooks/workspace.yaml"), folder().resolve("workspace.yaml"));
        try (var git =
                Git.init().setInitialBranch("field-east").setDirectory(root.toFile()).call()) {
            first = commit(git, runbook(2, "20m", "Copy the accounts"), "Plan the night", NOON);
            second =
                    commit(
                            git,
                            runbook(1, "20m", "Copy the accounts"),
                            "One signature is enough",
                            NOON.plusSeconds(86_400));
        }
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
        setDefaultAssertionTimeout(Chromium.PATIENCE_MILLIS);
    }

    @BeforeEach
    void change() throws IOException {
        write(runbook(1, "26m", "Copy the accounts"));
    }

    @AfterEach
    void closePage() {
        context.close();
    }

    @ParameterizedTest
    @CsvSource({"light,1440,900", "dark,1440,900", "phone,390,844"})
    void showsWhatTheLinterSaysTheVersionsAndTheChangesWithoutAFinding(
            String look, int width, int height) {
        open(width, height, look.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT);
        visit(Places.RUNBOOKS, "Runbooks");
        assertThat(page.locator(".fileline").first()).containsText("1 warning");

        visit(Places.runbook(FILE), "A night");

        assertThat(page.locator(".versions > li").nth(2)).isVisible();
        Pages.settle(page);
        picture("runbook-night-" + look);
        visit(Places.changes(FILE, first, second), "A night");
        assertThat(page.locator(".cmp .weaker")).hasCount(1);
        Pages.settle(page);
        picture("runbook-night-changes-" + look);
        if (look.equals("phone")) {
            return;
        }
        page.locator(".msg .code").first().click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("What it finds");
        picture("runbook-night-lint-" + look);
    }

    @Test
    void comparesNothingWithAVersionThatIsMistyped() {
        open(1440, 900, ColorScheme.LIGHT);

        visit(Places.changes(FILE, "HEAD", "now"), "Nothing is here");

        assertThat(page.getByText("The address names a version HEAD.")).isVisible();
        assertThat(page.getByText("No changes")).not().isVisible();
    }

    @Test
    void showsWarningsAtTheirLineAndInTheOutlineAndWhyOneIsAccepted() {
        open(1440, 900, ColorScheme.LIGHT);

        visit(Places.runbook(FILE), "A night");

        assertThat(row("- {id: tell, title: Tell everybody}"))
                .containsText("Warning tell has no at and no takes, so the plan gives it no time");
        assertThat(
                        row("- {id: tell, title: Tell everybody}")
                                .getByRole(
                                        AriaRole.BUTTON,
                                        new Locator.GetByRoleOptions().setName("no-times")))
                .isVisible();
        assertThat(outline("1.2").locator(".vh").first()).hasText("1 warning, Manual step");
        var reason = page.locator(".accepted .problemline").last();
        assertThat(reason).not().isVisible();
        page.locator(".accepted summary").click();
        assertThat(reason).containsText("Because: The vendor says when.");
        assertThat(reason).isVisible();
    }

    @Test
    void listsWhatIsNotAcceptedWhereAReleaseIsPlanned() {
        open(1440, 900, ColorScheme.LIGHT);

        visit(Places.plan(FILE), "Plan a release");

        assertThat(page.locator(".findings"))
                .containsText("Line 15 [no-times]: tell has no at and no takes");
        assertThat(page.locator(".findings")).not().containsText("vendor");
    }

    @Test
    void leadsFromTheOutlineToTheLine() {
        open(1440, 900, ColorScheme.LIGHT);
        visit(Places.runbook(FILE), "A night");

        page.locator(".tree").evaluate("list => list.scrollToIndex(40)");
        outline("2.40").getByRole(AriaRole.BUTTON).click();

        assertThat(row("id: after-40,")).isInViewport();
    }

    @Test
    void explainsACodeOfTheLinterFromThePageThatIsDelivered() {
        open(1440, 900, ColorScheme.LIGHT);
        visit(Places.runbook(FILE), "A night");

        page.locator(".problemline .code.link").first().click();

        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("How to accept");
        assertThat(dialog).containsText("Takes as long as the vendor takes");
    }

    @Test
    void saysWhereTheFileStandsInGitAndListsItsVersions() {
        open(1440, 900, ColorScheme.LIGHT);

        visit(Places.runbook(FILE), "A night");

        assertThat(page.locator(".titlebar"))
                .containsText(
                        "changed since %s, not committed, branch field-east"
                                .formatted(second.substring(0, 7)));
        var versions = page.locator(".versions > li");
        assertThat(versions.nth(1)).containsText("One signature is enough");
        assertThat(versions.nth(1)).containsText("Sun 18 Oct 2026, 20:00 CST · Ann");
        assertThat(versions.nth(2)).containsText(first.substring(0, 7));
        assertThat(page.getByLabel("Changed since " + second.substring(0, 7)))
                .containsText("20m and is 26m");
    }

    @Test
    void comparesAnyTwoVersionsThatTheReaderChooses() {
        open(1440, 900, ColorScheme.LIGHT);
        visit(Places.runbook(FILE), "A night");
        page.getByRole(AriaRole.LINK, named("All changes")).click();
        var changes = page.locator(".cmp");
        assertThat(changes).containsText("Nothing is weaker than before");

        changes.getByLabel("From").click();
        page.getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText("Plan the night"))
                .click();

        assertThat(changes).containsText("1 is weaker than before");
        assertThat(changes.locator("h3").first()).containsText("1.1 Copy the accounts");
        assertThat(page).hasURL(Pattern.compile(".*from=" + first.substring(0, 12) + "&to=now"));
        page.reload();
        assertThat(changes).containsText("1 is weaker than before");
        page.getByRole(AriaRole.LINK, named("Back to the outline")).click();
        assertThat(outline("1.2")).isVisible();
    }

    @Test
    void saysThatAVersionCannotBeRead() throws IOException {
        open(1440, 900, ColorScheme.LIGHT);

        visit(Places.changes(FILE, "0123456789ab", "now"), "A night");

        assertThat(page.locator(".cmp"))
                .containsText("There is no commit 0123456789ab with night.yaml in it.");
    }

    @Test
    void followsTheFileAndKeepsWhatTheReaderLooksAt() throws IOException {
        open(1440, 900, ColorScheme.LIGHT);
        visit(Places.runbook(FILE), "A night");
        page.locator(".seg").getByText("Problems 1").click();
        page.locator(".yaml").evaluate("list => list.scrollToIndex(30)");
        assertThat(row("id: after-25,")).isInViewport();
        var before = scrolled();

        write(runbook(1, "31m", "Copy all accounts"));

        assertThat(page.locator(".again"))
                .hasText(Pattern.compile("Read again \\d\\d:\\d\\d CST: 1 line changed"));
        assertThat(page.locator(".tree > div:not([hidden]) .tr").filter(text("Tell everybody")))
                .hasCount(1);
        assertThat(page.locator(".tree > div:not([hidden]) .tr").filter(text("Aftercare 25")))
                .hasCount(0);
        assertThat(row("id: after-25,")).isInViewport();
        assertThat(scrolled()).isEqualTo(before);
        assertThat(page.getByLabel("Changed since " + second.substring(0, 7)))
                .containsText("20m and is 31m");
    }

    @Test
    void showsAFileThatBreaksAndThatItHasGone() throws IOException {
        open(1440, 900, ColorScheme.LIGHT);
        visit(Places.runbook(FILE), "A night");

        write(runbook(1, "20 minutes", "Copy the accounts"));
        assertThat(page.locator(".msg.e")).containsText("Error");
        Files.delete(folder().resolve(FILE));

        assertThat(page.locator(".again"))
                .hasText("night.yaml is no longer in the folder; this is how it was.");
        assertThat(page.locator(".msg.e")).isVisible();
    }

    @Test
    void callsAFileByAllThatIsInItsNameAndARunbookByWhatIsKnown() throws IOException {
        var file = folder().resolve("two\nlines.yaml");
        Files.writeString(
                file,
                runbook(1, "20m", "\"Copy {{input.build}}\"")
                        .replace("runbook: night", "runbook: boston")
                        .replace("title: A night", "title: \"Night of {{variables.site}}\"")
                        .replace(
                                "environments:",
                                "variables: {site: Boston}\n"
                                        + "inputs: {build: {type: text, title: the build, required:"
                                        + " true}}\n"
                                        + "environments:"));
        open(1440, 900, ColorScheme.LIGHT);
        visit(Places.RUNBOOKS, "Runbooks");
        var line = page.locator(".fileline").filter(text("two[U+000A]lines.yaml"));
        assertThat(line.getByRole(AriaRole.LINK)).hasText("Night of Boston");

        line.getByRole(AriaRole.LINK).click();

        assertThat(page.locator(".src h2.mono")).hasText("two[U+000A]lines.yaml");
        assertThat(page.locator(".titlebar h1")).hasText("Night of Boston");
        assertThat(page.locator(".crumbs .current")).hasText("Night of Boston");
        assertThat(outline("1.1")).containsText("Copy ‹the build›");
        page.getByRole(AriaRole.LINK, named("Plan a release")).click();
        assertThat(page.locator(".crumbs")).containsText("Night of Boston");
        Files.delete(file);
    }

    private Object scrolled() {
        return page.locator(".yaml").evaluate("list => Math.round(list.scrollTop)");
    }

    private Locator row(String line) {
        return page.locator(".yaml > div:not([hidden])").filter(text(line));
    }

    private Locator outline(String number) {
        return page.locator(".tree > div:not([hidden]) .tr")
                .filter(
                        new Locator.FilterOptions()
                                .setHas(
                                        page.locator(".no")
                                                .filter(
                                                        new Locator.FilterOptions()
                                                                .setHasText(
                                                                        Pattern.compile(
                                                                                "^"
                                                                                        + number
                                                                                                .replace(
                                                                                                        ".",
                                                                                                        "\\.")
                                                                                        + "$")))));
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private void open(int width, int height, ColorScheme scheme) {
        context =
                SignedIn.as(
                        "Shanghai QA",
                        address(""),
                        chromium.browser(),
                        new Browser.NewContextOptions()
                                .setViewportSize(width, height)
                                .setColorScheme(scheme)
                                .setTimezoneId("Asia/Shanghai"));
        page = context.newPage();
        page.setDefaultTimeout(15_000);
    }

    private void visit(String place, String heading) {
        page.navigate(address(place));
        page.getByRole(AriaRole.HEADING, named(heading)).first().waitFor();
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        assertThat(Axe.findings(page)).as(name).isEmpty();
    }

    private String address(String place) {
        return "http://127.0.0.1:" + port + "/" + place;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Path folder() {
        return root.resolve("runbooks");
    }

    private static void write(String text) throws IOException {
        Files.writeString(folder().resolve(FILE), text);
    }

    private static String commit(Git git, String content, String message, Instant when)
            throws IOException, GitAPIException {
        write(content);
        git.add().addFilepattern("runbooks").call();
        var ann = new PersonIdent("Ann", "ann@example.test", when, ZoneOffset.UTC);
        return git.commit()
                .setMessage(message)
                .setAuthor(ann)
                .setCommitter(ann)
                .setSign(false)
                .call()
                .name();
    }

    private static String runbook(int signatures, String takes, String title) {
        var text =
                new StringBuilder(
                        """
                        runbook: night
                        title: A night
                        zero: The accounts are there
                        environments: [qa]
                        roles:
                          manager: {team: sf-release}
                          ops: {team: boston-ops}
                          qa: {team: shanghai-qa}
                        phases:
                          - id: night
                            title: The night
                            owner: ops
                            steps:
                              - {id: copy, title: %s, takes: %s, sign-off: [{role: qa, count: %d}]}
                              - {id: tell, title: Tell everybody}
                              - id: vendor
                                title: Let the vendor look
                                accept: [{lint: no-times, because: The vendor says when.}]
                          - id: aftercare
                            title: Aftercare
                            owner: ops
                            steps:
                        """
                                .formatted(title, takes, signatures));
        for (var i = 1; i <= 60; i++) {
            text.append("      - {id: after-%d, title: Aftercare %d, takes: 1m}\n".formatted(i, i));
        }
        return text.toString();
    }
}
