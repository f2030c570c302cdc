package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Say.say;

import dev.tminus.ledger.RunBoard;
import dev.tminus.run.Actor;
import dev.tminus.run.LateEntry;
import dev.tminus.run.Recorded;
import dev.tminus.run.RunEvent;
import dev.tminus.runbook.Question;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.StepId;
import dev.tminus.schedule.Offsets;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Fingerprint;
import dev.tminus.ui.parts.Names;
import dev.tminus.ui.parts.Tone;
import dev.tminus.ui.parts.WhatFollows;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An entry of the journal as a line of the event feed.
///
/// @param who did it; empty where it came about
/// @param alarming whether it is to be read out at once
/// @param place that shows more, empty where there is none
record EventWords(String icon, Tone tone, String who, String what, boolean alarming, String place) {

    private static final int NAMED = 3;

    /// Nothing for entries that only keep the books, such as planned times.
    static Optional<EventWords> of(RunBoard board, Recorded entry) {
        return new Reading(board, who(board, entry.actor())).read(entry.event());
    }

    private EventWords at(String there) {
        return new EventWords(icon, tone, who, what, alarming, there);
    }

    private static String who(RunBoard board, Actor actor) {
        return switch (actor) {
            case Actor.Person(var id, _) -> Names.person(board.workspace(), id);
            case Actor.Worker _, Actor.Clock _ -> say("app.name");
        };
    }

    /// Reads one entry.
    private record Reading(RunBoard board, String who) {

        Optional<EventWords> read(RunEvent event) {
            return switch (event) {
                case RunEvent.RunPlanned _ -> line("plan", Tone.IDLE, say("event.planned"));
                case RunEvent.RunStarted _ -> line("play", Tone.RUN, say("event.started"));
                case RunEvent.RunHeld(var reason, _) ->
                        alarm("held", Tone.WARN, say("event.held", reason));
                case RunEvent.RunResumed(var reason) ->
                        line("play", Tone.RUN, say("event.resumed", reason));
                case RunEvent.RunCompleted _ -> line("done", Tone.OK, say("event.completed"));
                case RunEvent.RunScrubbed(var reason) ->
                        alarm("scrub", Tone.FAIL, say("event.scrubbed", reason));
                case RunEvent.StepsReleased(_, var ready) ->
                        some("ready", Tone.RUN, "event.ready", ready);
                case RunEvent.TimesPlanned _, RunEvent.StepsReturned _ -> Optional.empty();
                case RunEvent.StartAsked(var step) ->
                        line("wait", Tone.RUN, say("event.start-asked", name(step)));
                case RunEvent.StartWithdrawn(var step) ->
                        line("void", Tone.IDLE, say("event.start-withdrawn", name(step)));
                case RunEvent.StepStarted(var step, _) ->
                        line("running", Tone.RUN, say("event.step-started", name(step)));
                case RunEvent.WorkDone(var step) ->
                        line("check", Tone.RUN, say("event.work-done", name(step)));
                case RunEvent.StepDone(var step) ->
                        line("done", Tone.OK, say("event.step-done", name(step)));
                case RunEvent.StepFailed(var step, var reason) ->
                        alarm("failed", Tone.FAIL, say("event.step-failed", name(step), reason));
                case RunEvent.StepInconclusive(var step, var reason) ->
                        alarm("error", Tone.FAIL, say("event.no-answer", name(step), reason));
                case RunEvent.CheckingOpened(var step) ->
                        line("checking", Tone.RUN, say("event.checking", name(step)));
                case RunEvent.ChecksStopped(var step) ->
                        line("void", Tone.WARN, say("event.checks-stopped", name(step)));
                case RunEvent.CheckStarted(var step, var use, var attempt, _) ->
                        fact(
                                        "checking",
                                        Tone.RUN,
                                        say("event.check-started", use, number(step), attempt))
                                .map(words -> words.at(place(step, use, attempt)));
                case RunEvent.CheckEnded(var step, var use, var attempt, var outcome) ->
                        ended(step, use, outcome).map(words -> words.at(place(step, use, attempt)));
                case RunEvent.SigningOpened(var step) ->
                        line("sign", Tone.SIGN, say("event.signing", name(step)));
                case RunEvent.StepSigned(var step, var role, var digest) ->
                        line(
                                "pen",
                                Tone.OK,
                                say(
                                        "event.signed",
                                        number(step),
                                        Names.role(role),
                                        Fingerprint.brief(digest)));
                case RunEvent.SigningRefused(var step, var role, var reason) ->
                        alarm(
                                "nogo",
                                Tone.FAIL,
                                say("event.refused", number(step), Names.role(role), reason));
                case RunEvent.SignatureWithdrawn(var step, var role, var reason) ->
                        line(
                                "void",
                                Tone.WARN,
                                say("event.withdrawn", number(step), Names.role(role), reason));
                case RunEvent.VoteCast vote -> voted(vote);
                case RunEvent.PollEndedNoGo(var step) ->
                        alarm("nogo", Tone.FAIL, say("event.no-go", name(step)));
                case RunEvent.StepsNotApplicable(var steps) ->
                        some("na", Tone.IDLE, "event.not-applicable", steps);
                case RunEvent.StepSkipped(var step, var reason) ->
                        line("skipped", Tone.WARN, say("event.skipped", name(step), reason));
                case RunEvent.StepUnskipped(var step, var reason) ->
                        line("undo", Tone.RUN, say("event.unskipped", name(step), reason));
                case RunEvent.StepReopened(var step, var reason) ->
                        line("undo", Tone.WARN, say("event.reopened", name(step), reason));
                case RunEvent.StepsOutdated(var steps) ->
                        some("stale", Tone.WARN, "event.outdated", steps);
                case RunEvent.StepsRetried(var steps) ->
                        some("refresh", Tone.RUN, "event.retried", steps);
                case RunEvent.StepsDueAgain(var steps) ->
                        some("refresh", Tone.RUN, "event.due-again", steps);
                case RunEvent.WaitBegun _ -> Optional.empty();
                case RunEvent.FormFilled(var step, _) ->
                        line("pen", Tone.IDLE, say("event.form-filled", name(step)));
                case RunEvent.FileAttached(var step, _, var file) ->
                        line("clip", Tone.IDLE, say("event.attached", number(step), file.name()));
                case RunEvent.EnteredLate(var step, var part, var happened) ->
                        line("clock", Tone.IDLE, late(step, part, happened));
                case RunEvent.QuestionAnswered(var question, var answer) ->
                        line("help", Tone.IDLE, say("event.answered", ask(question), answer));
                case RunEvent.DeadlinePassed(var step, _, var action) ->
                        alarm(
                                "clock",
                                Tone.WARN,
                                say(
                                        "event.deadline." + action.name().toLowerCase(Locale.ROOT),
                                        name(step)));
                case RunEvent.ContingencyOpened(var contingency, _, var reason) ->
                        alarm(
                                "fork",
                                Tone.WARN,
                                say("event.contingency-opened", name(contingency), reason));
                case RunEvent.ContingencyClosed(var contingency, var reason) ->
                        line(
                                "undo",
                                Tone.WARN,
                                say("event.contingency-closed", name(contingency), reason));
                case RunEvent.ContingencyEnded(var contingency, var ending) ->
                        line("done", Tone.OK, ended(contingency, ending));
                case RunEvent.RoleGiven(var role, var people, var reason) ->
                        line(
                                "users",
                                Tone.WARN,
                                say(
                                        "event.role-given",
                                        Names.role(role),
                                        people.stream()
                                                .map(one -> Names.person(board.workspace(), one))
                                                .collect(Collectors.joining(", ")),
                                        reason));
                case RunEvent.Commented(var step, var text) -> commented(step, text);
            };
        }

        private Optional<EventWords> some(String icon, Tone tone, String key, List<StepId> steps) {
            if (steps.isEmpty()) {
                return Optional.empty();
            }
            var named =
                    steps.stream().limit(NAMED).map(this::number).collect(Collectors.joining(", "));
            var more = steps.size() - NAMED;
            return fact(
                    icon,
                    tone,
                    say(
                            key + (steps.size() == 1 ? ".one" : ".many"),
                            more > 0 ? say("event.more", named, more) : named));
        }

        private String late(StepId step, LateEntry.Part part, Instant happened) {
            return say(
                    "event.late." + part.name().toLowerCase(Locale.ROOT),
                    number(step),
                    Offsets.elapsed(board.state().plan().zero(), happened));
        }

        private String ended(ContingencyId contingency, int ending) {
            var then =
                    board.state()
                            .checklist()
                            .runbook()
                            .contingency(contingency)
                            .endings()
                            .get(ending)
                            .then();
            return say("event.ended", name(contingency), WhatFollows.after(then, this::number));
        }

        private String ask(QuestionId id) {
            return board.state().checklist().runbook().questions().stream()
                    .filter(one -> one.id().equals(id))
                    .map(Question::ask)
                    .findFirst()
                    .orElse(id.value());
        }

        private String name(ContingencyId id) {
            var contingency = board.state().checklist().runbook().contingency(id);
            return contingency.number() + " " + contingency.title();
        }

        /// An attempt may be one of many; it is the step that raises an alarm.
        private Optional<EventWords> ended(StepId step, String use, Outcome outcome) {
            var number = number(step);
            return switch (outcome) {
                case Outcome.Passed passed ->
                        fact(
                                "check",
                                Tone.OK,
                                say("event.check-passed", use, number, passed.summary()));
                case Outcome.Failed failed ->
                        fact(
                                "failed",
                                Tone.FAIL,
                                say("event.check-failed", use, number, failed.summary()));
                case Outcome.Inconclusive none ->
                        fact(
                                "error",
                                Tone.FAIL,
                                say("event.check-no-answer", use, number, none.summary()));
            };
        }

        private Optional<EventWords> voted(RunEvent.VoteCast vote) {
            var role = Names.role(vote.role());
            var number = number(vote.step());
            return vote.go()
                    ? line("go", Tone.OK, say("event.go", number, role))
                    : alarm(
                            "nogo",
                            Tone.FAIL,
                            say("event.vote-no-go", number, role, vote.reason()));
        }

        private Optional<EventWords> commented(@Nullable StepId step, String text) {
            return line(
                    "comment",
                    Tone.IDLE,
                    step == null
                            ? say("event.comment.run", text)
                            : say("event.comment", number(step), text));
        }

        private Optional<EventWords> line(String icon, Tone tone, String what) {
            return Optional.of(new EventWords(icon, tone, who, what, false, ""));
        }

        private Optional<EventWords> fact(String icon, Tone tone, String what) {
            return Optional.of(new EventWords(icon, tone, "", what, false, ""));
        }

        private Optional<EventWords> alarm(String icon, Tone tone, String what) {
            return Optional.of(new EventWords(icon, tone, who, what, true, ""));
        }

        private String place(StepId step, String use, int attempt) {
            return Places.attempt(board.state().id(), step, use, attempt);
        }

        private String name(StepId step) {
            return number(step) + " " + board.state().checklist().step(step).title();
        }

        private String number(StepId step) {
            return board.state().checklist().step(step).basics().number();
        }
    }
}
