package dev.tminus.ledger.journal;

import static dev.tminus.run.rules.TrialRun.ZERO;
import static dev.tminus.run.rules.TrialRun.digestOf;
import static dev.tminus.run.rules.TrialRun.failed;
import static dev.tminus.run.rules.TrialRun.id;
import static dev.tminus.run.rules.TrialRun.inconclusive;
import static dev.tminus.run.rules.TrialRun.who;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tminus.run.Actor;
import dev.tminus.run.CommandId;
import dev.tminus.run.LateEntry;
import dev.tminus.run.RunEvent;
import dev.tminus.run.rules.TrialRun;
import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.RunbookId;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.workspace.ServerIdentity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {

    private static final RoleName QA = new RoleName("qa");
    private static final ContingencyId USERS_DIFFER = new ContingencyId("users-differ");
    private static final UUID STREAM = new UUID(1, 2);

    private final EventCodec codec = new EventCodec();

    /// One of every event, with the name that stands in the journal for ever.
    static Map<String, Object> events() {
        var outcome =
                new Outcome.Passed(
                        "4,812 rows \"on both\" sides – Ω",
                        List.of(new Outcome.Fact("field", "4,812 rows")),
                        digestOf("data"),
                        List.of(
                                new EvidenceRef(
                                        EvidenceRef.Kind.DIFFERENCES,
                                        "rows-differences.csv",
                                        digestOf("file"),
                                        1234)));
        var events =
                new HashMap<String, Object>(
                        Map.ofEntries(
                                Map.entry("run-planned", planned()),
                                Map.entry(
                                        "times-planned",
                                        new RunEvent.TimesPlanned(
                                                List.of(
                                                        new RunEvent.PlannedTime(
                                                                id("a"), ZERO, ZERO),
                                                        new RunEvent.PlannedTime(
                                                                id("b"), null, ZERO),
                                                        new RunEvent.PlannedTime(
                                                                id("c"), null, null)))),
                                Map.entry("run-started", new RunEvent.RunStarted()),
                                Map.entry("run-held", new RunEvent.RunHeld("It failed.", id("a"))),
                                Map.entry("run-resumed", new RunEvent.RunResumed("")),
                                Map.entry("run-completed", new RunEvent.RunCompleted()),
                                Map.entry(
                                        "steps-released",
                                        new RunEvent.StepsReleased(
                                                List.of(id("a")), List.of(id("b"), id("c")))),
                                Map.entry(
                                        "run-scrubbed",
                                        new RunEvent.RunScrubbed("The vendor is down")),
                                Map.entry("start-asked", new RunEvent.StartAsked(id("a"))),
                                Map.entry("start-withdrawn", new RunEvent.StartWithdrawn(id("a"))),
                                Map.entry("checking-opened", new RunEvent.CheckingOpened(id("a"))),
                                Map.entry("checks-stopped", new RunEvent.ChecksStopped(id("a"))),
                                Map.entry(
                                        "steps-returned",
                                        new RunEvent.StepsReturned(List.of(id("a")))),
                                Map.entry("step-started", new RunEvent.StepStarted(id("a"), 3)),
                                Map.entry("work-done", new RunEvent.WorkDone(id("a"))),
                                Map.entry(
                                        "check-started",
                                        new RunEvent.CheckStarted(id("a"), "rows", 5, 2)),
                                Map.entry(
                                        "check-ended",
                                        new RunEvent.CheckEnded(id("a"), "rows", 2, outcome)),
                                Map.entry("signing-opened", new RunEvent.SigningOpened(id("a"))),
                                Map.entry(
                                        "step-signed",
                                        new RunEvent.StepSigned(id("a"), QA, digestOf("a"))),
                                Map.entry(
                                        "signing-refused",
                                        new RunEvent.SigningRefused(id("a"), QA, "No")),
                                Map.entry(
                                        "signature-withdrawn",
                                        new RunEvent.SignatureWithdrawn(id("a"), QA, "No")),
                                Map.entry(
                                        "vote-cast", new RunEvent.VoteCast(id("a"), QA, true, "")),
                                Map.entry("poll-ended-no-go", new RunEvent.PollEndedNoGo(id("a"))),
                                Map.entry(
                                        "step-failed",
                                        new RunEvent.StepFailed(id("a"), "3 rows\nare missing")),
                                Map.entry(
                                        "step-inconclusive",
                                        new RunEvent.StepInconclusive(id("a"), "None")),
                                Map.entry("step-done", new RunEvent.StepDone(id("a"))),
                                Map.entry(
                                        "role-given",
                                        new RunEvent.RoleGiven(
                                                new RoleName("qa"),
                                                List.of(new PersonId("rui.qa")),
                                                "Quinn has left")),
                                Map.entry("commented", new RunEvent.Commented(null, "上海 is awake")),
                                Map.entry(
                                        "run-registered",
                                        new RegistryEvent.RunRegistered(
                                                TrialRun.RUN, 12, digestOf("plan"))),
                                Map.entry(
                                        "run-ended",
                                        new RegistryEvent.RunEnded(
                                                TrialRun.RUN, 40, digestOf("head")))));
        events.putAll(courses());
        return events;
    }

    /// What leaves the straight line.
    private static Map<String, Object> courses() {
        var file =
                new EvidenceRef(
                        EvidenceRef.Kind.ATTACHMENT, "change 1–2.patch", digestOf("file"), 12);
        return Map.ofEntries(
                Map.entry(
                        "steps-not-applicable", new RunEvent.StepsNotApplicable(List.of(id("a")))),
                Map.entry("step-skipped", new RunEvent.StepSkipped(id("a"), "No \"downtime\"")),
                Map.entry("step-unskipped", new RunEvent.StepUnskipped(id("a"), "After all")),
                Map.entry("step-reopened", new RunEvent.StepReopened(id("a"), "Wrong file")),
                Map.entry("steps-outdated", new RunEvent.StepsOutdated(List.of(id("a"), id("b")))),
                Map.entry("steps-retried", new RunEvent.StepsRetried(List.of(id("a"), id("b")))),
                Map.entry("steps-due-again", new RunEvent.StepsDueAgain(List.of(id("a"), id("b")))),
                Map.entry("wait-begun", new RunEvent.WaitBegun(id("a"), ZERO)),
                Map.entry(
                        "form-filled",
                        new RunEvent.FormFilled(
                                id("a"), Map.of("accounts", "A1\nA2", "go", "true"))),
                Map.entry("file-attached", new RunEvent.FileAttached(id("a"), "patch", file)),
                Map.entry(
                        "entered-late",
                        new RunEvent.EnteredLate(id("a"), LateEntry.Part.FINISHED, ZERO)),
                Map.entry(
                        "question-answered",
                        new RunEvent.QuestionAnswered(new QuestionId("migration-duration"), "2d")),
                Map.entry(
                        "deadline-passed",
                        new RunEvent.DeadlinePassed(id("a"), 1, Deadline.Effect.ESCALATE)),
                Map.entry(
                        "contingency-opened",
                        new RunEvent.ContingencyOpened(USERS_DIFFER, id("a"), "3 differ")),
                Map.entry(
                        "contingency-closed",
                        new RunEvent.ContingencyClosed(USERS_DIFFER, "By mistake")),
                Map.entry("contingency-ended", new RunEvent.ContingencyEnded(USERS_DIFFER, 1)));
    }

    static Stream<Object> samples() {
        return Stream.concat(
                events().values().stream(),
                Stream.of(
                        new RunEvent.RunHeld("Lunch.", null),
                        new RunEvent.ContingencyOpened(USERS_DIFFER, null, "Somebody called"),
                        new RunEvent.FormFilled(id("a"), Map.of()),
                        new RunEvent.Commented(id("a"), "Looks good"),
                        new RunEvent.CheckEnded(id("a"), "rows", 1, failed("3 are missing")),
                        new RunEvent.CheckEnded(id("a"), "rows", 1, inconclusive("No answer"))));
    }

    static Stream<Actor> actors() {
        return Stream.of(
                new Actor.Person(who("boston.ops"), Instant.parse("2027-03-12T23:00:00.123456Z")),
                new Actor.Worker("a/rows/2", 7),
                new Actor.Clock());
    }

    private static RunEvent.RunPlanned planned() {
        return new RunEvent.RunPlanned(
                12,
                new RunbookId("hq-field-migration"),
                new ContentHash(digestOf("runbook")),
                new ContentHash(digestOf("workspace")),
                new EnvironmentName("qa"),
                Mode.REHEARSAL,
                ZERO,
                ZoneId.of("America/New_York"),
                Map.of(QA, List.of(who("quinn"), who("bo")), new RoleName("empty"), List.of()),
                Map.of(
                        new SourceName("hq"),
                        new ServerIdentity("PostgreSQL 18.4", "7", "1 5432", "hq", "public")),
                Map.of("build", "4.2 \"final\""),
                Map.of(new QuestionId("migration-duration"), "2d"));
    }

    private static Line line(Object event, Actor actor) {
        return new Line(
                STREAM,
                5,
                Instant.parse("2027-03-13T01:02:03.000004Z"),
                actor,
                new CommandId(new UUID(3, 4)),
                event,
                null);
    }

    private static Line line(Object event) {
        return line(event, new Actor.Clock());
    }

    private byte[] bytes(String from, String to) {
        var written = new String(codec.write(line(new RunEvent.StepStarted(id("a"), 3))), UTF_8);
        assertThat(written).contains(from);
        return written.replace(from, to).getBytes(UTF_8);
    }

    @Test
    void knowsEveryKindOfEvent() {
        var all =
                Stream.of(RunEvent.class, RegistryEvent.class)
                        .flatMap(sealed -> Stream.of(sealed.getPermittedSubclasses()))
                        .toList();

        assertThat(events().values()).hasSameSizeAs(all);
        assertThat(events().values())
                .extracting(Object::getClass)
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void callsEventsByTheNamesThatStandInEveryJournal() {
        var names =
                events().entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, e -> EventTypes.name(e.getValue())));

        assertThat(names).allSatisfy((expected, name) -> assertThat(name).isEqualTo(expected));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsBackWhatItWrote(Object event) {
        var line = line(event);

        assertThat(codec.read(codec.write(line))).isEqualTo(line);
    }

    @ParameterizedTest
    @MethodSource("actors")
    void readsBackWhoDidIt(Actor actor) {
        var line = line(new RunEvent.RunStarted(), actor);

        assertThat(codec.read(codec.write(line))).isEqualTo(line);
    }

    @Test
    void writesTheSameBytesForTheSameEntry() {
        assertThat(new String(codec.write(line(new RunEvent.StepStarted(id("a"), 3))), UTF_8))
                .isEqualTo(
                        """
                        {"stream":"00000000-0000-0001-0000-000000000002","seq":5,\
                        "type":"step-started","version":1,"at":"2027-03-13T01:02:03.000004Z",\
                        "actor":{"kind":"clock"},"command":"00000000-0000-0003-0000-000000000004",\
                        "event":{"step":"a","attempt":3}}\
                        """);
    }

    @Test
    void refusesToNameWhatIsNoEvent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventTypes.name("Hello"))
                .withMessage("No journal name for class java.lang.String");
    }

    @Test
    void refusesAnEventThatItDoesNotKnow() {
        assertThatExceptionOfType(JournalUnreadable.class)
                .isThrownBy(() -> codec.read(bytes("step-started", "step-undone")))
                .withMessage(
                        "Entry 5 of 00000000-0000-0001-0000-000000000002 is a \"step-undone\" of"
                                + " version 1, which this version of tminus cannot read.");
    }

    @Test
    void refusesAVersionThatItDoesNotKnow() {
        assertThatExceptionOfType(JournalUnreadable.class)
                .isThrownBy(() -> codec.read(bytes("\"version\":1", "\"version\":2")))
                .withMessage(
                        "Entry 5 of 00000000-0000-0001-0000-000000000002 is a \"step-started\" of"
                                + " version 2, which this version of tminus cannot read.");
    }

    @Test
    void refusesWhatItWouldOtherwiseLeaveOut() {
        assertThatExceptionOfType(JournalUnreadable.class)
                .isThrownBy(() -> codec.read(bytes("\"attempt\":3", "\"attempt\":3,\"by\":\"bo\"")))
                .withMessageStartingWith("An entry is not readable: Unrecognized property \"by\"");
        assertThatExceptionOfType(JournalUnreadable.class)
                .isThrownBy(() -> codec.read(bytes("\"attempt\":3", "\"attempt\":null")))
                .withMessageStartingWith("An entry is not readable: ");
    }

    @Test
    void refusesWhatIsNoEntry() {
        assertThatExceptionOfType(JournalUnreadable.class)
                .isThrownBy(() -> codec.read("broken".getBytes(UTF_8)))
                .withMessageStartingWith("An entry is not readable: ");
    }

    @Test
    void bringsAPlanOfTheFirstVersionUpToDate() {
        var old = planned();
        var plan = oldPlan(1).replaceFirst(",\"sources\":\\{.*?\\}\\}", "");

        var read = (RunEvent.RunPlanned) codec.read(plan.getBytes(UTF_8)).event();

        assertThat(plan).contains("\"version\":1").doesNotContain("sources");
        assertThat(read.sources()).isEmpty();
        assertThat(read.inputs()).isEmpty();
        assertThat(read.answers()).isEmpty();
        assertThat(read.roles()).isEqualTo(old.roles());
    }

    @Test
    void bringsAPlanOfTheSecondVersionUpToDate() {
        var old = planned();
        var plan = oldPlan(2);

        var read = (RunEvent.RunPlanned) codec.read(plan.getBytes(UTF_8)).event();

        assertThat(plan).contains("\"version\":2");
        assertThat(read.inputs()).isEmpty();
        assertThat(read.answers()).isEmpty();
        assertThat(read.sources()).isEqualTo(old.sources());
        assertThat(read.roles()).isEqualTo(old.roles());
    }

    @Test
    void writesPlansInTheThirdVersion() {
        assertThat(new String(codec.write(line(planned())), UTF_8))
                .contains("\"type\":\"run-planned\",\"version\":3,")
                .endsWith(
                        ",\"inputs\":{\"build\":\"4.2"
                                + " \\\"final\\\"\"},\"answers\":{\"migration-duration\":\"2d\"}}}");
    }

    /// A plan as it was written before inputs and answers were part of it.
    private String oldPlan(int version) {
        var plan =
                new String(codec.write(line(planned())), UTF_8)
                        .replace("\"version\":3", "\"version\":" + version)
                        .replaceFirst(",\"inputs\":\\{.*?\\},\"answers\":\\{.*?\\}", "");
        assertThat(plan).doesNotContain("inputs").doesNotContain("answers");
        return plan;
    }

    @Test
    void bringsAnAttemptOfTheFirstVersionUpToDate() {
        var started = new RunEvent.CheckStarted(id("a"), "rows", 2, 2);
        var written =
                new String(codec.write(line(started)), UTF_8)
                        .replace("\"version\":2", "\"version\":1")
                        .replace(",\"series\":2", "");

        assertThat(written).contains("\"version\":1").doesNotContain("series");
        assertThat(codec.read(written.getBytes(UTF_8)).event()).isEqualTo(started);
    }

    @Test
    void bringsAnOutcomeOfTheFirstVersionUpToDate() {
        var ended = new RunEvent.CheckEnded(id("a"), "rows", 1, failed("3 are missing"));
        var written =
                new String(codec.write(line(ended)), UTF_8)
                        .replace("\"version\":2", "\"version\":1")
                        .replace(",\"evidence\":[]", "");

        assertThat(written).doesNotContain("evidence");
        assertThat(codec.read(written.getBytes(UTF_8)).event()).isEqualTo(ended);
    }
}
