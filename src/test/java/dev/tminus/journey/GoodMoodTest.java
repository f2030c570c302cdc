package dev.tminus.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.tminus.testing.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bundled release from planning to its end, with a landscape that moves as people go on.
class GoodMoodTest {

    @TempDir Path folder;
    private RunningTminus tminus;
    private Chromium chromium;
    private Crew crew;

    @BeforeEach
    void open() throws IOException {
        tminus = RunningTminus.start(folder, "--tminus.demo.account-takes=50ms");
        chromium = Chromium.launch();
        crew = Crew.signedIn(chromium, tminus.address());
    }

    @AfterEach
    void close() {
        chromium.close();
        tminus.close();
    }

    @Test
    void comesToItsEnd() {
        crew.startARehearsal();
        crew.preReleaseOfHq();
        crew.preReleaseOfField();
        crew.bulkMigration();
        crew.inspection();
        crew.qa.openCheck("compare-users", "users-identical");
        assertThat(crew.qa.page().getByText("all 1,204 rows are the same").first()).isVisible();
        crew.qa.lookAt("check-passed-of-the-landscape");
        crew.releaseDay();
        crew.aftercare();

        assertThat(crew.manager.page().getByText("Complete").first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(10_000));
        crew.manager.lookAt("run-complete");
    }
}
