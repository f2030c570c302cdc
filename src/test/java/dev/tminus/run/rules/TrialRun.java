package dev.tminus.run.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.run.Actor;
import dev.tminus.run.Checklist;
import dev.tminus.run.CommandId;
import dev.tminus.run.Fold;
import dev.tminus.run.Recorded;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunEvent;
import dev.tminus.run.RunId;
import dev.tminus.run.RunState;
import dev.tminus.run.RunbookBuilder;
import dev.tminus.run.StepPhase;
import dev.tminus.run.StepState;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.RunbookId;
import dev.tminus.runbook.names.StepId;
import dev.tminus.schedule.Circumstances;
import dev.tminus.schedule.Plan;
import dev.tminus.testing.Brief;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// A run without anything around it: commands go straight to the rules, and the time is what the
/// test says. In `ops` are olga, omar and bo, in `qa` are quinn, quentin and bo, mia is `manager`.
public final class TrialRun {

    public static final Instant ZERO = Instant.parse("2027-03-13T02:00:00Z");
    public static final RunId RUN = new RunId(new UUID(7, 7));

    /// Who is in which role unless the test says otherwise.
    public static final Map<RoleName, List<PersonId>> ROLES =
            Map.of(
                    new RoleName("ops"), people("olga", "omar", "bo"),
                    new RoleName("qa"), people("quinn", "quentin", "bo"),
                    new RoleName("manager"), people("mia"));

    private final Checklist checklist;
    private final List<Recorded> journal = new ArrayList<>();
    private Instant now = ZERO.minus(Duration.ofHours(2));
    private RunState state;
    private long said;

    private TrialRun(
            Runbook runbook,
            Map<RoleName, List<PersonId>> roles,
            Map<String, String> inputs,
            Map<QuestionId, String> answers) {
        checklist = new Checklist(runbook, Map.of());
        var first =
                new Recorded(
                        1,
                        now,
                        person("mia"),
                        new CommandId(new UUID(0, 0)),
                        planned(runbook, roles, inputs, answers));
        journal.add(first);
        state = Fold.begin(RUN, first, checklist);
        var draft = new Draft(state, first.actor(), first.command(), now);
        RunEvent.TimesPlanned.of(
                        Plan.of(
                                runbook,
                                ZERO,
                                new Circumstances(answers, Map.of(), Map.of(), null)))
                .forEach(draft::add);
        journal.addAll(draft.entries());
        state = draft.state();
    }

    /// A run that is scheduled and not started.
    public static TrialRun scheduled(RunbookBuilder runbook) {
        return of(runbook.build(), ROLES);
    }

    /// A run that mia has started.
    public static TrialRun started(RunbookBuilder runbook) {
        var run = scheduled(runbook);
        run.does("mia", new RunCommand.StartRun());
        return run;
    }

    public static TrialRun of(Runbook runbook, Map<RoleName, List<PersonId>> roles) {
        return new TrialRun(runbook, roles, Map.of(), Map.of());
    }

    /// A run that mia has started, with inputs.
    public static TrialRun startedWith(RunbookBuilder runbook, Map<String, String> inputs) {
        var run = new TrialRun(runbook.build(), ROLES, inputs, Map.of());
        run.does("mia", new RunCommand.StartRun());
        return run;
    }

    /// A scheduled run, with questions that were answered when it was planned.
    public static TrialRun answered(RunbookBuilder runbook, Map<QuestionId, String> answers) {
        return new TrialRun(runbook.build(), ROLES, Map.of(), answers);
    }

    public RunState state() {
        return state;
    }

    public StepState step(String step) {
        return state.step(id(step));
    }

    public StepPhase phase(String step) {
        return step(step).phase();
    }

    /// Every entry so far.
    public List<Recorded> journal() {
        return List.copyOf(journal);
    }

    /// The state as the journal tells it from its beginning.
    public RunState folded() {
        var folded = Fold.begin(RUN, journal.getFirst(), checklist);
        for (var entry : journal.subList(1, journal.size())) {
            folded = Fold.apply(folded, entry);
        }
        return folded;
    }

    public Instant now() {
        return now;
    }

    /// It is now that long after T-0.
    public TrialRun at(Duration offset) {
        now = ZERO.plus(offset);
        return this;
    }

    /// That much later.
    public TrialRun after(Duration time) {
        now = now.plus(time);
        return this;
    }

    public List<CheckProgress> tries(String step) {
        return Rules.tries(state, id(step), now);
    }

    public WaitReason waiting(String step) {
        return Rules.waitsFor(state, id(step), now).orElseThrow();
    }

    /// What is decided, without letting it happen.
    public Decision decide(String who, RunCommand wish) {
        var command = new CommandId(new UUID(0, ++said));
        return Rules.decide(state, new Rules.Request(command, actor(who), now), wish);
    }

    /// Asks for something that must be accepted.
    ///
    /// @return what it leads to
    public List<RunEvent> does(String who, RunCommand wish) {
        return switch (decide(who, wish)) {
            case Decision.Refused(var reason) ->
                    throw new AssertionError(wish + " by " + who + " was refused: " + reason);
            case Decision.Accepted accepted -> {
                take(accepted);
                yield accepted.entries().stream().map(Recorded::event).toList();
            }
        };
    }

    /// Asks for something that must be refused.
    ///
    /// @return the reason
    public String refuses(String who, RunCommand wish) {
        return switch (decide(who, wish)) {
            case Decision.Refused(var reason) -> reason;
            case Decision.Accepted accepted ->
                    throw new AssertionError(wish + " by " + who + " led to " + accepted.entries());
        };
    }

    /// Starts and finishes the work of a step.
    public void works(String who, String step) {
        does(who, start(step));
        does(who, finish(step));
    }

    /// Reports the result of the newest attempt.
    public List<RunEvent> reports(String step, String use, Outcome outcome) {
        var attempt = step(step).lastAttempt(use);
        assertThat(attempt).isNotNull();
        return does("worker", result(step, use, attempt.number(), outcome));
    }

    /// Lets time act.
    public List<RunEvent> advances() {
        return does("clock", new RunCommand.Advance());
    }

    /// A signature of what the step is now.
    public RunCommand.SignStep sign(String step, String role) {
        return new RunCommand.SignStep(id(step), new RoleName(role), Rules.digest(state, id(step)));
    }

    public void take(Decision.Accepted accepted) {
        journal.addAll(accepted.entries());
        state = accepted.after();
    }

    public static Actor actor(String who) {
        return switch (who) {
            case "worker" -> new Actor.Worker("trial/check/1", 1);
            case "clock" -> new Actor.Clock();
            default -> person(who);
        };
    }

    public static RunCommand.StartStep start(String step) {
        return new RunCommand.StartStep(id(step));
    }

    public static RunCommand.FinishStep finish(String step) {
        return new RunCommand.FinishStep(id(step));
    }

    public static RunCommand.WorkAgain workAgain(String step) {
        return new RunCommand.WorkAgain(id(step));
    }

    public static RunCommand.CheckAgain checkAgain(String step) {
        return new RunCommand.CheckAgain(id(step));
    }

    public static RunCommand.PollAgain pollAgain(String step) {
        return new RunCommand.PollAgain(id(step));
    }

    public static RunCommand.RefuseToSign refuse(String step, String role, String reason) {
        return new RunCommand.RefuseToSign(id(step), new RoleName(role), reason);
    }

    public static RunCommand.WithdrawSignature withdraw(String step, String reason) {
        return new RunCommand.WithdrawSignature(id(step), reason);
    }

    public static RunCommand.Vote go(String step, String role) {
        return new RunCommand.Vote(id(step), new RoleName(role), true, "");
    }

    public static RunCommand.Vote noGo(String step, String role, String reason) {
        return new RunCommand.Vote(id(step), new RoleName(role), false, reason);
    }

    public static RunCommand.WithdrawStart withdrawStart(String step) {
        return new RunCommand.WithdrawStart(id(step));
    }

    public static RunCommand.StopChecks stopChecks(String step) {
        return new RunCommand.StopChecks(id(step));
    }

    public static RunCommand.ScrubRun scrub(String reason) {
        return new RunCommand.ScrubRun(reason);
    }

    public static RunCommand.HoldRun hold(String reason) {
        return new RunCommand.HoldRun(reason);
    }

    public static RunCommand.ResumeRun resume(String reason) {
        return new RunCommand.ResumeRun(reason);
    }

    /// @param values names and values by turns
    public static RunCommand.FillForm fill(String step, String... values) {
        var filled = new LinkedHashMap<String, String>();
        for (var at = 0; at < values.length; at += 2) {
            filled.put(values[at], values[at + 1]);
        }
        return new RunCommand.FillForm(id(step), filled);
    }

    public static RunCommand.AttachFile attach(String step, String name) {
        return new RunCommand.AttachFile(id(step), name, file(name.isEmpty() ? "any" : name));
    }

    public static EvidenceRef file(String name) {
        return new EvidenceRef(EvidenceRef.Kind.ATTACHMENT, name, digestOf(name), 12);
    }

    public static RunCommand.SkipStep skip(String step, String reason) {
        return new RunCommand.SkipStep(id(step), reason);
    }

    public static RunCommand.UnskipStep unskip(String step, String reason) {
        return new RunCommand.UnskipStep(id(step), reason);
    }

    public static RunCommand.ReopenStep reopen(String step, String reason) {
        return new RunCommand.ReopenStep(id(step), reason);
    }

    public static RunCommand.EnterLate late(RunCommand command, Instant happenedAt) {
        return new RunCommand.EnterLate(command, happenedAt);
    }

    public static RunCommand.AnswerQuestion answer(String question, String answer) {
        return new RunCommand.AnswerQuestion(new QuestionId(question), answer);
    }

    public static RunCommand.OpenContingency open(String contingency, String reason) {
        return new RunCommand.OpenContingency(new ContingencyId(contingency), reason);
    }

    public static RunCommand.CloseContingency close(String contingency, String reason) {
        return new RunCommand.CloseContingency(new ContingencyId(contingency), reason);
    }

    public static RunCommand.RecordOutcome result(
            String step, String use, int attempt, Outcome outcome) {
        return new RunCommand.RecordOutcome(id(step), use, attempt, outcome);
    }

    public static Outcome passed() {
        return Brief.passed("4,812 rows on both sides", List.of(), digestOf("same"));
    }

    public static Outcome failed(String summary) {
        return Brief.failed(summary, List.of(), digestOf(summary));
    }

    public static Outcome inconclusive(String summary) {
        return new Outcome.Inconclusive(summary, List.of());
    }

    public static StepId id(String step) {
        return new StepId(step);
    }

    public static PersonId who(String person) {
        return new PersonId(person);
    }

    public static String digestOf(String data) {
        return ContentHash.of(data.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static Actor person(String name) {
        return new Actor.Person(who(name), ZERO.minus(Duration.ofHours(3)));
    }

    private static List<PersonId> people(String... names) {
        return Stream.of(names).map(PersonId::new).toList();
    }

    private static RunEvent.RunPlanned planned(
            Runbook runbook,
            Map<RoleName, List<PersonId>> roles,
            Map<String, String> inputs,
            Map<QuestionId, String> answers) {
        return new RunEvent.RunPlanned(
                12,
                new RunbookId(runbook.id().value()),
                new ContentHash(digestOf("runbook")),
                new ContentHash(digestOf("workspace")),
                new EnvironmentName("qa"),
                Mode.REHEARSAL,
                ZERO,
                ZoneOffset.UTC,
                roles,
                Map.of(),
                inputs,
                answers);
    }
}
