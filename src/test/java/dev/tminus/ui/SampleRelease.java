package dev.tminus.ui;

import dev.tminus.evidence.EvidenceStore;
import dev.tminus.planning.InMemoryRuns;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunId;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.Briefing;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Condition;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.Definitions;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.FormAndFiles;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Policy;
import dev.tminus.runbook.Question;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Repeat;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Safeguards;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.StepBasics;
import dev.tminus.runbook.StepPart;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.check.CheckBasics;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.check.SqlCheck;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.PhaseId;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.RunbookId;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.testing.Brief;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A run with all that a whole release needs: a form, files, deadlines, questions, waits, steps
/// that are skipped, not applicable and out of date, and contingencies.
public final class SampleRelease {

    /// Has a form, asks for a file and has two deadlines, the first of them passed.
    public static final StepId TTL = new StepId("lower-ttl");

    /// Waits as long as the form says, which nobody knows yet.
    public static final StepId TTL_PASSES = new StepId("ttl-passes");

    private static final Briefing BRIEFING =
            new Briefing(
                    "Resolvers keep answers as long as they were told, *whatever* we say later.",
                    List.of(
                            new Briefing.Link(
                                    "How resolvers cache", "https://wiki.example.test/dns")),
                    List.of(
                            new Briefing.Contact(
                                    "Network on call",
                                    "+1 617 555 0142",
                                    "noc@example.test",
                                    "https://chat.example.test/noc")));

    /// Lets two hours pass.
    public static final StepId PAUSE = new StepId("pause");

    /// Optional, and skipped.
    public static final StepId ARCHIVE = new StepId("archive");

    /// Optional, and ready.
    public static final StepId BANNER = new StepId("banner");

    /// Not applicable in a live run.
    public static final StepId CACHES = new StepId("caches");

    /// Was reopened and waits for sign-off.
    public static final StepId ANNOUNCE = new StepId("announce");

    /// Done on the strength of the announcement.
    public static final StepId BRIEF = new StepId("brief");

    /// Fails, so that contingencies are offered.
    public static final StepId USERS = new StepId("users");

    /// A gate that two questions keep shut.
    public static final StepId CROSS = new StepId("cross");

    public static final StepId WRITES = new StepId("writes");

    /// The first step of contingency C1.
    public static final StepId REPAIR = new StepId("repair");

    public static final ContingencyId DIFFER = new ContingencyId("users-differ");
    public static final ContingencyId UNREACHABLE = new ContingencyId("hq-unreachable");

    /// Without steps: it calls the release off at once.
    public static final ContingencyId OFF = new ContingencyId("off");

    private static final RoleName OPS = new RoleName("ops");
    private static final RoleName QA = new RoleName("qa");
    private static final RoleName MANAGER = new RoleName("manager");
    private static final Instant STARTED = Sample.ZERO.minusSeconds(3600);

    private SampleRelease() {}

    public static Runbook runbook() {
        var manager = new Quorum(MANAGER, 1);
        var may = new LinkedHashMap<Authority, Quorum>();
        Stream.of(Authority.values())
                .filter(one -> one != Authority.SKIP)
                .forEach(one -> may.put(one, manager));
        return new Runbook(
                new RunbookId("release"),
                "HQ/Field migration",
                "the switch",
                Sample.BOSTON,
                List.of(new EnvironmentName("production")),
                null,
                Map.of(),
                may,
                Set.of(StepPart.DOER, StepPart.SIGNER),
                Map.of("registrar", "Example Domains"),
                Map.of(new CheckId("users"), check("users", "Users field ↔ hq")),
                List.of(),
                questions(),
                List.of(prepare(), release()),
                contingencies(),
                Definitions.NONE,
                false,
                Briefing.NONE);
    }

    private static Phase prepare() {
        return Brief.phase(
                new PhaseId("prepare"),
                "Pre-release HQ",
                null,
                List.of(
                        new ManualStep(
                                new Draft("1.1", ANNOUNCE, "Announce the release").signed().made()),
                        new ManualStep(
                                new Draft("1.2", BRIEF, "Brief the hotline")
                                        .needs(ANNOUNCE)
                                        .repeated(Duration.ofDays(7), WRITES)
                                        .made()),
                        new ManualStep(ttl()),
                        new WaitStep(
                                new Draft("1.4", TTL_PASSES, "Wait until the old TTL has passed")
                                        .briefed(BRIEFING)
                                        .needs(TTL)
                                        .byItself()
                                        .made(),
                                new WaitStep.Lasts.Answered(TTL, "old-ttl")),
                        new ManualStep(
                                new Draft("1.5", ARCHIVE, "Archive old accounts")
                                        .course(null, true)
                                        .made()),
                        new ManualStep(
                                new Draft("1.6", CACHES, "Warm the caches")
                                        .course(rehearsalOnly(), false)
                                        .made()),
                        new ManualStep(
                                new Draft("1.7", BANNER, "Show a banner to users")
                                        .course(null, true)
                                        .made()),
                        new WaitStep(
                                new Draft("1.8", PAUSE, "Let the last sessions end")
                                        .byItself()
                                        .made(),
                                new WaitStep.Lasts.For(Duration.ofHours(2))),
                        new CheckStep(
                                new Draft("1.9", USERS, "Compare users field ↔ hq")
                                        .byItself()
                                        .verified()
                                        .made())));
    }

    private static Phase release() {
        return Brief.phase(
                new PhaseId("release"),
                "Release day",
                null,
                List.of(
                        new GateStep(
                                new Draft("2.1", CROSS, "Poll: cross the point of no return")
                                        .byItself()
                                        .needs(USERS, BRIEF)
                                        .made(),
                                List.of(new Quorum(OPS, 1), new Quorum(QA, 1))),
                        new ManualStep(
                                new Draft("2.2", WRITES, "Enable writes on Field")
                                        .needs(CROSS)
                                        .signed()
                                        .made())));
    }

    private static StepBasics ttl() {
        var draft =
                new Draft("1.3", TTL, "Lower the TTL of app.example.com")
                        .signed()
                        .course(null, false);
        draft.instructions =
                """
                Lower it at {{variables.registrar}} to **60 s**, *never* to 0:

                ### How

                1. Sign in at <https://dns.example.test/{{variables.registrar}}>.
                2. Change `app` in both zones:

                | Zone | Was | Becomes |
                |------|----:|--------:|
                | example.com | 3,600 s | 60 s |
                | example.org | 3,600 s | 60 s |

                3. Ask every resolver of ours:

                ```sh
                dig +noall +answer app.example.com @resolver-1.boston.example.com
                ```

                - [ ] Boston answers 60
                - [x] Shanghai answers 60

                > Old answers live for as long as the old TTL says.
                """;
        draft.deadlines =
                List.of(
                        new Deadline.AfterReady(Duration.ofMinutes(15), Deadline.Effect.REMIND),
                        new Deadline.At(at(60), Deadline.Effect.ESCALATE));
        draft.asks =
                new FormAndFiles(
                        List.of(
                                field("old-ttl", "Old TTL", Field.Type.DURATION, true, null),
                                field(
                                        "resolvers",
                                        "Resolvers asked",
                                        Field.Type.INTEGER,
                                        true,
                                        null),
                                new Field(
                                        "registrar",
                                        "Where it was changed",
                                        Field.Type.CHOICE,
                                        false,
                                        List.of("web console", "api"),
                                        null,
                                        null),
                                field("changed", "Changed at", Field.Type.TIMESTAMP, false, null),
                                field(
                                        "confirmed",
                                        "All answer 60 s",
                                        Field.Type.BOOLEAN,
                                        false,
                                        "true"),
                                field("hosts", "Host names", Field.Type.LIST, false, null)),
                        List.of(new FormAndFiles.RequestedFile("zone", "Export of the zone")));
        return draft.made();
    }

    private static Field field(
            String name, String title, Field.Type type, boolean required, @Nullable String mustBe) {
        return new Field(name, title, type, required, List.of(), null, mustBe);
    }

    private static Condition rehearsalOnly() {
        return new Condition(
                "mode == 'rehearsal'",
                new Expression.Compare(
                        new Expression.RunMode(),
                        Expression.Operator.EQUAL,
                        new Expression.Literal("rehearsal")),
                null);
    }

    private static List<Question> questions() {
        return List.of(
                new Question(
                        new QuestionId("dump-takes"),
                        field(
                                "dump-takes",
                                "How long a dump takes",
                                Field.Type.DURATION,
                                true,
                                null),
                        "How long does a dump of all users take?",
                        OPS,
                        at(30),
                        CROSS,
                        "40m"),
                new Question(
                        new QuestionId("freeze"),
                        field("freeze", "Frozen", Field.Type.BOOLEAN, true, null),
                        "Is the vendor's schema frozen?",
                        QA,
                        at(90),
                        CROSS,
                        null));
    }

    private static List<Contingency> contingencies() {
        return List.of(
                Brief.contingency(
                        DIFFER,
                        "C1",
                        "Users differ",
                        new Contingency.Trigger(
                                Set.of(Contingency.On.FAILED),
                                List.of(new Contingency.Subject(null, new CheckId("users"))),
                                WRITES,
                                null),
                        MANAGER,
                        List.of(
                                new ManualStep(
                                        new Draft("C1.1", REPAIR, "Migrate the listed keys again")
                                                .made()),
                                new ManualStep(
                                        new Draft("C1.2", new StepId("recount"), "Count again")
                                                .needs(REPAIR)
                                                .signed()
                                                .made())),
                        List.of(
                                new Contingency.Ending(
                                        new Condition(
                                                "answers.lower-ttl.confirmed",
                                                new Expression.Answer(TTL, "confirmed"),
                                                null),
                                        new Contingency.Then.Retry(USERS)),
                                new Contingency.Ending(null, new Contingency.Then.Resume()))),
                Brief.contingency(
                        UNREACHABLE,
                        "C2",
                        "HQ unreachable",
                        new Contingency.Trigger(
                                Set.of(
                                        Contingency.On.FAILED,
                                        Contingency.On.INCONCLUSIVE,
                                        Contingency.On.PERSON),
                                List.of(new Contingency.Subject(USERS, null)),
                                null,
                                null),
                        OPS,
                        List.of(
                                new ManualStep(
                                        new Draft(
                                                        "C2.1",
                                                        new StepId("call-hq"),
                                                        "Call the HQ duty officer")
                                                .made())),
                        List.of(new Contingency.Ending(null, new Contingency.Then.Hold()))),
                new Contingency(
                        OFF,
                        "C3",
                        "Call it off",
                        new Contingency.Trigger(
                                Set.of(Contingency.On.PERSON), List.of(), null, null),
                        MANAGER,
                        List.of(),
                        List.of(new Contingency.Ending(null, new Contingency.Then.Scrub())),
                        BRIEFING));
    }

    private static CheckSpec check(String id, String title) {
        return new SqlCheck(
                new CheckBasics(new CheckId(id), title, Duration.ofSeconds(30), null),
                new Side.Query(new SourceName("hq"), "select 1", Map.of()),
                new Expectation.Equals("0"));
    }

    private static Timing at(int minutes) {
        return new Timing.Elapsed(new Timing.Zero(), Duration.ofMinutes(minutes));
    }

    /// Under way at [Sample#NOW]: contingencies are offered, 1.2 must be looked at again.
    public static RunId underWay(InMemoryRuns runs) {
        var run = planned(runs);
        say(runs, run, STARTED, Sample.MANAGER, new RunCommand.StartRun());
        say(runs, run, STARTED.plusSeconds(60), Sample.MANAGER, skip());
        var paper = STARTED.plusSeconds(120);
        say(
                runs,
                run,
                paper.plusSeconds(2400),
                Sample.OPS,
                new RunCommand.EnterLate(new RunCommand.StartStep(ANNOUNCE), paper));
        say(runs, run, paper.plusSeconds(2500), Sample.OPS, new RunCommand.FinishStep(ANNOUNCE));
        Sample.sign(runs, run, paper.plusSeconds(2600), Sample.QA, ANNOUNCE.value());
        say(runs, run, paper.plusSeconds(2700), Sample.OPS, new RunCommand.StartStep(BRIEF));
        say(runs, run, paper.plusSeconds(2800), Sample.OPS, new RunCommand.FinishStep(BRIEF));
        say(runs, run, paper.plusSeconds(2900), Sample.OPS, new RunCommand.StartStep(TTL));
        var why = "The wrong date was announced.";
        var reopen = new RunCommand.ReopenStep(ANNOUNCE, why);
        say(runs, run, Sample.NOW.minusSeconds(600), Sample.MANAGER, reopen);
        Sample.outcome(
                runs,
                run,
                USERS.value(),
                "users",
                Brief.failed("50 of 48,212 rows differ.", List.of(), "ff"));
        say(
                runs,
                run,
                Sample.NOW.minusSeconds(60),
                Sample.MANAGER,
                new RunCommand.ResumeRun("The others go on."));
        runs.at(Sample.NOW);
        return run;
    }

    /// The same with its form filled in and a file attached.
    public static void fill(InMemoryRuns runs, RunId run, EvidenceRef file) {
        var values = Map.of("old-ttl", "1h", "resolvers", "9", "confirmed", "true");
        say(
                runs,
                run,
                Sample.NOW.minusSeconds(50),
                Sample.OPS,
                new RunCommand.FillForm(TTL, values));
        var attach = new RunCommand.AttachFile(TTL, "zone", file);
        say(runs, run, Sample.NOW.minusSeconds(40), Sample.OPS, attach);
        runs.at(Sample.NOW);
    }

    /// A file to attach, kept already.
    public static EvidenceRef file(EvidenceStore evidence) {
        try (var file = evidence.begin(EvidenceRef.Kind.ATTACHMENT, "zone example.com.txt")) {
            file.write("app 60 IN A 192.0.2.1".getBytes(StandardCharsets.UTF_8));
            return file.keep();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The same with C1 open.
    public static RunId opened(InMemoryRuns runs) {
        var run = underWay(runs);
        open(runs, run);
        return run;
    }

    /// Opens C1.
    public static void open(InMemoryRuns runs, RunId run) {
        var open = new RunCommand.OpenContingency(DIFFER, "");
        say(runs, run, Sample.NOW.minusSeconds(35), Sample.MANAGER, open);
        runs.at(Sample.NOW);
    }

    private static RunId planned(InMemoryRuns runs) {
        var runbook = runbook();
        var plan =
                Brief.runPlanned(
                        12,
                        runbook.id(),
                        ContentHash.of("runbook".getBytes(StandardCharsets.UTF_8)),
                        ContentHash.of("workspace".getBytes(StandardCharsets.UTF_8)),
                        new EnvironmentName("production"),
                        Mode.LIVE,
                        Sample.ZERO,
                        Sample.BOSTON,
                        Map.of(
                                OPS, List.of(Sample.OPS),
                                QA, List.of(Sample.QA),
                                MANAGER, List.of(Sample.MANAGER)),
                        Map.of());
        runs.at(Sample.ZERO.minus(Duration.ofDays(5)));
        return runs.plan(plan, runbook, Sample.workspace(), Sample.by(Sample.MANAGER));
    }

    private static RunCommand skip() {
        return new RunCommand.SkipStep(ARCHIVE, "The archive is full; it is done next week.");
    }

    private static void say(
            InMemoryRuns runs, RunId run, Instant at, PersonId person, RunCommand wish) {
        Sample.accept(runs, run, at, person, wish);
    }

    /// A step while it is written.
    private static final class Draft {

        private final String number;
        private final StepId id;
        private final String title;
        private Start start = Start.BY_OWNER;
        private final List<StepId> needs = new ArrayList<>();
        private final List<SignOff> signOffs = new ArrayList<>();
        private final List<CheckUse> verify = new ArrayList<>();
        private @Nullable Condition when;
        private boolean optional;
        private @Nullable Repeat repeat;
        private List<Deadline> deadlines = List.of();
        private FormAndFiles asks = FormAndFiles.NOTHING;
        private Briefing briefing = Briefing.NONE;
        private String instructions = "Do it as it was rehearsed.";

        Draft(String number, StepId id, String title) {
            this.number = number;
            this.id = id;
            this.title = title;
        }

        Draft briefed(Briefing told) {
            briefing = told;
            return this;
        }

        Draft needs(StepId... steps) {
            needs.addAll(List.of(steps));
            return this;
        }

        Draft signed() {
            signOffs.add(Brief.signOff(new Quorum(QA, 1)));
            return this;
        }

        Draft byItself() {
            start = Start.BY_ITSELF;
            return this;
        }

        Draft verified() {
            verify.add(Brief.checkUse(new CheckId("users"), "users"));
            return this;
        }

        Draft repeated(Duration every, StepId until) {
            repeat = new Repeat(every, until);
            return this;
        }

        Draft course(@Nullable Condition condition, boolean skippable) {
            when = condition;
            optional = skippable;
            return this;
        }

        StepBasics made() {
            return new StepBasics(
                    id,
                    number,
                    title,
                    OPS,
                    null,
                    true,
                    false,
                    start,
                    Duration.ofMinutes(5),
                    null,
                    needs,
                    instructions,
                    List.of(),
                    verify,
                    signOffs,
                    new Policy(
                            when,
                            optional,
                            deadlines,
                            new Reaction.Hold(),
                            new Reaction.Hold(),
                            repeat),
                    asks,
                    Safeguards.PLAIN,
                    briefing);
        }
    }
}
