package dev.tminus.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A headless Chromium: the one that `./tminus test` found or installed. All tests of a process
/// share it, started at the first use and ended with the process; whoever closes it closes what
/// they opened in it.
public final class Chromium implements AutoCloseable {

    /// How long an assertion about a page waits; whoever sets another sets this one again.
    public static final double PATIENCE_MILLIS = 5_000;

    private final Browser browser;

    private Chromium(Browser browser) {
        this.browser = browser;
    }

    public static Chromium launch() {
        return Started.ONLY;
    }

    private static Chromium started() {
        var playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options =
                new BrowserType.LaunchOptions()
                        .setArgs(
                                List.of(
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-quic",
                                        "--no-first-run",
                                        "--disable-background-networking"));
        executable().ifPresent(options::setExecutablePath);
        return new Chromium(playwright.chromium().launch(options));
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }

    /// The browser that `./tminus test` found or installed; else the usual place; else Playwright's
    /// own.
    private static Optional<Path> executable() {
        return Optional.ofNullable(System.getenv("TMINUS_CHROMIUM"))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .or(() -> Optional.of(Path.of("/usr/bin/chromium")).filter(Files::exists));
    }

    private static final class Started {

        private static final Chromium ONLY = started();
    }
}
