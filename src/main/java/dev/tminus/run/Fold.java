package dev.tminus.run;

import static dev.tminus.run.StepPhase.CHECKING;
import static dev.tminus.run.StepPhase.DONE;
import static dev.tminus.run.StepPhase.FAILED;
import static dev.tminus.run.StepPhase.INCONCLUSIVE;
import static dev.tminus.run.StepPhase.NOT_APPLICABLE;
import static dev.tminus.run.StepPhase.NOT_REACHED;
import static dev.tminus.run.StepPhase.NO_GO;
import static dev.tminus.run.StepPhase.READY;
import static dev.tminus.run.StepPhase.RUNNING;
import static dev.tminus.run.StepPhase.SIGNING;
import static dev.tminus.run.StepPhase.SKIPPED;
import static dev.tminus.run.StepPhase.WAITING;

import dev.tminus.run.RunEvent.CheckEnded;
import dev.tminus.run.RunEvent.CheckStarted;
import dev.tminus.run.RunEvent.CheckingOpened;
import dev.tminus.run.RunEvent.ChecksStopped;
import dev.tminus.run.RunEvent.Commented;
import dev.tminus.run.RunEvent.ContingencyClosed;
import dev.tminus.run.RunEvent.ContingencyEnded;
import dev.tminus.run.RunEvent.ContingencyOpened;
import dev.tminus.run.RunEvent.DeadlinePassed;
import dev.tminus.run.RunEvent.EnteredLate;
import dev.tminus.run.RunEvent.FileAttached;
import dev.tminus.run.RunEvent.FormFilled;
import dev.tminus.run.RunEvent.PollEndedNoGo;
import dev.tminus.run.RunEvent.QuestionAnswered;
import dev.tminus.run.RunEvent.RunCompleted;
import dev.tminus.run.RunEvent.RunHeld;
import dev.tminus.run.RunEvent.RunPlanned;
import dev.tminus.run.RunEvent.RunResumed;
import dev.tminus.run.RunEvent.RunScrubbed;
import dev.tminus.run.RunEvent.RunStarted;
import dev.tminus.run.RunEvent.SignatureWithdrawn;
import dev.tminus.run.RunEvent.SigningOpened;
import dev.tminus.run.RunEvent.SigningRefused;
import dev.tminus.run.RunEvent.StartAsked;
import dev.tminus.run.RunEvent.StartWithdrawn;
import dev.tminus.run.RunEvent.StepDone;
import dev.tminus.run.RunEvent.StepFailed;
import dev.tminus.run.RunEvent.StepInconclusive;
import dev.tminus.run.RunEvent.StepReopened;
import dev.tminus.run.RunEvent.StepSigned;
import dev.tminus.run.RunEvent.StepSkipped;
import dev.tminus.run.RunEvent.StepStarted;
import dev.tminus.run.RunEvent.StepUnskipped;
import dev.tminus.run.RunEvent.StepsDueAgain;
import dev.tminus.run.RunEvent.StepsNotApplicable;
import dev.tminus.run.RunEvent.StepsOutdated;
import dev.tminus.run.RunEvent.StepsReleased;
import dev.tminus.run.RunEvent.StepsRetried;
import dev.tminus.run.RunEvent.StepsReturned;
import dev.tminus.run.RunEvent.TimesPlanned;
import dev.tminus.run.RunEvent.VoteCast;
import dev.tminus.run.RunEvent.WaitBegun;
import dev.tminus.run.RunEvent.WorkDone;
import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.AnnounceStep;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.Contingency.Then;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.RunbookStep;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.StepId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Makes the state of a run out of its journal, entry by entry; it believes what is recorded.
public final class Fold {

    private Fold() {}

    /// The state after the first entry of a journal.
    public static RunState begin(RunId run, Recorded first, Checklist checklist) {
        if (!(first.event() instanceof RunPlanned plan) || first.seq() != 1) {
            throw new IllegalArgumentException("Run " + run + " does not begin with its plan");
        }
        return new RunState(
                run,
                1,
                plan,
                checklist,
                Map.of(),
                RunState.Progress.SCHEDULED,
                Steps.planned(checklist.size(), first.at()),
                answers(plan, first),
                Map.of(),
                List.of());
    }

    private static Map<QuestionId, GivenAnswer> answers(RunPlanned plan, Recorded first) {
        var by = person(first.actor());
        var answers = new HashMap<QuestionId, GivenAnswer>();
        if (by != null) {
            plan.answers()
                    .forEach((question, value) ->
                            answers.put(question, new GivenAnswer(value, by, first.at())));
        }
        return Map.copyOf(answers);
    }

    /// The state after one more entry.
    public static RunState apply(RunState state, Recorded entry) {
        if (entry.seq() != state.seq() + 1) {
            throw new IllegalArgumentException(
                    "Entry %d cannot follow entry %d".formatted(entry.seq(), state.seq()));
        }
        return new Fold.Next(state, entry).state();
    }

    private static @Nullable PersonId person(Actor actor) {
        return actor instanceof Actor.Person(var id, _) ? id : null;
    }

    /// One step of the fold.
    private record Next(RunState before, Recorded entry) {

        RunState state() {
            return switch (entry.event()) {
                case RunPlanned _ ->
                        throw new IllegalArgumentException("A run is planned only once");
                case TimesPlanned times -> withTimes(times);
                case RunStarted _ -> before.next(before.progress().started(by(), at()));
                case RunHeld held ->
                        before.next(before.progress().held(held.reason(), held.cause()));
                case RunResumed _ -> before.next(before.progress().resumed());
                case RunScrubbed scrubbed -> scrubbed(scrubbed.reason());
                case RunCompleted _ -> before.next(before.progress().completed(at()));
                case StepsReleased released -> released(released);
                case StepsReturned returned -> returned(returned.steps());
                case StartAsked asked -> one(asked.step(), this::asked);
                case StartWithdrawn withdrawn ->
                        one(withdrawn.step(), step -> step.withAsked(null));
                case StepStarted started -> begun(started);
                case WorkDone done -> one(done.step(), this::doneByActor);
                case CheckingOpened opened ->
                        one(opened.step(), step -> checked(opened.step(), step));
                case CheckStarted check -> one(check.step(), step -> checkStarted(check, step));
                case ChecksStopped stopped -> one(stopped.step(), step -> step);
                case CheckEnded check -> one(check.step(), step -> checkEnded(check, step));
                case SigningOpened opened -> one(opened.step(), step -> step.in(SIGNING, at()));
                case StepSigned signed -> one(signed.step(), step -> signed(signed, step));
                case SigningRefused refused ->
                        one(refused.step(), step -> step.withSignatures(List.of()));
                case SignatureWithdrawn withdrawn -> one(withdrawn.step(), step -> withdrawn(step));
                case VoteCast vote -> one(vote.step(), step -> voted(vote, step));
                case PollEndedNoGo nogo -> one(nogo.step(), step -> step.in(NO_GO, at()));
                case StepFailed failed ->
                        one(failed.step(), step -> step.in(FAILED, at(), failed.reason()));
                case StepInconclusive open ->
                        one(open.step(), step -> step.in(INCONCLUSIVE, at(), open.reason()));
                case StepDone done -> one(done.step(), step -> step.in(DONE, at()));
                case StepsNotApplicable none -> all(none.steps(), NOT_APPLICABLE);
                case StepSkipped skipped ->
                        one(skipped.step(), step -> step.in(SKIPPED, at(), skipped.reason()));
                case StepUnskipped unskipped -> returned(List.of(unskipped.step()));
                case StepReopened reopened ->
                        one(reopened.step(), step -> reopened(reopened.step(), step));
                case StepsOutdated outdated -> each(outdated.steps(), StepState::withOutdated);
                case StepsRetried retried -> each(retried.steps(), step -> step.anew(at()));
                case StepsDueAgain due -> each(due.steps(), step -> step.repeated(at()));
                case WaitBegun wait -> one(wait.step(), step -> step.withWait(wait.until()));
                case FormFilled filled ->
                        one(
                                filled.step(),
                                step -> step.withEntry(new FormEntry(filled.values(), by(), at())));
                case FileAttached(var step, var name, var file) ->
                        one(step, one -> one.withFile(new Attachment(name, file, by(), at())));
                case EnteredLate(var step, var part, var happened) ->
                        one(step, one -> late(one, part, happened));
                case QuestionAnswered(var question, var answer) ->
                        before.next(question, new GivenAnswer(answer, by(), at()));
                case DeadlinePassed(var step, var deadline, _) ->
                        one(step, one -> one.withDeadline(deadline));
                case ContingencyOpened opened -> opened(opened);
                case ContingencyClosed closed -> closed(closed);
                case ContingencyEnded ended -> ended(ended);
                case RunEvent.RoleGiven(var role, var people, _) -> before.given(role, people);
                case Commented comment -> commented(comment);
            };
        }

        private Instant at() {
            return entry.at();
        }

        private PersonId by() {
            var person = person(entry.actor());
            if (person == null) {
                throw new IllegalArgumentException(
                        "Entry %d needs a person behind it".formatted(entry.seq()));
            }
            return person;
        }

        /// Once a step of a contingency has started, what was found before counts no more.
        private RunState begun(StepStarted started) {
            var checklist = before.checklist();
            var lane = checklist.contingency(started.step());
            var changes = new HashMap<Integer, StepState>();
            for (var place = 0; lane != null && place < checklist.size(); place++) {
                var step = before.steps().at(place);
                if (!lane.equals(checklist.contingency(checklist.steps().get(place).id()))
                        && !step.checks().isEmpty()) {
                    changes.put(place, step.withLedger(CheckLedger::forgetting));
                }
            }
            var place = checklist.place(started.step());
            changes.put(place, begun(started, before.steps().at(place)));
            return before.next(before.steps().with(changes));
        }

        private StepState begun(StepStarted started, StepState step) {
            var running = step.started(started.attempt(), at(), beginners(started, step));
            return switch (before.checklist().step(started.step())) {
                case CheckStep _ -> checked(started.step(), running);
                case ManualStep _,
                        GateStep _,
                        WaitStep _,
                        ActionStep _,
                        AnnounceStep _,
                        RunbookStep _ ->
                        running;
            };
        }

        /// A start that waits for protections is one of the attempt to come.
        private StepState late(StepState step, LateEntry.Part part, Instant happened) {
            var attempt = step.asked() == null ? step.attempt() : step.attempt() + 1;
            return step.withLate(new LateEntry(part, attempt, happened, at(), by()));
        }

        private StepState asked(StepState step) {
            return step.in(WAITING, at()).withAsked(new RequestedStart(by(), at()));
        }

        private StepState checked(StepId id, StepState step) {
            var uses = before.checklist().step(id).verify();
            return step.in(CHECKING, at())
                    .withSignatures(List.of())
                    .withLedger(ledger -> ledger.awaiting(uses, at()));
        }

        /// Whoever made a step begin by itself has not begun it; working again is always somebody's
        /// doing, but where a step is repeated. A start that was asked for is its asker's.
        private List<PersonId> beginners(StepStarted started, StepState now) {
            var asked = now.asked();
            var person = asked == null ? person(entry.actor()) : asked.by();
            var step = before.checklist().step(started.step());
            var byItself =
                    step.basics().start() == Start.BY_ITSELF
                            && (started.attempt() == 1
                                    || !(step instanceof ManualStep)
                                    || (now.again() && now.phase() == READY));
            return person == null || byItself ? List.of() : List.of(person);
        }

        private StepState doneByActor(StepState step) {
            return step.doneBy(by());
        }

        private StepState checkStarted(CheckStarted check, StepState step) {
            var attempt = new CheckAttempt(check.attempt(), check.series(), at(), null, null);
            var begun = step.withLedger(ledger -> ledger.with(check.use(), attempt));
            if (before.checklist().protects(check.step(), check.use())) {
                return begun.withLedger(ledger -> ledger.inRound(check.series()));
            }
            return step.phase() == CHECKING ? begun : begun.in(CHECKING, at());
        }

        private StepState checkEnded(CheckEnded check, StepState step) {
            var begun = step.lastAttempt(check.use());
            if (begun == null || begun.number() != check.attempt()) {
                throw new IllegalArgumentException(
                        "Entry %d ends an attempt that never began".formatted(entry.seq()));
            }
            var ended = begun.ended(at(), check.outcome());
            return step.withLedger(ledger -> ledger.with(check.use(), ended));
        }

        private StepState signed(StepSigned signed, StepState step) {
            var signature = new Signature(signed.role(), by(), at(), signed.digest());
            return step.withSignatures(StepState.added(step.signatures(), signature));
        }

        /// A step that is open again needs signatures of those who are in the roles now.
        private StepState withdrawn(StepState step) {
            var left =
                    step.signatures().stream()
                            .filter(one -> !one.person().equals(by()))
                            .filter(one -> before.holds(one.person(), one.role()))
                            .toList();
            if (step.phase() != DONE) {
                return step.withSignatures(left);
            }
            return step.in(SIGNING, at()).withSignatures(step.outdated() ? List.of() : left);
        }

        private StepState voted(VoteCast vote, StepState step) {
            return step.withBallot(new Ballot(vote.role(), by(), vote.go(), vote.reason(), at()));
        }

        private RunState released(StepsReleased released) {
            var changes = new HashMap<Integer, StepState>();
            released.waiting().forEach(step -> put(changes, step, WAITING));
            released.ready().forEach(step -> put(changes, step, READY));
            return before.next(before.steps().with(changes));
        }

        private RunState returned(List<StepId> steps) {
            var changes = new HashMap<Integer, StepState>();
            for (var step : steps) {
                var place = before.checklist().place(step);
                var deadlines = before.checklist().step(step).policy().deadlines();
                changes.put(place, before.steps().at(place).returned(at(), deadlines));
            }
            return before.next(before.steps().with(changes));
        }

        private RunState all(List<StepId> steps, StepPhase phase) {
            var changes = new HashMap<Integer, StepState>();
            steps.forEach(step -> put(changes, step, phase));
            return before.next(before.steps().with(changes));
        }

        private void put(Map<Integer, StepState> changes, StepId step, StepPhase phase) {
            var place = before.checklist().place(step);
            changes.put(place, before.steps().at(place).in(phase, at()));
        }

        private RunState scrubbed(String reason) {
            var changes = new HashMap<Integer, StepState>();
            for (var place = 0; place < before.steps().size(); place++) {
                var step = before.steps().at(place);
                if (!step.phase().isEnd()) {
                    changes.put(place, step.in(NOT_REACHED, at()));
                }
            }
            var open = before.contingency();
            var progress = before.progress().scrubbed(reason, at());
            return open == null
                    ? before.next(progress, changes)
                    : over(open, progress).with(changes);
        }

        /// Without signatures; a poll is opened afresh, and work that nothing else proves is done
        /// once more.
        private StepState reopened(StepId id, StepState step) {
            var declared = before.checklist().step(id);
            var unsigned = step.withSignatures(List.of());
            if (declared instanceof GateStep) {
                return unsigned.withBallots(List.of()).in(RUNNING, at());
            }
            return declared.verify().isEmpty() && !declared.signOffs().isEmpty()
                    ? unsigned.in(SIGNING, at())
                    : unsigned.in(RUNNING, at());
        }

        private RunState opened(ContingencyOpened opened) {
            var contingency = opened.contingency();
            var last = before.openings().get(contingency);
            var changes = new HashMap<Integer, StepState>();
            for (var step : before.checklist().runbook().contingency(contingency).steps()) {
                var place = before.checklist().place(step.id());
                changes.put(place, before.steps().at(place).anew(at()));
            }
            var progress = before.progress().opened(contingency, opened.reason());
            var opening =
                    new ContingencyOpening(
                            last == null ? 1 : last.number() + 1,
                            person(entry.actor()),
                            at(),
                            opened.cause(),
                            opened.reason(),
                            null);
            return before.next(progress, changes).with(contingency, opening);
        }

        private RunState closed(ContingencyClosed closed) {
            return over(closed.contingency(), before.progress().closed(closed.reason()));
        }

        private RunState ended(ContingencyEnded ended) {
            var contingency = before.checklist().runbook().contingency(ended.contingency());
            var now =
                    switch (contingency.endings().get(ended.ending()).then()) {
                        case Then.Resume _, Then.Retry _ -> before.progress().goesOn();
                        case Then.Hold _,
                                Then.Scrub _,
                                Then.ContinueAt _,
                                Then.RollBack _,
                                Then.RollBackTo _,
                                Then.Postpone _ ->
                                before.progress()
                                        .closed(
                                                "Contingency %s, %s, has ended."
                                                        .formatted(
                                                                contingency.number(),
                                                                contingency.title()));
                    };
            return over(ended.contingency(), now);
        }

        private RunState over(ContingencyId contingency, RunState.Progress now) {
            var opening = before.openings().get(contingency);
            if (opening == null) {
                throw new IllegalArgumentException(
                        "Entry %d ends a contingency that was never opened".formatted(entry.seq()));
            }
            return before.next(now).with(contingency, opening.ended(at()));
        }

        private RunState each(List<StepId> steps, UnaryOperator<StepState> change) {
            var changes = new HashMap<Integer, StepState>();
            for (var step : steps) {
                var place = before.checklist().place(step);
                changes.put(place, change.apply(before.steps().at(place)));
            }
            return before.next(before.steps().with(changes));
        }

        private RunState one(StepId step, UnaryOperator<StepState> change) {
            var place = before.checklist().place(step);
            var changed = change.apply(before.steps().at(place));
            return before.next(before.steps().with(Map.of(place, changed)));
        }

        private RunState commented(Commented comment) {
            var remark = new Remark(by(), at(), comment.text());
            var step = comment.step();
            return step == null
                    ? before.next(remark)
                    : one(step, state -> state.withRemark(remark));
        }

        private RunState withTimes(TimesPlanned more) {
            var times = new HashMap<>(before.times());
            more.times().forEach(time -> times.put(time.step(), time));
            return before.next(Map.copyOf(times));
        }
    }
}
