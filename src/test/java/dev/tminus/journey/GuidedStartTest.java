package dev.tminus.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.tminus.testing.Chromium;
import dev.tminus.testing.Member;
import dev.tminus.testing.RunningTminus;
import dev.tminus.testing.Slow;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A newcomer does what the guide says and nothing else, with a second browser for the second
/// person.
@Slow
class GuidedStartTest {

    private static final LocatorAssertions.IsVisibleOptions PATIENT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);

    @TempDir Path folder;
    private RunningTminus tminus;
    private Chromium chromium;
    private Member ops;
    private Member qa;

    @BeforeEach
    void open() throws IOException {
        tminus = RunningTminus.start(folder);
        chromium = Chromium.launch();
        ops = Member.atADesk(chromium.browser(), tminus.address(), "America/New_York");
        qa = Member.onThePhone(chromium.browser(), tminus.address(), "Asia/Shanghai");
    }

    @AfterEach
    void close() {
        chromium.close();
        tminus.close();
    }

    @Test
    void leadsThroughPlanStepCheckAndSignOffToTheEndOfARelease() {
        ops.signIn("Boston ops");
        guideSays(ops, "0 of 5 done");
        ops.lookAt("guide-begins");
        ops.link("Show me").click();
        Crew.pressOnceOffered(ops, "Plan the rehearsal");
        guideSays(ops, "First rehearsal, 1 of 5");
        Crew.pressOnceOffered(ops, "Start the rehearsal");
        guideSays(ops, "First rehearsal, 2 of 5");

        ops.link("Show me").click();
        Crew.pressOnceOffered(ops, "Start step 1.1");
        ops.fill("What nearly got forgotten", "The schema change");
        Crew.pressOnceOffered(ops, "Step 1.1 is done");
        guideSays(ops, "First rehearsal, 4 of 5");

        ops.link("Show me").click();
        Crew.pressOnceOffered(ops, "Start step 1.3");
        Crew.pressOnceOffered(ops, "Step 1.3 is done");
        guideSays(ops, "This is for Shanghai QA.");
        ops.lookAt("guide-wants-somebody-else");

        qa.signIn("Shanghai QA");
        guideSays(qa, "4 of 5 done");
        qa.link("Show me").click();
        Crew.pressOnceOffered(qa, "Sign off as QA");
        guideSays(ops, "Now both vote go");
        assertThat(ops.page().getByText("2 done steps hidden")).isVisible();
        qa.open("");
        guideSays(qa, "5 of 5 done");
        qa.lookAt("guide-ends-on-the-phone");
    }

    private static void guideSays(Member member, String words) {
        assertThat(
                        member.page()
                                .locator(".guide, .guidebar")
                                .filter(new Locator.FilterOptions().setHasText(words))
                                .first())
                .isVisible(PATIENT);
    }
}
