package dev.tminus.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.tminus.testing.Chromium;
import dev.tminus.testing.Member;
import dev.tminus.testing.RunningTminus;
import dev.tminus.testing.Slow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bundled release from planning to its end, with a landscape that moves as people go on; they
/// know nothing of it but what Home says waits for them.
@Slow
class GoodMoodTest {

    /// What people fill in, by the label of the field.
    static final Map<String, String> ANSWERS =
            Map.ofEntries(
                    Map.entry("Time until its pages were up", "12m"),
                    Map.entry("API and data model are frozen", "Yes"),
                    Map.entry("Workers", "1"),
                    Map.entry("Fibres of Field", "10"),
                    Map.entry("Response time of Field, in ms", "180"),
                    Map.entry("Response time of HQ, in ms", "210"),
                    Map.entry("Accounts an hour", "900.5"),
                    Map.entry("Accounts left", "12"),
                    Map.entry("Accounts you looked at, one a line", "ACC-00007\nACC-00042"),
                    Map.entry("Who is here, one a line", "Boston\nShanghai\nSan Francisco"),
                    Map.entry("Field is stopped", "yes"),
                    Map.entry("What you tried, one a line", "Name\nMembers\nRights"),
                    Map.entry("Maintenance mode of Field before", "off"));

    /// The downtime that was announced and is not used, and the plug that nobody pulls.
    static final Set<String> SKIPPED =
            Set.of(
                    "choose-the-plug",
                    "prepare-maintenance-page",
                    "shut-down-field",
                    "turn-on-maintenance-page");

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
    void comesToItsEndByDoingWhatHomeSays() {
        crew.startARehearsal();
        var run = crew.manager.run();
        var witness = Member.atADesk(chromium.browser(), tminus.address(), "America/Los_Angeles");
        witness.signIn("SF release");
        witness.open(run);
        var over =
                witness.page()
                        .getByText("Complete", new Page.GetByTextOptions().setExact(true))
                        .first();

        Follower.takeTurns(
                List.of(follower(crew.ops), follower(crew.qa), follower(crew.manager)), over);

        assertThat(over).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(10_000));
        witness.lookAt("run-complete");
        crew.ops.open("");
        crew.ops.lookAt("home-after-the-release");
        crew.qa.open(run);
        crew.qa.openCheck("compare-users", "users-identical");
        assertThat(crew.qa.page().getByText("all 1,204 rows are the same").first()).isVisible();
        crew.qa.lookAt("check-passed-of-the-landscape");
    }

    private static Follower follower(Member member) {
        return new Follower(member, ANSWERS, SKIPPED);
    }
}
