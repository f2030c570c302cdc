package dev.tminus.testing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;

/// Somebody of the team at a browser of their own.
public final class Member implements AutoCloseable {

    /// The first page of a program that has just started compiles what it shows, and tests of
    /// another process run beside it; how long a start takes is measured by `./tminus bench start`.
    private static final LocatorAssertions.IsVisibleOptions FIRST_PAGE =
            new LocatorAssertions.IsVisibleOptions().setTimeout(15_000);

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final BrowserContext context;
    private final Page page;
    private final String address;

    private Member(BrowserContext context, String address) {
        this.context = context;
        this.page = context.newPage();
        this.address = address;
    }

    /// At a desk in that time zone.
    public static Member atADesk(Browser browser, String address, String zone) {
        return new Member(
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(1440, 900)
                                .setTimezoneId(zone)
                                .setLocale("en-US")),
                address);
    }

    /// With a phone in hand.
    public static Member onThePhone(Browser browser, String address, String zone) {
        return new Member(
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(390, 844)
                                .setDeviceScaleFactor(2)
                                .setIsMobile(true)
                                .setHasTouch(true)
                                .setTimezoneId(zone)
                                .setLocale("en-US")),
                address);
    }

    public Page page() {
        return page;
    }

    public BrowserContext context() {
        return context;
    }

    /// Goes on to a page as a link does, or loads it where no page of the program is open yet, and
    /// waits until it is there.
    public void open(String path) {
        if (page.url().startsWith(address) && page.locator("main.signin").count() == 0) {
            Pages.go(page, path);
            assertThat(page.locator("h1").first()).isVisible();
        } else {
            load(path);
        }
    }

    /// Loads a page anew and waits until it is there.
    public void load(String path) {
        page.navigate(
                address + "/" + path,
                new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
        assertThat(page.locator("h1").first()).isVisible();
    }

    public void signIn(String name) {
        load("");
        button("Sign in as " + name).click();
        assertThat(heading("Waiting on you")).isVisible(FIRST_PAGE);
    }

    /// With a password of their own.
    public void signIn(String account, String password) {
        load("sign-in");
        page.locator("[name=account]").fill(account);
        page.locator("[name=password]").fill(password);
        page.locator("[name=password]").press("Enter");
        assertThat(heading("Waiting on you")).isVisible(FIRST_PAGE);
    }

    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /// Presses a button that is gone once it is done.
    public void press(String name) {
        press(button(name), button(name), WaitForSelectorState.HIDDEN);
        assertThat(button(name)).isHidden();
    }

    /// Presses a button and waits for what it brings about; once more, as everybody would, where
    /// what somebody else did drew the page anew under the finger.
    public static void press(Locator button, Locator then, WaitForSelectorState is) {
        button.click();
        try {
            then.waitFor(new Locator.WaitForOptions().setState(is).setTimeout(2_000));
        } catch (TimeoutError lost) {
            button.click();
        }
    }

    /// Fills in a field.
    public void fill(String label, String value) {
        var field =
                page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(label))
                        .first();
        field.fill(value);
        field.press("Tab");
    }

    /// Chooses one of several.
    public void choose(String label, String option) {
        page.locator("vaadin-select")
                .filter(new Locator.FilterOptions().setHasText(label))
                .first()
                .click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(option).setExact(true))
                .click();
    }

    /// Answers a question that is about yes and no with yes.
    public void confirm(String label) {
        page.getByRole(AriaRole.RADIOGROUP, new Page.GetByRoleOptions().setName(label))
                .getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName("Yes"))
                .click();
    }

    /// Attaches a small picture to the selected step.
    public void attachPicture() {
        drawer().locator("input[type=file]")
                .first()
                .setInputFiles(new FilePayload("page.png", "image/png", page.screenshot()));
        assertThat(drawer().getByText("page.png").first()).isVisible();
    }

    public Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator dialog(String title) {
        return page.getByRole(AriaRole.ALERTDIALOG, new Page.GetByRoleOptions().setName(title))
                .or(page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(title)));
    }

    /// Opens a step of the run whose page is open.
    public void openStep(String step) {
        open(run() + "/steps/" + step);
        assertThat(drawer()).isVisible();
    }

    /// Opens the result of a check of a step.
    public void openCheck(String step, String use) {
        open(run() + "/steps/" + step + "/checks/" + use);
    }

    /// The drawer of the selected step.
    public Locator drawer() {
        return page.getByLabel("Selected step");
    }

    /// The address of the run whose page is open, without a step.
    public String run() {
        var path = page.url().substring(address.length() + 1);
        var step = path.indexOf("/steps/");
        return step < 0 ? path : path.substring(0, step);
    }

    /// Light and dark; axe finds nothing in either. In the dark only the colours are others.
    public void lookAt(String name) {
        Pages.settle(page);
        picture(name, ColorScheme.DARK, "-dark");
        Assertions.assertThat(Axe.contrast(page)).as(name + " in the dark").isEmpty();
        picture(name, ColorScheme.LIGHT, "");
        Assertions.assertThat(Axe.findings(page)).as(name).isEmpty();
    }

    private void picture(String name, ColorScheme scheme, String suffix) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.screenshot(
                new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + suffix + ".png")));
    }

    @Override
    public void close() {
        context.close();
    }
}
