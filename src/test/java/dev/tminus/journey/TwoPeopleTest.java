package dev.tminus.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.tminus.testing.Chromium;
import dev.tminus.testing.Member;
import dev.tminus.testing.RunningTminus;
import dev.tminus.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two people in two browsers take the first phases of the bundled release against real databases.
@Slow
class TwoPeopleTest {

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
    void completeTheFirstThreePhases() throws IOException {
        ops.open("");
        assertThat(ops.heading("Sign in")).isVisible();
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
        qa.lookAt("run-after-three-phases");
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
            assertThat(reader.link("HQ/Field migration")).isVisible();
            reader.lookAt("runbooks");
            reader.page().getByText("broken.yaml").first().click();

            assertThat(reader.page().getByText("Did you mean owner?").first()).isVisible();
            assertThat(reader.page().getByText("Line 11, column 5").first()).isVisible();
            assertThat(reader.page().getByText("Line 5, column 20").first()).isVisible();
            reader.lookAt("runbook-with-problems");
        } finally {
            Files.delete(tminus.runbooks().resolve("broken.yaml"));
        }
    }

    /// Within a second or two, with nothing pressed; and not again until they are put back.
    @Test
    void areSentAwayOnceTheyAreTakenOutOfTheWorkspace() throws IOException {
        var workspace = tminus.runbooks().resolve("workspace.yaml");
        var before = Files.readString(workspace);
        try (var gone = Member.atADesk(chromium.browser(), tminus.address(), "Asia/Shanghai")) {
            gone.signIn("SF release 2");
            Files.writeString(workspace, before.replaceAll("(?m)^  sf.release2:.*$", ""));

            assertThat(gone.heading("Sign in")).isVisible();
            assertThat(gone.page().getByRole(AriaRole.ALERT))
                    .containsText("You were taken out of the workspace.");
            gone.lookAt("sign-in-gone");
            assertThat(gone.button("Sign in as SF release 2")).isHidden();
            gone.open("runs");
            assertThat(gone.heading("Sign in")).isVisible();

            Files.writeString(workspace, before);
            gone.signIn("SF release 2");
        } finally {
            Files.writeString(workspace, before);
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
            alone.press("Start the rehearsal");
            Crew.does(alone, "announce-rehearsal", "1.5");
            Crew.deploysHq(alone);
            Crew.does(alone, "try-hq-api", "2.3");

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
            phone.press("Sign off as QA");
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
        Crew.fillPlan(member);
        member.press("Plan the rehearsal");
        assertThat(member.button("Start the rehearsal")).isVisible();
    }

    private static void preReleaseOfHq() {
        ops.press("Start the rehearsal");
        assertThat(qa.page().getByText("Ready to start").first()).isVisible(SOON);

        Crew.does(ops, "announce-rehearsal", "1.5");
        Crew.deploysHq(ops);

        Crew.begins(ops, "try-hq-api", "2.3");
        qa.openStep("try-hq-api");
        Crew.ends(ops, "2.3");
        assertThat(qa.button("Sign off as QA")).isVisible(SOON);
        qa.lookAt("run-waiting-for-sign-off");
        qa.press("Sign off as QA");
        assertThat(ops.drawer().getByText("Signed by QA").first()).isVisible(SOON);
    }

    private static void killedInTheMiddleEverythingIsThere() throws IOException {
        var run = ops.run();
        tminus.kill();
        tminus.start();

        ops.load("");
        qa.load("");
        assertThat(ops.link("HQ/Field migration").first()).isVisible();
        ops.open(run);
        qa.open(run);
        ops.openStep("try-hq-api");
        assertThat(ops.drawer().getByText("Signed by QA").first()).isVisible();
        assertThat(ops.page().getByText("Journal intact").first()).isVisible();
    }

    private static void preReleaseOfField() {
        Crew.deploysField(ops, "deploy-field-backend", "3.1");
        Crew.does(qa, "migrate-smoke-accounts", "3.3");
        Crew.signs(ops, "migrate-smoke-accounts", "OPS");

        qa.openStep("go-for-bulk");
        qa.press("Vote go as QA");
        ops.openStep("go-for-bulk");
        ops.press("Vote go as OPS");
        assertThat(
                        qa.page()
                                .getByText("closed 3.5 Go or no-go for the bulk migration as done")
                                .first())
                .isVisible(SOON);
    }
}
