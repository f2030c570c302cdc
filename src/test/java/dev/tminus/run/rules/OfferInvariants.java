package dev.tminus.run.rules;

import dev.tminus.run.Actor;
import dev.tminus.run.CommandId;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunState;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.check.EvidenceRef;
import dev.tminus.runbook.names.RoleName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What must hold of all that people are offered, whatever happened: what is offered is not refused
/// when it is sent, and what is not offered is refused, for the very reason that was given.
final class OfferInvariants {

    private static final String REASON = "So be it";

    /// What they say besides decides about these too.
    private static final Set<Act> DEPENDS_ON_WORDS = EnumSet.of(Act.GIVE_ROLE, Act.FILL_IN);

    private final RunState run;
    private final Actor.Person person;
    private final Instant now;
    private final List<String> broken = new ArrayList<>();

    private OfferInvariants(RunState run, Actor.Person person, Instant now) {
        this.run = run;
        this.person = person;
        this.now = now;
    }

    /// @param turn chooses one of the people, since it is costly
    static List<String> broken(RunState run, Instant now, int turn) {
        var people = run.plan().roles().values().stream().flatMap(List::stream).distinct().toList();
        var person = new Actor.Person(people.get(turn % people.size()), now);
        return new OfferInvariants(run, person, now).all();
    }

    static Optional<String> refusal(
            RunState run, RunCommand wish, Actor.Person person, Instant now) {
        var request = new Rules.Request(CommandId.derivedFrom("question"), person, now);
        return Rules.decide(run, request, wish) instanceof Decision.Refused(var reason)
                ? Optional.of(reason)
                : Optional.empty();
    }

    private List<String> all() {
        var possible = Rules.possible(run, person);
        holds(possible, Act.START_RUN, new RunCommand.StartRun());
        holds(possible, Act.HOLD, new RunCommand.HoldRun(REASON));
        holds(possible, Act.RESUME, new RunCommand.ResumeRun(REASON));
        holds(possible, Act.SCRUB, new RunCommand.ScrubRun(REASON));
        var given = run.plan().roles().entrySet().iterator().next();
        holds(
                possible,
                Act.GIVE_ROLE,
                new RunCommand.GiveRole(given.getKey(), given.getValue(), REASON));
        var runbook = run.checklist().runbook();
        for (var question : runbook.questions()) {
            holds(
                    Rules.possible(run, question.id(), person),
                    Act.ANSWER,
                    new RunCommand.AnswerQuestion(question.id(), "yes"));
        }
        for (var contingency : runbook.contingencies()) {
            var id = contingency.id();
            var here = Rules.possible(run, id, person);
            holds(here, Act.OPEN, new RunCommand.OpenContingency(id, REASON));
            holds(here, Act.CLOSE, new RunCommand.CloseContingency(id, REASON));
        }
        run.checklist().steps().forEach(this::step);
        return broken;
    }

    private void step(Step step) {
        var id = step.id();
        var possible = Rules.possible(run, id, person, now);
        holds(possible, Act.START, new RunCommand.StartStep(id));
        holds(possible, Act.WITHDRAW_START, new RunCommand.WithdrawStart(id));
        holds(possible, Act.FINISH, new RunCommand.FinishStep(id));
        holds(possible, Act.WORK_AGAIN, new RunCommand.WorkAgain(id));
        holds(possible, Act.CHECK_AGAIN, new RunCommand.CheckAgain(id));
        holds(possible, Act.STOP_CHECKS, new RunCommand.StopChecks(id));
        holds(possible, Act.POLL_AGAIN, new RunCommand.PollAgain(id));
        holds(possible, Act.WITHDRAW_SIGNATURE, new RunCommand.WithdrawSignature(id, REASON));
        holds(possible, Act.FILL_IN, new RunCommand.FillForm(id, Map.of()));
        var file = new EvidenceRef(EvidenceRef.Kind.ATTACHMENT, "?", "?", 1);
        holds(possible, Act.ATTACH, new RunCommand.AttachFile(id, "", file));
        holds(possible, Act.SKIP, new RunCommand.SkipStep(id, REASON));
        holds(possible, Act.UNSKIP, new RunCommand.UnskipStep(id, REASON));
        holds(possible, Act.REOPEN, new RunCommand.ReopenStep(id, REASON));
        run.plan().roles().keySet().forEach(role -> inRole(step, possible, role));
    }

    private void inRole(Step step, Possible possible, RoleName role) {
        var id = step.id();
        var digest = Rules.digest(run, id);
        holds(possible.find(Act.SIGN, role), Act.SIGN, new RunCommand.SignStep(id, role, digest));
        holds(
                possible.find(Act.REFUSE_TO_SIGN, role),
                Act.REFUSE_TO_SIGN,
                new RunCommand.RefuseToSign(id, role, REASON));
        holds(possible.find(Act.VOTE, role), Act.VOTE, new RunCommand.Vote(id, role, true, ""));
        holds(
                possible.find(Act.VOTE_NO_GO, role),
                Act.VOTE_NO_GO,
                new RunCommand.Vote(id, role, false, REASON));
    }

    private void holds(Possible possible, Act act, RunCommand wish) {
        holds(possible.find(act), act, wish);
    }

    private void holds(Optional<Possible.Option> option, Act act, RunCommand wish) {
        var refusal = refusal(run, wish, person, now);
        var said = option.flatMap(Possible.Option::refusal);
        if (option.isEmpty() ? refusal.isEmpty() : parts(act, said, refusal)) {
            broken.add(
                    "%s is told \"%s\" of %s and hears \"%s\""
                            .formatted(
                                    person.id(),
                                    option.isEmpty() ? "nothing" : said.orElse("yes"),
                                    wish,
                                    refusal.orElse("yes")));
        }
    }

    private static boolean parts(Act act, Optional<String> said, Optional<String> refusal) {
        return !(said.isEmpty() && DEPENDS_ON_WORDS.contains(act)) && !said.equals(refusal);
    }
}
