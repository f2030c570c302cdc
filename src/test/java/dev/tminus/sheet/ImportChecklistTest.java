package dev.tminus.sheet;

import static dev.tminus.sheet.Checklists.csv;
import static dev.tminus.sheet.Checklists.draft;
import static dev.tminus.sheet.Checklists.fates;
import static dev.tminus.sheet.Checklists.only;
import static dev.tminus.sheet.Checklists.refusal;
import static dev.tminus.sheet.Checklists.runbook;
import static dev.tminus.sheet.Checklists.steps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.language.Language;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Step;
import dev.tminus.schedule.Durations;
import dev.tminus.schedule.Offsets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportChecklistTest {

    private static final String RELEASE =
            """
            HQ/Field migration;;;;;;;
            ;;;;;;;
            No;Task;Who;When;Duration;Sign-off;Depends on;Ticket
            Preparation before the day;;;;;;;
            1;Lower the TTL;Ann Smith;T-1d 09:00;15 min;;;OPS-7
            2;Deploy HQ;Boston Ops;T-2h;1.5h;\"QA; Release\";1;
            ;;;;;;;
            Release night itself;;;;;;;
            3;Open the doors;Boston Ops;asap;00:05;yes;2;
            4;Deploy HQ;Shanghai QA;;;;9;
            """;

    @ParameterizedTest
    @ValueSource(strings = {"@here", "@all", "@channel", "@Everyone", "everybody"})
    void takesNobodyWhoIsEverybodyAsAnOwner(String everybody) {
        var draft = csv("Step,Who", "Stop," + everybody, "Copy,ops");

        assertThat(steps(draft))
                .extracting(step -> step.owner().value())
                .containsExactly("manager", "ops");
        assertThat(draft.unplaced())
                .extracting(Fate::toString)
                .containsExactly(
                        "row 2: `"
                                + everybody
                                + "` in Who is everybody, and no owner; kept as a comment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Rollback: redeploy 4.1", "Roll back (to 4.1)", "Back-out: start Field"})
    void tellsOfAStepThatReadsLikeAWayBack(String title) {
        var draft = csv("Step,Who", title + ",ops", "Rollback plan agreed,ops");

        assertThat(fates(draft))
                .filteredOn(fate -> fate.contains("reads like"))
                .containsExactly(
                        "row 2: `"
                                + title
                                + "` reads like a condition, but every run does the step");
    }

    @Test
    void takesMentionsOfPeopleOnlyAsOwners() {
        var draft =
                draft(
                        "night.md",
                        """
                        # Night
                        ## Stop @all
                        - [ ] @here Say that it begins
                        - [ ] Say that it ends (@channel)
                        - [ ] ben@example.org Mail the list
                        - [ ] Mail ben@example.org
                        - [ ] @ben, stop the app
                        - [ ] Copy (@ben)
                        - [ ] Ask @ben.
                        - [ ] `@ben` Look
                        - [ ] Run `copy - @ben`
                        """);

        assertThat(steps(draft))
                .extracting(step -> step.title() + "; " + step.owner())
                .containsExactly(
                        "Say that it begins; manager",
                        "Say that it ends; manager",
                        "ben@example.org Mail the list; manager",
                        "Mail ben@example.org; manager",
                        "stop the app; ben",
                        "Copy; ben",
                        "Ask @ben.; manager",
                        "`@ben` Look; manager",
                        "Run `copy - @ben`; manager");
        assertThat(draft.unplaced())
                .extracting(Fate::toString)
                .containsExactly(
                        "line 2: everybody is no owner; kept as a comment: Stop @all",
                        "line 3: `here` in Owner is everybody, and no owner; kept as a comment",
                        "line 4: `channel` in Owner is everybody, and no owner; kept as a comment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name,Phone,Role",
                "Name,Role,Phone,E-mail",
                "Who,Number",
                "Contact,Mobile",
                "Role,Name,Slack"
            })
    void takesNobodyOfAListOfContactsAsAStep(String header) {
        var draft = csv("Step,Who", "Stop,ops", "", header, "Ann,+1 617 555 0142,ops", "Ben,+1,qa");

        assertThat(steps(draft)).extracting(Step::title).containsExactly("Stop");
        assertThat(draft.unplaced())
                .extracting(Fate::toString)
                .containsExactly(
                        "row 4: looks like a header, but no column is for the steps; kept as a"
                                + " comment: "
                                + header.replace(",", " | "),
                        "row 5: below a header without a column for the steps; kept as a comment:"
                                + " Ann | +1 617 555 0142 | ops",
                        "row 6: below a header without a column for the steps; kept as a comment:"
                                + " Ben | +1 | qa");
    }

    @Test
    void tellsTheFateOfEveryRow() {
        var draft = draft("release.csv", RELEASE);

        assertThat(fates(draft))
                .containsExactly(
                        "row 1: title of the runbook",
                        "row 3: the header: `No` is the number, `Task` is the step, `Who` is the"
                                + " owner, `When` is the planned time, `Duration` is the duration,"
                                + " `Sign-off` is the sign-off, `Depends on` is what comes first",
                        "row 3: kept as comments: `Ticket`",
                        "row 4: heading of phase `Preparation before the day`",
                        "row 5: became step lower-the-ttl",
                        "row 6: became step preparation-before-the-day-deploy-hq; other steps have"
                                + " the same title",
                        "row 7: skipped, empty",
                        "row 8: heading of phase `Release night itself`",
                        "row 9: `yes` in Sign-off does not say who signs; kept as a comment",
                        "row 9: became step open-the-doors",
                        "row 9: `asap` in When is no time that a runbook knows; kept as a comment",
                        "row 10: became step release-night-itself-deploy-hq; other steps have the"
                                + " same title",
                        "row 10: comes after `9`, which is no step of the checklist; kept as a"
                                + " comment");
        assertThat(draft.steps()).isEqualTo(4);
        assertThat(draft.name()).isEqualTo("hq-field-migration.yaml");
    }

    @Test
    void readsBackAsARunbook() {
        var runbook = runbook(draft("release.csv", RELEASE));

        assertThat(runbook.title()).isEqualTo("HQ/Field migration");
        assertThat(runbook.phases())
                .extracting(Phase::title)
                .containsExactly("Preparation before the day", "Release night itself");
        assertThat(runbook.roles().keySet())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "manager", "ann-smith", "boston-ops", "qa", "release", "shanghai-qa");
        var deploy = runbook.steps().toList().get(1);
        assertThat(deploy.owner().value()).isEqualTo("boston-ops");
        assertThat(deploy.takes()).isEqualTo(Duration.ofMinutes(90));
        assertThat(at(deploy)).isEqualTo("T-2h");
        assertThat(deploy.needs()).extracting(Object::toString).containsExactly("lower-the-ttl");
        assertThat(deploy.signOffs())
                .extracting(sign -> sign.role().value())
                .containsExactly("qa", "release");
    }

    @Test
    void keepsAsACommentBesideItsStepWhatItDoesNotUnderstand() {
        var yaml = draft("release.csv", RELEASE).yaml();

        assertThat(yaml)
                .contains(
                        """
                              - id: open-the-doors
                                title: Open the doors
                                owner: boston-ops
                                takes: 5m
                                needs: [preparation-before-the-day-deploy-hq]
                                # number: 3
                                # Sign-off: yes
                                # When: asap
                        """)
                .contains("        # Ticket: OPS-7\n")
                .contains("  # Ann Smith\n  ann-smith: {team: ann-smith}  # FILL IN\n");
    }

    @Test
    void keepsIdsWhenARowIsInserted() {
        var before = csv("Step,Who", "Stop Field,ops", "Copy the data,ops");
        var after = csv("Step,Who", "Warn people,ops", "Stop Field,ops", "Copy the data,ops");

        assertThat(ids(after)).containsExactly("warn-people", "stop-field", "copy-the-data");
        assertThat(ids(after)).containsAll(ids(before));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "15 min|15m",
                "1.5h|1h30m",
                "1,5 Std.|1h30m",
                "00:15|15m",
                "1:30:00|1h30m",
                "1h 30m|1h30m",
                "1 hour 30 minutes|1h30m",
                "2 Tage|2d",
                "PT15M|15m",
                "~ 5 mins|5m",
                "15分钟|15m",
                "90s|1m30s"
            })
    void readsDurations(String said, String takes) {
        var step = only(csv("Step;Duration;Who", "a;" + said + ";x"));

        assertThat(Durations.write(Objects.requireNonNull(step.takes()))).isEqualTo(takes);
    }

    @Test
    void takesTheUnitOfABareNumberFromTheColumn() {
        var step = only(csv("Step;Duration (min);Who", "a;90;x"));

        assertThat(step.takes()).isEqualTo(Duration.ofMinutes(90));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "5-10 min", "90", "1 fortnight", "99999999h", "h"})
    void keepsWhatIsNoDuration(String said) {
        var draft = csv("Step;Duration;Who", "a;" + said + ";x");

        assertThat(only(draft).takes()).isNull();
        assertThat(draft.yaml()).contains("# Duration: " + said + "\n");
        assertThat(fates(draft))
                .contains(
                        "row 2: `%s` in Duration is no duration that a runbook knows; kept as a comment"
                                .formatted(said));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "T-2h|T-2h",
                "t - 15 min|T-15m",
                "T–2h|T-2h",
                "T-1d 09:00|T-1d 09:00",
                "T-1d 9:00|T-1d 09:00",
                "D-1 09:00|T-1d 09:00",
                "-30m|T-30m",
                "+1:30|T+1h30m",
                "T0|T-0",
                "2 hours before go-live|T-2h",
                "2 days before|T-2d",
                "T-1.5h|T-1h30m",
                "T-5d 09:00 Asia/Shanghai|T-5d 09:00 Asia/Shanghai"
            })
    void readsPlannedTimes(String said, String at) {
        assertThat(at(only(csv("Step;When;Who", "a;" + said + ";x")))).isEqualTo(at);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-12-05 09:00|T-0",
                "2026-12-05 07:30|T-1h30m",
                "05.12.2026 9:15 Uhr|T+15m",
                "2026-12-04 22:00|T-1d 22:00",
                "2026-12-06|T+1d",
                "12/15/2026 9:00 PM|T+10d 21:00",
                "2026年12月5日 10:00|T+1h",
                "08:45|T-15m"
            })
    void tellsWallTimesFromTheZeroThatIsGiven(String said, String at) {
        var known =
                new Imported.Known(
                        LocalDateTime.parse("2026-12-05T09:00"), ZoneId.of("Asia/Shanghai"), null);
        var text = "Step;When;Who\na;" + said + ";x\n";

        var draft = draft("a.csv", text.getBytes(StandardCharsets.UTF_8), known);

        assertThat(at(only(draft))).isEqualTo(at);
        assertThat(runbook(draft).timezone().getId()).isEqualTo("Asia/Shanghai");
    }

    @Test
    void goesOnAfterMidnight() {
        var known = new Imported.Known(LocalDateTime.parse("2026-12-05T22:00"), null, null);
        var text = "Step;When;Who\na;21:30;x\nb;23:30;x\nc;00:30;x\n";

        var draft = draft("a.csv", text.getBytes(StandardCharsets.UTF_8), known);

        assertThat(steps(draft))
                .extracting(ImportChecklistTest::at)
                .containsExactly("T-30m", "T+1h30m", "T+1d 00:30");
    }

    @Test
    void keepsWallTimesAsCommentsWithoutAZero() {
        var draft =
                csv(
                        "Step;When;Who",
                        "a;2026-12-05 09:00;x",
                        "b;05/12/2026 09:00;x",
                        "c;13/12/2026;x");

        assertThat(steps(draft)).allMatch(step -> step.at() == null);
        assertThat(draft.yaml()).contains("# When: 2026-12-05 09:00\n");
        assertThat(fates(draft))
                .contains(
                        "row 2: `2026-12-05 09:00` in When counts only once T-0 is known, which was"
                                + " not given; kept as a comment",
                        "row 3: `05/12/2026 09:00` in When may be 2026-05-12 or 2026-12-05; kept as"
                                + " a comment");
    }

    static Stream<List<String>> headers() {
        return Stream.of(
                List.of(
                        "Activity",
                        "Responsible",
                        "Planned start",
                        "Estimate",
                        "Approver",
                        "Section"),
                List.of(
                        "Schritt",
                        "Verantwortlich",
                        "Beginn",
                        "Dauer",
                        "Freigabe durch",
                        "Abschnitt"),
                List.of("步骤", "负责人", "计划开始时间", "预计时长", "审批人", "阶段"),
                List.of(
                        "What (short)",
                        "Team responsible",
                        "Start time (UTC)",
                        "Est. duration",
                        "Verified by",
                        "Stage"));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void findsColumnsByTheirUsualNames(List<String> names) {
        var draft = csv(String.join(",", names), "Stop Field,ops,T-2h,15m,qa,Night");

        var step = only(draft);

        assertThat(step.title()).isEqualTo("Stop Field");
        assertThat(step.owner().value()).isEqualTo("ops");
        assertThat(at(step)).isEqualTo("T-2h");
        assertThat(step.takes()).isEqualTo(Duration.ofMinutes(15));
        assertThat(step.signOffs()).hasSize(1);
        assertThat(runbook(draft).phases()).extracting(Phase::title).containsExactly("Night");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void readsEverySeparatorWithQuotesAndMark(String separator) {
        var text =
                "\uFEFF\"Step\"%1$sWho%1$sNotes\r\n\"Stop \"\"Field\"\"\"%1$sops%1$s\"one%1$s\ntwo\"\r\n"
                        .formatted(separator);

        var step = only(draft("a.csv", text));

        assertThat(step.title()).isEqualTo("Stop \"Field\"");
        assertThat(step.basics().instructions()).isEqualTo(("one" + separator).strip() + "\ntwo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes", "null", "~", "a: b", "a #b", "- a", "'a'", "\"a\"", "[a, b]", "{a}", "&a *b",
                "!tag", "%a", "@a", "`a`", "a\\nb", "2026", "1.20", "T-0", "| a", "> a", "? a",
                "a:", "=1+1", "☑ 部署 HQ", "é", "a, b", "--- a", "...", "a "
            })
    void keepsNastyTitlesAsTheyAre(String title) {
        var quoted = "\"" + title.replace("\"", "\"\"") + "\"";

        var draft = csv("Step;Who;Notes", quoted + ";ops;" + quoted);

        assertThat(only(draft).title()).isEqualTo(title.strip());
        assertThat(only(draft).basics().instructions()).isEqualTo(title.strip());
    }

    @Test
    void keepsTheFormOfInstructions() {
        var text = "1. Stop it\n   - gently\n\n2. `rm -rf`: no\n\tdone # really";

        var step = only(csv("Step;Who;Notes", "a;ops;\"" + text + "\""));

        assertThat(step.basics().instructions()).isEqualTo(text);
    }

    @Test
    void takesTheMeaningFromPlaceholdersAndSecrets() {
        var draft = csv("Step;Who;Notes", "a ${x} {{y}};ops;${TMINUS_SECRET_X} {{z}} {{mode}} {{");

        var step = only(draft);

        assertThat(step.title()).isEqualTo("a $ {x} { {y}}");
        assertThat(step.basics().instructions())
                .isEqualTo("$ {TMINUS_SECRET_X} { {z}} {{mode}} { {");
        assertThat(draft.attentions()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void leavesOutCharactersThatHideOthers() {
        var draft = csv("Step;Who", "a\u202Eb\u0007c;ops");

        assertThat(only(draft).title()).isEqualTo("abc");
        assertThat(fates(draft))
                .contains("row 2: has characters that hide or reorder others, which are left out");
    }

    @Test
    void putsALongTitleIntoTheInstructions() {
        var title = "word ".repeat(60).strip();

        var step = only(csv("Step;Who", title + ";ops"));

        assertThat(step.title()).hasSizeLessThanOrEqualTo(200).endsWith("word…");
        assertThat(step.basics().instructions()).isEqualTo(title);
    }

    @Test
    void followsNumbersTitlesRowsAndRanges() {
        var draft =
                csv(
                        "#;Step;Who;After",
                        "1.0;One;ops;",
                        "2;Two;ops;none",
                        "3;Three;ops;1-2",
                        "4;Four;ops;Two & row 2",
                        "5;Five;ops;step 3, One");

        assertThat(steps(draft))
                .extracting(step -> step.needs().stream().map(Object::toString).toList())
                .containsExactly(
                        List.of(),
                        List.of(),
                        List.of("one", "two"),
                        List.of("one", "two"),
                        List.of("three", "one"));
    }

    @Test
    void letsNoStepsWaitForEachOther() {
        var draft = csv("#;Step;Who;After", "1;One;ops;3", "2;Two;ops;2", "3;Three;ops;none");

        assertThat(steps(draft).getFirst().needs())
                .extracting(Object::toString)
                .containsExactly("three");
        var circle = csv("#;Step;Who;After", "1;One;ops;2", "2;Two;ops;1");
        assertThat(steps(circle)).hasSize(2);
        assertThat(fates(circle))
                .contains("row 2: waits for `two`, which waits for it; kept as a comment");
        assertThat(circle.yaml()).contains("# After: 2\n");
    }

    @Test
    void countsOnlyFromStepsThatHaveATime() {
        var draft =
                csv(
                        "Step;Who;When",
                        "one;ops;T-1d",
                        "two;ops;one - 2d",
                        "three;ops;four + 1h",
                        "four;ops;",
                        "five;ops;five + 1h");

        assertThat(steps(draft))
                .extracting(ImportChecklistTest::at)
                .containsExactly("T-1d", "one - 2d", "", "", "");
    }

    @Test
    void takesPhasesFromTheirColumnAndFillsTheGaps() {
        var draft =
                csv(
                        "Phase,Step,Who",
                        "Before,a,ops",
                        ",b,ops",
                        "After,,",
                        ",c,ops",
                        "Before,d,ops");

        assertThat(runbook(draft).phases())
                .extracting(phase -> phase.id() + " " + phase.steps().size())
                .containsExactly("before 2", "after 1", "before-2 1");
    }

    @Test
    void takesNoHeadingsFromAListOfTitles() {
        var draft = csv("Step,Who", "a,", "b,", "c,ops");

        assertThat(steps(draft)).hasSize(3);
        assertThat(fates(draft))
                .contains(
                        "row 2: names no owner; the role `manager` stands in, fill in who does it");
    }

    @Test
    void losesNoRowWithoutATitle() {
        var draft =
                csv(
                        "Step,Who,Notes,Done",
                        "a,ops,one,x",
                        ",,two,",
                        ",bob,,",
                        ",,,x",
                        "Step,Who,Notes,Done");

        assertThat(only(draft).basics().instructions()).isEqualTo("one\n\ntwo");
        assertThat(draft.yaml()).contains("# bob\n");
        assertThat(fates(draft))
                .contains(
                        "row 1: `Done` is ignored: a run says what is done, not its runbook",
                        "row 3: has no title; went to the instructions of the step before",
                        "row 4: has no title; kept as a comment at the step before: bob",
                        "row 5: skipped, has no title",
                        "row 6: skipped, the header again");
    }

    @Test
    void showsProblemsFirst() {
        var draft = csv("Step;Who;When", "a;ops;T-1h", "b;ops;asap");

        assertThat(draft.problemsFirst())
                .extracting(Fate::kind)
                .isSortedAccordingTo(
                        java.util.Comparator.comparing(kind -> kind != Fate.Kind.ATTENTION));
        assertThat(draft.problemsFirst()).hasSameElementsAs(draft.fates());
    }

    @Test
    void knowsTheTeamsAndEnvironmentsOfTheWorkspace() {
        var workspace =
                Language.readWorkspace(
                                "workspace.yaml",
                                """
                                timezone: UTC
                                teams: {ops: {title: Boston Ops}, qa: {title: QA}}
                                people: {ann: {name: Ann Smith, teams: [qa]}}
                                environments: {qa: {allows: [rehearsal]}, prod: {allows: [live]}}
                                """
                                        .getBytes(StandardCharsets.UTF_8))
                        .value();
        var text = "Step;Who\na;Boston Ops\nb;Ann Smith\n";

        var draft =
                draft(
                        "a.csv",
                        text.getBytes(StandardCharsets.UTF_8),
                        new Imported.Known(null, null, workspace));

        assertThat(draft.yaml())
                .contains("boston-ops: {team: ops}\n")
                .contains("ann-smith: {team: qa}\n")
                .contains("environments: [qa, prod]\n");
    }

    @Test
    void refusesWithWhatToDo() {
        assertThat(refusal("a.pdf", "x"))
                .isEqualTo(
                        "A checklist is a file in .csv, .xlsx or .md, found `a.pdf`. Save it as one"
                                + " of these.");
        assertThat(refusal("a.csv", ""))
                .isEqualTo("The file holds no rows. Look whether it was saved.");
        assertThat(refusal("a.csv", "foo,bar\n1,2\n"))
                .isEqualTo(
                        "No row names a column for the steps, such as Step, Task, Activity or What;"
                                + " the first row is `foo | bar`. Put a row with the names of the"
                                + " columns above the steps.");
        assertThat(refusal("a.csv", "Step,Who\n,ops\n"))
                .isEqualTo(
                        "No row below the header in row 1 has a title. Look whether `Step` is the"
                                + " column of the steps.");
        assertThat(refusal("a.csv", new byte[] {'S', (byte) 0xE4, 'n'}))
                .isEqualTo(
                        "The file is not text in UTF-8. Save it as \"CSV UTF-8\", or as .xlsx, and"
                                + " take that.");
        assertThat(refusal("a.csv", "Step,Who\n\"a,ops\n"))
                .isEqualTo(
                        "Row 2 opens a quotation mark that is never closed. Close it, or save the"
                                + " sheet again as CSV.");
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertThat(refusal("a.csv", new byte[ImportChecklist.MOST_BYTES + 1]))
                .isEqualTo("The file has 10,485,761 bytes; at most 10,485,760 are read. Split it.");
        assertThat(refusal("a.csv", "Step\n" + "a\n".repeat(10_001)))
                .isEqualTo(
                        "The file has more than 10,000 rows with content, which is the most that is"
                                + " read. Split it.");
        assertThat(refusal("a.csv", "Step,Who" + ",".repeat(300)))
                .startsWith("The file has content in more than 256 columns in row 1");
        assertThat(refusal("a.csv", "Step,Notes\na," + "x".repeat(100_001)))
                .startsWith("A cell in row 2 has more than 100,000 characters");
        assertThat(
                        refusal(
                                "a.csv",
                                "Step,Who,Notes\n"
                                        + ("a,ops," + "x".repeat(5_000) + "\n").repeat(400)))
                .startsWith("The runbook would have ")
                .endsWith("and the longest that is read has 1,048,576. Split the checklist.");
    }

    private static List<String> ids(Imported.Draft draft) {
        return steps(draft).stream().map(step -> step.id().value()).toList();
    }

    private static String at(Step step) {
        return step.at() == null ? "" : Offsets.print(step.at());
    }
}
