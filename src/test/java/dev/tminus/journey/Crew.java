package dev.tminus.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.tminus.testing.Chromium;
import dev.tminus.testing.Member;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// Who takes the bundled release to its end: Boston does the work, Shanghai tests it, and San
/// Francisco decides. T-0 was yesterday noon, so that no step waits for its time.
final class Crew implements AutoCloseable {

    /// How long the landscape may take for what a step asks of it.
    private static final LocatorAssertions.IsVisibleOptions PATIENT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private static final ZoneId BOSTON = ZoneId.of("America/New_York");

    private static final String UP = "Time until its pages were up";

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
        fillPlan(ops);
        for (var role : List.of("OPS", "QA")) {
            leaveToOthers(role, "SF release");
        }
        ops.press("Plan the rehearsal");
        ops.press("Start the rehearsal");
        qa.open(ops.run());
        manager.open(ops.run());
    }

    /// What planning asks for besides T-0.
    static void fillPlan(Member member) {
        member.fill("Build of HQ", "4.1.0");
        member.fill("Build of Field", "9.0.2");
        member.choose("Does QA agree", "As this runbook compares");
    }

    void preReleaseOfHq() {
        does(ops, "announce-rehearsal", "1.5");
        deploysHq(ops);
        does(ops, "try-hq-api", "2.3");
        signs(qa, "try-hq-api", "QA");
    }

    static void deploysHq(Member member) {
        begins(member, "deploy-hq", "2.1");
        member.fill(UP, "12m");
        member.confirm("API and data model are frozen");
        ends(member, "2.1");
    }

    void preReleaseOfField() {
        deploysField(ops, "deploy-field-backend", "3.1");
        does(qa, "migrate-smoke-accounts", "3.3");
        signs(ops, "migrate-smoke-accounts", "OPS");
        votes(qa, "go-for-bulk", "QA");
        votes(ops, "go-for-bulk", "OPS");
    }

    static void deploysField(Member member, String step, String number) {
        begins(member, step, number);
        member.fill(UP, "9m");
        ends(member, number);
    }

    void bulkMigration() {
        skips(ops, "choose-the-plug", "4.1");
        begins(ops, "deploy-job-server", "4.2");
        ops.fill("Workers", "1");
        ops.fill("Fibres of Field", "10");
        ends(ops, "4.2");
        does(ops, "fill-queue", "4.3");
        begins(ops, "raise-workers", "4.5");
        ops.fill("Response time of Field, in ms", "180");
        ops.fill("Response time of HQ, in ms", "210");
        ends(ops, "4.5");
        begins(ops, "watch-queue-1", "4.7");
        ops.fill("Accounts left", "40");
        ops.fill("Accounts an hour", "900");
        ends(ops, "4.7");
    }

    void inspection() {
        begins(qa, "inspect-accounts", "4.12");
        qa.fill("Accounts you looked at, one a line", "ACC-00007");
        ends(qa, "4.12");
        signs(manager, "inspect-accounts", "Manager");
        begins(ops, "write-maintenance-page", "4.13");
        ops.attachPicture();
        ends(ops, "4.13");
    }

    void releaseDay() {
        begins(manager, "everybody-here", "5.1");
        manager.fill("Who is here, one a line", "Boston ops, Shanghai QA, SF release");
        ends(manager, "5.1");
        begins(manager, "decide-downtime", "5.4");
        manager.choose("Field is stopped", "no");
        ends(manager, "5.4");
        votes(ops, "go-for-release", "OPS");
        votes(qa, "go-for-release", "QA");
        votes(manager, "go-for-release", "Manager");
        does(ops, "open-hq", "5.10");
        deploysField(ops, "open-field", "5.11");
        signs(manager, "open-field", "Manager");
    }

    void aftercare() {
        does(qa, "smoke-existing-project", "6.1");
        does(qa, "smoke-new-project", "6.2");
        does(qa, "smoke-pushed-from-hq", "6.3");
        does(qa, "smoke-free-trial", "6.4");
        skips(qa, "smoke-anything-else", "6.5");
        votes(qa, "accept-release", "QA");
        votes(manager, "accept-release", "Manager");
        does(manager, "hand-over", "6.8");
        signs(ops, "hand-over", "OPS");
    }

    static void does(Member member, String step, String number) {
        begins(member, step, number);
        ends(member, number);
    }

    static void begins(Member member, String step, String number) {
        member.openStep(step);
        pressOnceOffered(member, "Start step " + number);
    }

    static void ends(Member member, String number) {
        pressOnceOffered(member, "Step " + number + " is done");
    }

    static void skips(Member member, String step, String number) {
        member.openStep(step);
        var skip = member.button("Skip step " + number + "…");
        assertThat(skip).isVisible(PATIENT);
        skip.click();
        var dialog = member.dialog("Skip step " + number + "?");
        dialog.getByLabel("Reason, shown to everybody").fill("Not what this rehearsal is about.");
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Skip step " + number))
                .click();
        assertThat(dialog).isHidden();
    }

    /// San Francisco stands in for both other sites; who did a step could not sign it.
    private void leaveToOthers(String role, String person) {
        ops.page()
                .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(role))
                .first()
                .getByLabel(person, new Locator.GetByLabelOptions().setExact(true))
                .uncheck();
    }

    private void fill(String label, String value) {
        var field =
                ops.page().getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label));
        field.fill(value);
        field.press("Enter");
    }

    static void signs(Member member, String step, String role) {
        member.openStep(step);
        pressOnceOffered(member, "Sign off as " + role);
    }

    static void votes(Member member, String step, String role) {
        member.openStep(step);
        pressOnceOffered(member, "Vote go as " + role);
    }

    static void pressOnceOffered(Member member, String name) {
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
