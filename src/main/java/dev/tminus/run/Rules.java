package dev.tminus.run;

import dev.tminus.run.RunCommand.Advance;
import dev.tminus.run.RunCommand.CheckAgain;
import dev.tminus.run.RunCommand.Comment;
import dev.tminus.run.RunCommand.FinishStep;
import dev.tminus.run.RunCommand.HoldRun;
import dev.tminus.run.RunCommand.PollAgain;
import dev.tminus.run.RunCommand.RecordOutcome;
import dev.tminus.run.RunCommand.RefuseToSign;
import dev.tminus.run.RunCommand.ResumeRun;
import dev.tminus.run.RunCommand.SignStep;
import dev.tminus.run.RunCommand.StartRun;
import dev.tminus.run.RunCommand.StartStep;
import dev.tminus.run.RunCommand.Vote;
import dev.tminus.run.RunCommand.WithdrawSignature;
import dev.tminus.run.RunCommand.WorkAgain;
import dev.tminus.runbook.StepId;
import java.time.Instant;
import java.util.Optional;

/// The rules of a run: pure functions of what is known, who asks and what time it is.
public final class Rules {

    private Rules() {}

    /// Why a command would be refused now, or nothing where it would be accepted: the sentence that
    /// stands beside a disabled button.
    public static Optional<String> refusal(
            RunState state, RunCommand wish, Actor actor, Instant now) {
        return switch (decide(
                state, new Request(CommandId.derivedFrom("question"), actor, now), wish)) {
            case Decision.Refused(var reason) -> Optional.of(reason);
            case Decision.Accepted _ -> Optional.empty();
        };
    }

    /// The digest that a signature of this step covers now, SHA-256 in hex.
    public static String digest(RunState state, StepId step) {
        return SignedContent.digest(state, step);
    }

    /// Everything that a command leads to: what it asks for, and what follows from that by itself.
    static Decision decide(RunState state, Request request, RunCommand wish) {
        var draft = new Draft(state, request.actor(), request.command(), request.now());
        var refusal =
                switch (wish) {
                    case StartRun _ -> RunRules.start(draft, request.actor());
                    case HoldRun(var reason) -> RunRules.hold(draft, request.actor(), reason);
                    case ResumeRun(var reason) -> RunRules.resume(draft, request.actor(), reason);
                    case Comment(var step, var text) ->
                            RunRules.comment(draft, request.actor(), step, text);
                    case StartStep(var step) -> WorkRules.start(draft, request.actor(), step);
                    case FinishStep(var step) -> WorkRules.finish(draft, request.actor(), step);
                    case WorkAgain(var step) -> WorkRules.again(draft, request.actor(), step);
                    case CheckAgain(var step) -> CheckRules.again(draft, request.actor(), step);
                    case RecordOutcome outcome ->
                            CheckRules.record(draft, request.actor(), outcome);
                    case SignStep signing -> SignOffRules.sign(draft, request.actor(), signing);
                    case RefuseToSign refusing ->
                            SignOffRules.refuse(draft, request.actor(), refusing);
                    case WithdrawSignature(var step, var reason) ->
                            SignOffRules.withdraw(draft, request.actor(), step, reason);
                    case Vote vote -> PollRules.vote(draft, request.actor(), vote);
                    case PollAgain(var step) -> PollRules.again(draft, request.actor(), step);
                    case Advance _ -> Optional.<String>empty();
                };
        if (refusal.isPresent()) {
            return new Decision.Refused(refusal.get());
        }
        Consequences.draw(draft);
        return draft.entries().isEmpty()
                ? new Decision.Refused("Nothing is due.")
                : new Decision.Accepted(draft.entries(), draft.state());
    }

    /// Who asks, when, and the name of the wish.
    record Request(CommandId command, Actor actor, Instant now) {}
}
