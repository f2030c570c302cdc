package dev.tminus.run.rules;

import dev.tminus.run.Actor;
import dev.tminus.run.BoundMarkdown;
import dev.tminus.run.CommandId;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunCommand.Advance;
import dev.tminus.run.RunCommand.AnswerQuestion;
import dev.tminus.run.RunCommand.AttachFile;
import dev.tminus.run.RunCommand.CheckAgain;
import dev.tminus.run.RunCommand.CloseContingency;
import dev.tminus.run.RunCommand.Comment;
import dev.tminus.run.RunCommand.EnterLate;
import dev.tminus.run.RunCommand.FillForm;
import dev.tminus.run.RunCommand.FinishStep;
import dev.tminus.run.RunCommand.GiveRole;
import dev.tminus.run.RunCommand.HoldRun;
import dev.tminus.run.RunCommand.OpenContingency;
import dev.tminus.run.RunCommand.PollAgain;
import dev.tminus.run.RunCommand.RecordOutcome;
import dev.tminus.run.RunCommand.RefuseToSign;
import dev.tminus.run.RunCommand.ReopenStep;
import dev.tminus.run.RunCommand.ResumeRun;
import dev.tminus.run.RunCommand.ScrubRun;
import dev.tminus.run.RunCommand.SignStep;
import dev.tminus.run.RunCommand.SkipStep;
import dev.tminus.run.RunCommand.StartRun;
import dev.tminus.run.RunCommand.StartStep;
import dev.tminus.run.RunCommand.StopChecks;
import dev.tminus.run.RunCommand.UnskipStep;
import dev.tminus.run.RunCommand.Vote;
import dev.tminus.run.RunCommand.WithdrawSignature;
import dev.tminus.run.RunCommand.WithdrawStart;
import dev.tminus.run.RunCommand.WorkAgain;
import dev.tminus.run.RunState;
import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.StepId;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.schedule.FieldValues;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The rules of a run: pure functions of what is known, who asks and what time it is.
public final class Rules {

    private Rules() {}

    /// What one person may do to the run as a whole now, and why not what they may not.
    public static Possible possible(RunState state, Actor.Person actor) {
        return PossibleInRun.of(state, actor);
    }

    /// What one person may do in a step now, and why not what they may not.
    public static Possible possible(RunState state, StepId step, Actor.Person actor, Instant now) {
        return PossibleInStep.of(state, Guard.step(state, step), actor, now);
    }

    /// Whether one person may answer a question now, or why not.
    public static Possible possible(RunState state, QuestionId question, Actor.Person actor) {
        return PossibleInRun.of(state, question, actor);
    }

    /// Whether one person may open a contingency now, or close it where it is open, or why not.
    public static Possible possible(RunState state, ContingencyId contingency, Actor.Person actor) {
        return PossibleInRun.of(state, contingency, actor);
    }

    /// Everybody who may sign a step now.
    public static List<PersonId> signers(RunState state, StepId step) {
        return SignOffRules.signers(state, Guard.step(state, step));
    }

    /// Everything that a run waits for a person to do, the most urgent first; nothing once it is
    /// over.
    public static List<Awaited> awaited(RunState state, PersonId person, Instant now) {
        return new FindAwaited(state, person, now).all();
    }

    /// The earliest step of a run that will ask for a person later: to do it, to sign it or to
    /// vote.
    public static Optional<Awaited.Ahead> ahead(RunState state, PersonId person) {
        return FindAwaited.ahead(state, person);
    }

    /// What a run waits for that nobody is left to do: whoever could has gone from the workspace,
    /// or has done too much of it already.
    ///
    /// @param workspace with the people of today
    public static List<Awaited.Lost> lost(RunState state, Workspace workspace, Instant now) {
        return state.status().isUnderWay() ? new FindLost(state, workspace, now).all() : List.of();
    }

    /// The digest that a signature of this step covers now, SHA-256 in hex.
    public static String digest(RunState state, StepId step) {
        return SignedContent.digest(state, step);
    }

    /// How far every use of a check in a step has come, protections first, in the order of the
    /// file.
    public static List<CheckProgress> tries(RunState state, StepId step, Instant now) {
        return CheckProgress.of(state, step, now);
    }

    /// Why a waiting step waits, or nothing where it does not wait.
    public static Optional<WaitReason> waitsFor(RunState state, StepId step, Instant now) {
        return WaitReason.of(state, step, now);
    }

    /// The instructions of a step as this run reads them, with the value of every `{{…}}` that has
    /// one by now.
    public static BoundMarkdown instructions(RunState state, StepId step) {
        return Wording.of(state, Guard.step(state, step).basics().instructions());
    }

    /// Any other text of the runbook, read the same way.
    public static BoundMarkdown words(RunState state, String text) {
        return Wording.of(state, text);
    }

    /// What is wrong with a value that somebody wants to fill in, or nothing.
    public static Optional<String> problem(Field field, String value) {
        return FieldValues.read(field, value).problem();
    }

    /// What the form and the files of a step lack before its work counts as done, or nothing.
    public static Optional<String> lacks(RunState state, StepId step) {
        return Forms.incomplete(state, step);
    }

    /// The contingencies that may be opened now, in the order of the file.
    public static List<OfferedContingency> offers(RunState state) {
        return Contingencies.offers(state);
    }

    /// The steps of the main line that the end of the open contingency waits for, in the order of
    /// the file: somebody works on them, and all its own steps are through. Empty where it waits
    /// for none.
    public static List<Step> keepsOpen(RunState state) {
        return Contingencies.keepsOpen(state);
    }

    /// Whether a step is done in this run, or nothing while that is undecided.
    public static Optional<Boolean> applies(RunState state, StepId step) {
        return Evaluation.applies(state, step);
    }

    /// Whether a use of a check has come to a verdict that counts for others.
    public static boolean isDecided(RunState state, StepId step, String use) {
        return SeriesVerdict.of(state, step, use).map(SeriesVerdict::verdict).isPresent();
    }

    /// When a step that is repeated is due once more, or nothing while it is due or where it is
    /// not.
    public static Optional<Instant> dueAgain(RunState state, StepId step) {
        return RepeatRules.next(state, step);
    }

    /// When a deadline of a step passes, or nothing while that is not known.
    public static Optional<Instant> due(RunState state, StepId step, Deadline deadline) {
        return Deadlines.due(state, step, deadline);
    }

    /// When time alone will next let something go on, or nothing where it will not.
    public static Optional<Instant> nextDue(RunState state, Instant now) {
        return Consequences.nextDue(state, now);
    }

    /// Why somebody cannot be given a role: they are in no team that fills it, by the workspace as
    /// it is now.
    public static Optional<String> stranger(
            RunState state, Workspace workspace, RunCommand.GiveRole giving) {
        return RoleRules.stranger(state, workspace, giving);
    }

    /// Whether people vote in a step.
    public static boolean isPoll(RunState state, StepId step) {
        return Guard.isPoll(state, step);
    }

    /// Everything that a command leads to: what it asks for, and what follows from that by itself.
    public static Decision decide(RunState state, Request request, RunCommand wish) {
        var draft = draft(state, request);
        var refusal = ask(draft, request.actor(), wish);
        if (refusal.isPresent()) {
            return new Decision.Refused(refusal.get());
        }
        return nothingDue(draft)
                .<Decision>map(Decision.Refused::new)
                .orElseGet(() -> new Decision.Accepted(draft.entries(), draft.state()));
    }

    /// Adds what follows by itself, or says that there is nothing at all.
    private static Optional<String> nothingDue(Draft draft) {
        Consequences.draw(draft);
        return draft.entries().isEmpty() ? Optional.of("Nothing is due.") : Optional.empty();
    }

    /// What the wish itself adds to the draft, or why it adds nothing.
    private static Optional<String> ask(Draft draft, Actor actor, RunCommand wish) {
        return switch (wish) {
            case StartRun _ -> RunRules.start(draft, actor);
            case HoldRun(var reason) -> RunRules.hold(draft, actor, reason);
            case ResumeRun(var reason) -> RunRules.resume(draft, actor, reason);
            case ScrubRun(var reason) -> RunRules.scrub(draft, actor, reason);
            case Comment(var step, var text) -> RunRules.comment(draft, actor, step, text);
            case StartStep(var step) -> WorkRules.start(draft, actor, step);
            case WithdrawStart(var step) -> WorkRules.withdraw(draft, actor, step);
            case FinishStep(var step) -> WorkRules.finish(draft, actor, step);
            case WorkAgain(var step) -> WorkRules.again(draft, actor, step);
            case CheckAgain(var step) -> CheckRules.again(draft, actor, step);
            case StopChecks(var step) -> CheckRules.stop(draft, actor, step);
            case RecordOutcome outcome -> CheckRules.record(draft, actor, outcome);
            case SignStep signing -> SignOffRules.sign(draft, actor, signing);
            case RefuseToSign refusing -> SignOffRules.refuse(draft, actor, refusing);
            case WithdrawSignature(var step, var reason) ->
                    SignOffRules.withdraw(draft, actor, step, reason);
            case Vote vote -> PollRules.vote(draft, actor, vote);
            case PollAgain(var step) -> PollRules.again(draft, actor, step);
            case FillForm filling -> FormRules.fill(draft, actor, filling);
            case AttachFile attaching -> FormRules.attach(draft, actor, attaching);
            case SkipStep(var step, var reason) -> SkipRules.skip(draft, actor, step, reason);
            case UnskipStep(var step, var reason) -> SkipRules.unskip(draft, actor, step, reason);
            case ReopenStep(var step, var reason) -> ReopenRules.reopen(draft, actor, step, reason);
            case EnterLate late -> late(draft, actor, late);
            case AnswerQuestion answering -> QuestionRules.answer(draft, actor, answering);
            case OpenContingency(var contingency, var reason) ->
                    ContingencyRules.open(draft, actor, contingency, reason);
            case CloseContingency(var contingency, var reason) ->
                    ContingencyRules.close(draft, actor, contingency, reason);
            case GiveRole giving -> RoleRules.give(draft, actor, giving);
            case Advance _ -> Optional.<String>empty();
        };
    }

    private static Optional<String> late(Draft draft, Actor actor, EnterLate late) {
        return LateRules.refusal(draft, late)
                .or(() -> ask(draft, actor, late.command()))
                .or(() -> {
                    LateRules.enter(draft, late);
                    return Optional.empty();
                });
    }

    private static Draft draft(RunState state, Request request) {
        return new Draft(state, request.actor(), request.command(), request.now());
    }

    /// Who asks, when, and the name of the wish.
    public record Request(CommandId command, Actor actor, Instant now) {}
}
