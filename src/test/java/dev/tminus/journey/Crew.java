package dev.tminus.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.tminus.testing.Chromium;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// Who takes the bundled release to its end: Boston does the work, Shanghai tests it, and San
/// Francisco decides. T-0 was yesterday noon, so that no step waits for its time.
final class Crew implements AutoCloseable {

    /// How long the landscape may take for what a step asks of it.
    private static final LocatorAssertions.IsVisibleOptions PATIENT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private static final ZoneId BOSTON = ZoneId.of("America/New_York");

    final Member ops;
    final Member qa;
    final Member manager;

    private Crew(Member ops, Member qa, Member manager) {
        this.ops = ops;
        this.qa = qa;
        this.manager = manager;
    }

    /// Signs all three in.
    static Crew signedIn(Chromium chromium, String address) {
        var browser = chromium.browser();
        var crew =
                new Crew(
                        Member.atADesk(browser, address, "America/New_York"),
                        Member.atADesk(browser, address, "Asia/Shanghai"),
                        Member.atADesk(browser, address, "America/Los_Angeles"));
        crew.ops.signIn("Boston ops");
        crew.qa.signIn("Shanghai QA");
        crew.manager.signIn("SF release");
        return crew;
    }

    /// Plans a rehearsal on qa, starts it and opens it everywhere.
    void startARehearsal() {
        ops.open("runbooks/hq-field-migration.yaml/plan");
        var yesterday = LocalDate.now(BOSTON).minusDays(1);
        fill("Day of T-0", yesterday.format(DateTimeFormatter.ofPattern("dd/MM/uuuu")));
        fill("Time of T-0", "12:00");
        ops.page().getByLabel("Build of HQ").fill("2026.11.3");
        ops.page().getByLabel("Build of Field").fill("2026.11.7");
        ops.press("Plan the rehearsal");
        ops.press("Start the rehearsal");
        qa.open(ops.run());
        manager.open(ops.run());
    }

    private void fill(String label, String value) {
        var field =
                ops.page().getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label));
        field.fill(value);
        field.press("Enter");
    }

    void preReleaseOfHq() {
        does(ops, "deploy-hq", "1.1");
        does(ops, "try-hq-api", "1.3");
        signs(qa, "try-hq-api", "QA");
    }

    void preReleaseOfField() {
        does(ops, "deploy-field-backend", "2.1");
        does(qa, "migrate-smoke-accounts", "2.3");
        signs(ops, "migrate-smoke-accounts", "OPS");
        votes(qa, "go-for-bulk", "QA");
        votes(ops, "go-for-bulk", "OPS");
    }

    void bulkMigration() {
        does(manager, "announce-locks", "3.1");
        does(ops, "deploy-job-server", "3.2");
        does(ops, "fill-queue", "3.3");
        does(ops, "raise-workers", "3.4");
    }

    void inspection() {
        does(qa, "inspect-accounts", "3.8");
        signs(manager, "inspect-accounts", "Manager");
    }

    void releaseDay() {
        does(manager, "everybody-here", "4.1");
        does(ops, "prepare-maintenance-page", "4.3");
        votes(ops, "go-for-release", "OPS");
        votes(qa, "go-for-release", "QA");
        votes(manager, "go-for-release", "Manager");
        does(ops, "open-hq", "4.6");
        does(ops, "open-field", "4.7");
        signs(manager, "open-field", "Manager");
    }

    void aftercare() {
        does(qa, "smoke-existing-project", "5.1");
        does(qa, "smoke-new-project", "5.2");
        does(qa, "smoke-pushed-from-hq", "5.3");
        does(qa, "smoke-free-trial", "5.4");
        votes(qa, "accept-release", "QA");
        votes(manager, "accept-release", "Manager");
        does(manager, "hand-over", "5.7");
        signs(ops, "hand-over", "OPS");
    }

    private static void does(Member member, String step, String number) {
        member.openStep(step);
        pressOnceOffered(member, "Start step " + number);
        pressOnceOffered(member, "Step " + number + " is done");
    }

    private static void signs(Member member, String step, String role) {
        member.openStep(step);
        pressOnceOffered(member, "Sign off as " + role);
    }

    private static void votes(Member member, String step, String role) {
        member.openStep(step);
        pressOnceOffered(member, "Vote go as " + role);
    }

    private static void pressOnceOffered(Member member, String name) {
        Locator button = member.button(name);
        assertThat(button).isVisible(PATIENT);
        assertThat(button).isEnabled(new LocatorAssertions.IsEnabledOptions().setTimeout(30_000));
        member.press(name);
    }

    @Override
    public void close() {
        ops.close();
        qa.close();
        manager.close();
    }
}
