package dev.tminus.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two people in two browsers take the first phases of the bundled release against real databases.
class TwoPeopleTest {

    private static final ZoneId BOSTON = ZoneId.of("America/New_York");

    /// How soon the other browser must show what somebody did.
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(2_000);

    @TempDir static Path folder;

    private static RunningTminus tminus;
    private static Chromium chromium;
    private static Member ops;
    private static Member qa;

    @BeforeAll
    static void open() throws IOException {
        tminus = RunningTminus.start(folder);
        chromium = Chromium.launch();
        ops = Member.atADesk(chromium.browser(), tminus.address(), "America/New_York");
        qa = Member.atADesk(chromium.browser(), tminus.address(), "Asia/Shanghai");
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
        if (tminus != null) {
            tminus.close();
        }
    }

    @Test
    void completeTheFirstTwoPhases() throws IOException {
        ops.open("");
        ops.lookAt("sign-in");
        ops.signIn("Boston ops");
        qa.signIn("Shanghai QA");
        ops.open("runbooks");
        ops.link("HQ/Field migration").click();
        assertThat(ops.heading("HQ/Field migration")).isVisible();
        ops.lookAt("runbook");
        openPlan(ops);
        ops.lookAt("plan");
        planARehearsal(ops);
        ops.lookAt("run-scheduled");
        qa.open(ops.run());
        preReleaseOfHq();
        killedInTheMiddleEverythingIsThere();
        preReleaseOfField();
        qa.lookAt("run-after-two-phases");
    }

    @Test
    void seeABrokenFileWithItsPlaces() throws IOException {
        Files.writeString(
                tminus.runbooks().resolve("broken.yaml"),
                """
                runbook: broken
                title: Broken on purpose
                zero: Never
                timezone: America/New_York
                environments: [qa, moon]
                roles:
                  manager: {team: sf-release}
                phases:
                  - id: only
                    title: Only
                    ownr: manager
                    steps:
                      - {id: one, title: One, needs: [two]}
                """);
        try (var reader =
                Member.atADesk(chromium.browser(), tminus.address(), "America/Los_Angeles")) {
            reader.signIn("SF release");

            reader.open("runbooks");
            reader.lookAt("runbooks");
            assertThat(reader.link("HQ/Field migration")).isVisible();
            reader.page().getByText("broken.yaml").first().click();

            assertThat(reader.page().getByText("Did you mean \"owner\"?").first()).isVisible();
            assertThat(reader.page().getByText("Line 11, column 5").first()).isVisible();
            assertThat(reader.page().getByText("Line 5, column 20").first()).isVisible();
            reader.lookAt("runbook-with-problems");
        } finally {
            Files.delete(tminus.runbooks().resolve("broken.yaml"));
        }
    }

    @Test
    void refuseToSignTheirOwnWorkWhichSomebodySignsOnThePhone() {
        try (var alone =
                        Member.atADesk(
                                chromium.browser(), tminus.address(), "America/Los_Angeles");
                var phone =
                        Member.onThePhone(chromium.browser(), tminus.address(), "Asia/Shanghai")) {
            alone.signIn("SF release");
            openPlan(alone);
            planARehearsal(alone);
            alone.button("Start the rehearsal").click();
            alone.openStep("deploy-hq");
            alone.button("Start step 1.1").click();
            alone.button("Step 1.1 is done").click();
            alone.openStep("try-hq-api");
            alone.button("Start step 1.3").click();
            alone.button("Step 1.3 is done").click();

            assertThat(alone.button("Sign off as QA")).isDisabled();
            assertThat(
                            alone.drawer()
                                    .getByText("You did this step. Somebody else in qa must sign.")
                                    .first())
                    .isVisible();

            phone.signIn("Shanghai QA 2");
            phone.open(alone.run());
            phone.lookAt("run-phone");
            phone.openStep("try-hq-api");
            phone.lookAt("step-phone");
            phone.button("Sign off as QA").click();
            assertThat(alone.drawer().getByText("Signed by QA").first()).isVisible(SOON);
        }
    }

    private static void openPlan(Member member) {
        member.open("runbooks");
        member.link("HQ/Field migration").click();
        assertThat(member.heading("HQ/Field migration")).isVisible();
        member.link("Plan a release").or(member.button("Plan a release")).first().click();
    }

    private static void planARehearsal(Member member) {
        var zero = LocalDate.ofInstant(InstantSource.system().instant(), BOSTON).plusDays(2);
        var day = member.page().getByLabel("Day of T-0");
        day.fill(DateTimeFormatter.ofPattern("M/d/yyyy", Locale.US).format(zero));
        day.press("Tab");
        var time = member.page().getByLabel("Time of T-0");
        time.fill("09:00");
        time.press("Tab");
        member.button("Plan the rehearsal").click();
        assertThat(member.button("Start the rehearsal")).isVisible();
    }

    private static void preReleaseOfHq() {
        ops.button("Start the rehearsal").click();
        assertThat(qa.page().getByText("Ready to start").first()).isVisible(SOON);

        ops.openStep("deploy-hq");
        ops.button("Start step 1.1").click();
        assertThat(ops.button("Step 1.1 is done")).isVisible();
        ops.button("Step 1.1 is done").click();

        ops.openStep("try-hq-api");
        ops.button("Start step 1.3").click();
        qa.openStep("try-hq-api");
        ops.button("Step 1.3 is done").click();
        assertThat(qa.button("Sign off as QA")).isVisible(SOON);
        qa.lookAt("run-waiting-for-sign-off");
        qa.button("Sign off as QA").click();
        assertThat(ops.drawer().getByText("Done").first()).isVisible(SOON);
    }

    private static void killedInTheMiddleEverythingIsThere() throws IOException {
        tminus.kill();
        tminus.start();

        ops.page().reload();
        ops.signIn("Boston ops");
        qa.signIn("Shanghai QA");
        ops.page().getByText("HQ/Field migration").first().click();
        qa.open(ops.run());
        ops.openStep("try-hq-api");
        assertThat(ops.drawer().getByText("Signed by QA").first()).isVisible();
        assertThat(ops.page().getByText("Journal intact").first()).isVisible();
    }

    private static void preReleaseOfField() {
        ops.openStep("deploy-field-backend");
        ops.button("Start step 2.1").click();
        ops.button("Step 2.1 is done").click();

        qa.openStep("migrate-smoke-accounts");
        qa.button("Start step 2.3").click();
        qa.button("Step 2.3 is done").click();
        ops.openStep("migrate-smoke-accounts");
        ops.button("Sign off as OPS").click();

        qa.openStep("go-for-bulk");
        qa.button("Vote go as QA").click();
        ops.openStep("go-for-bulk");
        ops.button("Vote go as OPS").click();
        assertThat(qa.drawer().getByText("Done").first()).isVisible(SOON);
    }
}
