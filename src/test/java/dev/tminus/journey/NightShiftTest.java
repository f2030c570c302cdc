package dev.tminus.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.tminus.bench.restart.Restart;
import dev.tminus.testing.Chromium;
import dev.tminus.testing.Member;
import dev.tminus.testing.Pages;
import dev.tminus.testing.RunningTminus;
import dev.tminus.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens in a release besides the straight way, in a short one: a no-go, a hold, a
/// contingency opened by hand, a skipped step, a kill in the middle, a phone, and no mouse.
@Slow
class NightShiftTest {

    /// How soon another browser must show what somebody did.
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(2_000);

    private static final LocatorAssertions.IsVisibleOptions PATIENT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);

    @TempDir static Path folder;

    private static RunningTminus tminus;
    private static Chromium chromium;
    private static Member ops;
    private static Member qa;
    private static Member manager;

    @BeforeAll
    static void open() throws IOException {
        tminus = RunningTminus.start(folder);
        Files.copy(
                Path.of("src", "test", "resources", "journeys", "night-shift.yaml"),
                tminus.runbooks().resolve("night-shift.yaml"));
        chromium = Chromium.launch();
        ops = Member.atADesk(chromium.browser(), tminus.address(), "America/New_York");
        qa = Member.atADesk(chromium.browser(), tminus.address(), "Asia/Shanghai");
        manager = Member.atADesk(chromium.browser(), tminus.address(), "America/Los_Angeles");
        signIn();
    }

    private static void signIn() {
        ops.signIn("Boston ops");
        qa.signIn("Shanghai QA");
        manager.signIn("SF release");
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
    void aNoGoHoldsTheRunUntilAFreshPollSaysGo() {
        startTheShift();
        prepare();
        skipTheDowntime();
        answerTheQuestion();

        vote(ops, "go", "Vote go as OPS");
        qa.openStep("go");
        confirm(
                qa,
                qa.button("Vote no-go as QA…"),
                "The tests of the payment page are red.",
                "Vote no-go");
        assertThat(ops.page().getByText("On hold").first()).isVisible(SOON);
        assertThat(qa.page().getByText("The tests of the payment page are red.").first())
                .isVisible();

        ops.openStep("go");
        ops.press("Open a fresh poll");
        resume("The tests are green now.");
        vote(qa, "go", "Vote go as QA");
        vote(ops, "go", "Vote go as OPS");
        assertThat(ops.page().getByText("closed 1.3 Go or no-go as done").first()).isVisible(SOON);
    }

    @Test
    void aHoldStopsEverybodyAndAKillChangesNothing() throws IOException {
        startTheShift();
        confirm(
                manager,
                manager.button("Hold the release"),
                "The network team is at work.",
                "Hold the release");
        assertThat(ops.page().getByText("On hold").first()).isVisible(SOON);
        ops.openStep("prepare");
        assertThat(ops.button("Start step 1.1")).isDisabled();
        assertThat(ops.drawer().getByText("The network team is at work.").first()).isVisible();
        var run = ops.run();

        tminus.kill();
        tminus.start();
        ops.load(run);
        qa.load(run);
        manager.load(run);

        assertThat(ops.page().getByText("The network team is at work.").first()).isVisible();
        assertThat(ops.page().getByText("Journal intact").first()).isVisible();
        resume("The network is up again.");
        prepare();
        assertThat(qa.drawer().getByText("Signed by QA").first()).isVisible();
    }

    @Test
    void aKillIsToldOnEveryPageAndNothingTypedIsLost() throws IOException {
        startTheShift();
        ops.openStep("prepare");
        press(ops, "Start step 1.1");
        var yes = ops.drawer().getByLabel("Yes", new Locator.GetByLabelOptions().setExact(true));
        yes.check();
        try (var phone = Member.onThePhone(chromium.browser(), tminus.address(), "Asia/Shanghai")) {
            phone.signIn("Shanghai QA 2");
            phone.open(ops.run() + "/steps/prepare");
            var done = ops.button("Step 1.1 is done");

            var _ =
                    new Restart(tminus, ops, qa, manager, phone, "Whom did you tell?")
                            .once(
                                    1,
                                    () -> {
                                        assertThat(done).hasAttribute("aria-disabled", "true");
                                        done.click(new Locator.ClickOptions().setForce(true));
                                        ops.lookAt("connection-lost");
                                        phone.lookAt("connection-lost-phone");
                                    });
        }
        assertThat(yes).isChecked();
        press(ops, "Step 1.1 is done");
        assertThat(ops.drawer().getByText("Signed by")).hasCount(0);
    }

    @Test
    void aContingencyOpenedByHandFreezesTheRestAndEndsAsItsAnswerSays() {
        startTheShift();
        prepare();
        manager.open(manager.run());
        manager.button("Contingencies…").click();
        confirm(
                manager,
                manager.page()
                        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open C1…"))
                        .first(),
                "Shanghai does not pick up.",
                "Open C1");
        assertThat(
                        ops.page()
                                .getByText("Contingency C1 A site does not answer has been open")
                                .first())
                .isVisible(SOON);
        ops.openStep("downtime");
        assertThat(ops.button("Start step 1.2")).isDisabled();
        manager.lookAt("run-contingency-open");

        does(manager, "call-backup", "C1.1");
        manager.openStep("decide");
        press(manager, "Start step C1.2");
        choose(manager, "Do we go on?", "go-on");
        press(manager, "Step C1.2 is done");
        ops.openStep("decide");
        press(ops, "Sign off as OPS");

        ops.openStep("downtime");
        assertThat(ops.button("Start step 1.2"))
                .isEnabled(new LocatorAssertions.IsEnabledOptions().setTimeout(5_000));
        assertThat(ops.page().getByText("ended contingency C1").first()).isVisible();
    }

    @Test
    void aBadDeploymentIsDoneAgainFromItsStep() {
        startTheShift();
        prepare();
        skipTheDowntime();
        answerTheQuestion();
        vote(ops, "go", "Vote go as OPS");
        vote(qa, "go", "Vote go as QA");
        does(ops, "deploy", "2.1");
        sign(qa, "deploy", "Sign off as QA");
        assertThat(ops.page().getByText("closed 2.4 Field answers as done").first())
                .isVisible(PATIENT);

        ops.open(ops.run());
        ops.button("Contingencies…").click();
        confirm(
                ops,
                ops.page()
                        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open C2…"))
                        .first(),
                "Users see errors.",
                "Open C2");
        does(ops, "put-back", "C2.1");
        does(ops, "deploy", "2.1");
        qa.drawer().getByText("Look again").first().click();
        sign(qa, "deploy", "Sign off as QA");
        does(ops, "accept", "2.5");
        sign(qa, "accept", "Sign off as QA");

        assertThat(ops.page().getByText("Complete").first()).isVisible(PATIENT);
        ops.openStep("tell-customers");
        assertThat(ops.drawer().getByText("Not applicable").first()).isVisible();
    }

    @Test
    void aStepIsSignedOnThePhone() {
        startTheShift();
        try (var phone = Member.onThePhone(chromium.browser(), tminus.address(), "Asia/Shanghai")) {
            phone.signIn("Shanghai QA 2");
            workOnPrepare();
            phone.open("");
            phone.lookAt("home-phone-awaited");
            phone.page().locator("li.wait a.ti").first().click();
            assertThat(phone.drawer()).isVisible();
            phone.lookAt("sign-phone-with-answers");
            press(phone, "Sign off as QA");
            assertThat(ops.drawer().getByText("Signed by QA").first()).isVisible(SOON);
        }
    }

    @Test
    void everythingIsDoneWithoutAMouse() {
        startTheShift();
        var page = ops.page();
        ops.load(ops.run());
        Pages.settle(page);
        page.keyboard().press("j");
        assertThat(ops.drawer()).isVisible();
        assertThat(ops.drawer().getByText("Prepare the deployment").first()).isVisible();
        byKey(ops, "Start step 1.1");
        assertThat(ops.button("Step 1.1 is done")).isVisible();
        byTab(ops, "input");
        page.keyboard().type("everybody");
        page.keyboard().press("Tab");
        Pages.settle(page);
        assertThat(ops.drawer().locator("input[type=radio]:focus")).hasCount(1);
        var yes = ops.drawer().getByLabel("Yes", new Locator.GetByLabelOptions().setExact(true));
        for (var presses = 0; presses < 2 && !yes.isChecked(); presses++) {
            page.keyboard().press("ArrowUp");
        }
        assertThat(yes).isChecked();
        Pages.settle(page);
        byKey(ops, "Step 1.1 is done");
        assertThat(ops.button("Step 1.1 is done")).isHidden();

        qa.load(ops.run());
        Pages.settle(qa.page());
        qa.page().keyboard().press("j");
        assertThat(qa.drawer()).isVisible();
        qa.page().keyboard().press("s");
        assertThat(qa.button("Sign off as QA")).isFocused();
        qa.page().keyboard().press("Enter");
        assertThat(ops.drawer().getByText("Signed by QA").first()).isVisible(SOON);
        page.keyboard().press("Escape");
        assertThat(ops.drawer()).isHidden();
    }

    private void startTheShift() {
        manager.open("runbooks/night-shift.yaml/plan");
        manager.page().getByLabel("Build").first().fill("2026.11.3");
        manager.press("Plan the rehearsal");
        manager.press("Start the rehearsal");
        ops.open(manager.run());
        qa.open(manager.run());
    }

    private void workOnPrepare() {
        ops.openStep("prepare");
        assertThat(ops.drawer().getByText("Prepare build 2026.11.3.").first()).isVisible();
        press(ops, "Start step 1.1");
        press(ops, "Step 1.1 is done", false);
        assertThat(ops.drawer().getByText("Fill in “Whom did you tell?” first.").first())
                .isVisible();
        ops.drawer().getByLabel("Whom did you tell?").first().fill("The night shift");
        ops.drawer().getByLabel("Yes", new Locator.GetByLabelOptions().setExact(true)).check();
        press(ops, "Step 1.1 is done");
    }

    private void prepare() {
        workOnPrepare();
        sign(qa, "prepare", "Sign off as QA");
    }

    private void skipTheDowntime() {
        ops.openStep("downtime");
        confirm(ops, ops.button("Skip step 1.2…"), "Nobody asked for it.", "Skip step 1.2");
        assertThat(ops.drawer().getByText("Skipped").first()).isVisible(SOON);
    }

    private void answerTheQuestion() {
        qa.openStep("go");
        qa.drawer().getByLabel("How long does the deployment take?").first().fill("20m");
        qa.button("Answer").click();
        assertThat(qa.button("Vote go as QA")).isVisible(SOON);
    }

    private void resume(String reason) {
        manager.open(manager.run());
        confirm(manager, manager.button("Resume the release"), reason, "Resume the release");
    }

    private static void vote(Member member, String step, String button) {
        member.openStep(step);
        press(member, button);
    }

    private static void sign(Member member, String step, String button) {
        member.openStep(step);
        press(member, button);
    }

    private static void does(Member member, String step, String number) {
        member.openStep(step);
        press(member, "Start step " + number);
        press(member, "Step " + number + " is done");
    }

    private static void press(Member member, String button) {
        press(member, button, true);
    }

    private static void press(Member member, String button, boolean goesAway) {
        assertThat(member.button(button)).isEnabled();
        if (goesAway) {
            member.press(button);
        } else {
            member.button(button).click();
        }
    }

    private static void choose(Member member, String label, String choice) {
        member.drawer().getByLabel(label).first().click();
        member.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(choice))
                .click();
    }

    /// Presses what asks for a reason, and gives one.
    private static void confirm(Member member, Locator asks, String reason, String button) {
        var field = Pattern.compile("Reason.*");
        var dialog =
                member.page()
                        .getByRole(AriaRole.ALERTDIALOG)
                        .or(member.page().getByRole(AriaRole.DIALOG))
                        .filter(new Locator.FilterOptions().setHas(member.page().getByLabel(field)))
                        .last();
        Member.press(asks, dialog.getByLabel(field), WaitForSelectorState.VISIBLE);
        dialog.getByLabel(field).fill(reason);
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName(Pattern.compile("^" + button + ".*")))
                .click();
        assertThat(dialog).isHidden();
    }

    /// Tabs to a button and presses it.
    private static void byKey(Member member, String button) {
        var wanted = member.button(button);
        for (var tabs = 0; tabs < 80 && !isFocused(wanted); tabs++) {
            member.page().keyboard().press("Tab");
        }
        assertThat(wanted).isFocused();
        member.page().keyboard().press("Enter");
    }

    private static void byTab(Member member, String selector) {
        var wanted = member.drawer().locator(".fieldinput " + selector).first();
        for (var tabs = 0; tabs < 80 && !isFocused(wanted); tabs++) {
            member.page().keyboard().press(tabs < 40 ? "Shift+Tab" : "Tab");
        }
        assertThat(wanted).isFocused();
    }

    private static boolean isFocused(Locator one) {
        return Boolean.TRUE.equals(one.evaluate("e => e === document.activeElement"));
    }
}
