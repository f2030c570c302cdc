package dev.tminus.ui.parts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tminus.testing.Axe;
import dev.tminus.testing.Chromium;
import dev.tminus.testing.SignedIn;
import dev.tminus.testing.Slow;
import dev.tminus.ui.OnTheSample;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Instants in a browser, on a page whose sites are Boston, Shanghai and San Francisco.
@Slow
@OnTheSample
class WhenTest {

    private static final String INSERT =
            """
            ([at, zero]) => {
              const when = document.createElement('tm-when');
              when.id = 'tested';
              when.setAttribute('at', at);
              if (zero) when.setAttribute('zero', zero);
              when.textContent = '14:00';
              const line = document.createElement('p');
              line.append('Planned ', when);
              document.querySelector('main').prepend(line);
            }
            """;

    private static Chromium chromium;

    @LocalServerPort private int port;
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

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void showsEverySiteOnHoverAndNoneAfterwards() {
        open("Asia/Shanghai", false);
        insert("2026-12-05T14:00:00Z", "2026-12-05T12:55:00Z");

        when().hover();

        assertThat(tip()).isVisible();
        assertThat(lines())
                .containsExactly(
                        "T+1h05m",
                        "Boston Sat 5 Dec 09:00",
                        "Shanghai, you Sat 5 Dec 22:00",
                        "San Francisco Sat 5 Dec 06:00 night",
                        "UTC Sat 5 Dec 14:00");
        page.mouse().move(700, 500);
        assertThat(tip()).isHidden();
    }

    @Test
    void goesByTheClocksOfEachSiteBeforeAndAfterTheyChange() {
        open("Asia/Shanghai", false);
        insert("2026-11-01T05:59:00Z", "");
        when().hover();
        tip().waitFor();

        var before = lines();
        page.evaluate("tested.setAttribute('at', '2026-11-01T06:01:00Z')");

        assertThat(before)
                .containsExactly(
                        "Boston Sun 1 Nov 01:59 night",
                        "Shanghai, you Sun 1 Nov 13:59",
                        "San Francisco Sat 31 Oct 22:59",
                        "UTC Sun 1 Nov 05:59");
        assertThat(lines())
                .containsExactly(
                        "Boston Sun 1 Nov 01:01 night",
                        "Shanghai, you Sun 1 Nov 14:01",
                        "San Francisco Sat 31 Oct 23:01 night",
                        "UTC Sun 1 Nov 06:01");
    }

    @Test
    void saysTheOffsetAsFilesDo() {
        open("Asia/Shanghai", false);
        insert("2026-12-05T14:00:00Z", "2026-12-05T14:00:00Z");
        when().hover();
        tip().waitFor();

        assertThat(lines().getFirst()).isEqualTo("T-0");
        assertThat(offsetFrom("2026-12-05T14:15:59Z")).isEqualTo("T-15m");
        assertThat(offsetFrom("2026-12-10T16:00:00Z")).isEqualTo("T-122h");
        assertThat(offsetFrom("2026-12-05T13:59:30Z")).isEqualTo("T+30s");
        page.evaluate("tested.setAttribute('offset', 'T-5d 09:00')");
        assertThat(lines().getFirst()).isEqualTo("T-5d 09:00");
    }

    @Test
    void opensOnFocusAndClosesOnEscapeAlone() {
        open("Europe/Berlin", false);
        insert("2026-12-05T14:00:00Z", "");
        page.evaluate("addEventListener('keydown', e => window.leaked = e.key)");
        page.locator(".skip").focus();

        page.keyboard().press("Tab");
        for (var i = 0; i < 40 && !isFocused(); i++) {
            page.keyboard().press("Tab");
        }

        assertThat(tip()).isVisible();
        assertThat(when()).hasAttribute("aria-describedby", "tm-when-tip");
        assertThat(lines())
                .startsWith("Berlin, you Sat 5 Dec 15:00", "Boston Sat 5 Dec 09:00")
                .hasSize(5);
        page.keyboard().press("Escape");
        assertThat(tip()).isHidden();
        assertThat(page.evaluate("window.leaked")).isNotEqualTo("Escape");
        page.keyboard().press("Enter");
        assertThat(tip()).isVisible();
        assertThat(Axe.findings(page)).isEmpty();
    }

    @Test
    void opensOnATapWithinAPhoneAndClosesOnTheNext() {
        open("America/New_York", true);
        insert("2026-12-05T14:00:00Z", "");

        when().tap();

        assertThat(tip()).isVisible();
        var box = tip().boundingBox();
        assertThat(box.x).isGreaterThanOrEqualTo(8);
        assertThat(box.x + box.width).isLessThanOrEqualTo(382);
        assertThat(box.y + box.height).isLessThanOrEqualTo(836);
        page.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/when-phone.png")));
        page.touchscreen().tap(200, 700);
        assertThat(tip()).isHidden();
        when().tap();
        assertThat(tip()).isVisible();
        when().tap();
        assertThat(tip()).isHidden();
    }

    @Test
    void isAsLargeAsAFingerNeeds() {
        open("Asia/Shanghai", true);
        insert("2026-12-05T14:00:00Z", "");

        var size =
                page.evaluate(
                        """
                        (() => {
                          const style = getComputedStyle(tested, '::after');
                          return [parseFloat(style.width), parseFloat(style.height)];
                        })()
                        """);

        assertThat((List<?>) size)
                .allSatisfy(side ->
                        assertThat(((Number) side).doubleValue()).isGreaterThanOrEqualTo(24));
    }

    @Test
    void isPlainTextWithoutAnInstant() {
        open("Asia/Shanghai", false);

        insert("", "");

        assertThat(when().getAttribute("role")).isNull();
        assertThat(when().getAttribute("tabindex")).isNull();
    }

    private void open(String zone, boolean phone) {
        var address = "http://localhost:" + port;
        context =
                SignedIn.as(
                        "Shanghai QA",
                        address,
                        chromium.browser(),
                        new Browser.NewContextOptions()
                                .setViewportSize(phone ? 390 : 1280, phone ? 844 : 800)
                                .setHasTouch(phone)
                                .setIsMobile(phone)
                                .setTimezoneId(zone));
        page = context.newPage();
        page.navigate(address);
        page.getByRole(AriaRole.HEADING, named("Waiting on you")).waitFor();
        page.waitForFunction("() => customElements.get('tm-when')");
    }

    private void insert(String at, String zero) {
        page.evaluate(INSERT, new Object[] {at, zero});
    }

    private String offsetFrom(String zero) {
        page.evaluate("zero => tested.setAttribute('zero', zero)", zero);
        return lines().getFirst();
    }

    private boolean isFocused() {
        return (boolean) page.evaluate("document.activeElement?.id === 'tested'");
    }

    private Locator when() {
        return page.locator("#tested");
    }

    private Locator tip() {
        return page.locator("#tm-when-tip");
    }

    private List<String> lines() {
        return page.locator("#tm-when-tip > div").allTextContents().stream()
                .map(String::strip)
                .toList();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
