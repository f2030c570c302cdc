package dev.tminus.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A headless Chromium: the one that `./tminus test` found or installed.
public final class Chromium implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static Chromium launch() {
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
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }

    /// The browser that `./tminus test` found or installed; else the usual place; else Playwright's
    /// own.
    private static Optional<Path> executable() {
        return Optional.ofNullable(System.getenv("TMINUS_CHROMIUM"))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .or(() -> Optional.of(Path.of("/usr/bin/chromium")).filter(Files::exists));
    }
}
