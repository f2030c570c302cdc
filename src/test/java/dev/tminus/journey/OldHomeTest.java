package dev.tminus.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.tminus.testing.Chromium;
import dev.tminus.testing.Member;
import dev.tminus.testing.RunningTminus;
import dev.tminus.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database that the first version wrote, killed in the middle of a rehearsal, opens with this
/// one and the rehearsal goes on. The file is never changed.
@Slow
class OldHomeTest {

    private static final Path LEDGER =
            Path.of("src", "test", "resources", "homes", "2026-11-20", "ledger", "tminus.mv.db");
    private static final LocatorAssertions.IsVisibleOptions PATIENT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    @TempDir Path folder;
    private RunningTminus tminus;
    private Chromium chromium;

    @BeforeEach
    void open() throws IOException {
        var ledger = Files.createDirectories(folder.resolve("home").resolve("ledger"));
        Files.copy(LEDGER, ledger.resolve("tminus.mv.db"));
        tminus = RunningTminus.start(folder, "--tminus.demo.account-takes=50ms");
        chromium = Chromium.launch();
    }

    @AfterEach
    void close() {
        chromium.close();
        tminus.close();
    }

    @Test
    void goesOnWhereItWasKilled() {
        try (var ops = Member.atADesk(chromium.browser(), tminus.address(), "America/New_York");
                var qa = Member.atADesk(chromium.browser(), tminus.address(), "Asia/Shanghai")) {
            ops.signIn("Boston ops");
            qa.signIn("Shanghai QA");
            ops.open("runs");
            ops.link("HQ/Field migration").first().click();
            assertThat(ops.page().getByText("Journal intact").first()).isVisible();
            ops.openStep("try-hq-api");
            assertThat(ops.drawer().getByText("Signed by QA").first()).isVisible();

            ops.openStep("deploy-field-backend");
            ops.press("Step 2.1 is done");
            qa.open(ops.run());
            qa.openStep("migrate-smoke-accounts");
            assertThat(qa.button("Start step 2.3"))
                    .isEnabled(new LocatorAssertions.IsEnabledOptions().setTimeout(30_000));
            qa.press("Start step 2.3");
            assertThat(qa.button("Step 2.3 is done")).isVisible(PATIENT);
            qa.press("Step 2.3 is done");
            ops.openStep("migrate-smoke-accounts");
            assertThat(ops.button("Sign off as OPS")).isVisible(PATIENT);
            ops.press("Sign off as OPS");
            assertThat(qa.drawer().getByText("Signed by OPS").first()).isVisible();
        }
    }
}
