package dev.tminus.run;

import dev.tminus.runbook.Authority;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Contingency.On;
import dev.tminus.runbook.Contingency.Subject;
import dev.tminus.runbook.Contingency.Then;
import dev.tminus.runbook.ContingencyId;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Outcome;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// When a contingency may be opened, and how the run goes on once it has ended.
///
/// While one is open the main line is frozen, and results of checks from before count no more: what
/// follows is evaluated anew.
final class ContingencyRules {

    private ContingencyRules() {}

    static List<Offer> offers(RunState state) {
        return mayOpenAny(state).isPresent()
                ? List.of()
                : state.checklist().runbook().contingencies().stream()
                        .flatMap(one -> offer(state, one).stream())
                        .toList();
    }

    static Optional<String> open(
            Draft draft, Actor actor, ContingencyId contingency, String reason) {
        var state = draft.state();
        var refusal =
                Guard.underWay(state)
                        .or(() -> known(state, contingency))
                        .or(() -> mayOpenAny(state))
                        .or(() -> offered(state, contingency))
                        .or(() -> mayDecide(state, actor, contingency, "open it"));
        if (refusal.isPresent()) {
            return refusal;
        }
        var offer = offer(state, find(state, contingency)).orElseThrow();
        var wrong =
                offer.cause() == null
                        ? Guard.reason(reason, "opening the contingency")
                        : Guard.fits(reason);
        if (wrong.isEmpty()) {
            openNow(draft, contingency, offer.cause(), reason.strip());
        }
        return wrong;
    }

    /// Whether a step that names it for when it fails may open it. A hold is lifted by people only:
    /// while the run is held it is offered instead.
    static boolean opensByItself(RunState state, ContingencyId contingency, StepId step) {
        return state.checklist().contingency(step) == null
                && state.goesOn(step)
                && positionHolds(state, find(state, contingency));
    }

    static void openByItself(Draft draft, ContingencyId contingency, StepId cause, String why) {
        draft.goOnByItself();
        openNow(draft, contingency, cause, why);
    }

    /// A hold that no step caused lies over the contingency too, until somebody resumes.
    private static void openNow(
            Draft draft, ContingencyId contingency, @Nullable StepId cause, String reason) {
        var state = draft.state();
        mainLine(state, StepPhase.values())
                .forEach(step -> CheckRules.end(draft, step, "A contingency was opened."));
        returned(
                draft,
                mainLine(state, StepPhase.WAITING, StepPhase.READY, StepPhase.RUNNING).stream()
                        .filter(step ->
                                isOffered(state.step(step).phase()) || isOpenPoll(state, step))
                        .toList());
        draft.add(new RunEvent.ContingencyOpened(contingency, cause, reason));
        if (state.status() == RunStatus.HELD && state.heldBy() == null) {
            draft.goOnByItself();
            draft.add(new RunEvent.RunHeld(state.statusReason(), null));
        }
    }

    private static boolean isOpenPoll(RunState state, StepId step) {
        return PollRules.isPoll(state, step) && state.step(step).phase() == StepPhase.RUNNING;
    }

    private static void returned(Draft draft, List<StepId> steps) {
        Consequences.parts(steps).forEach(part -> draft.add(new RunEvent.StepsReturned(part)));
    }

    static Optional<String> close(
            Draft draft, Actor actor, ContingencyId contingency, String reason) {
        var state = draft.state();
        var refusal =
                Guard.underWay(state)
                        .or(() -> known(state, contingency))
                        .or(() -> isOpen(state, contingency))
                        .or(() -> mayDecide(state, actor, contingency, "close it"))
                        .or(() -> untouched(state, contingency))
                        .or(() -> Guard.reason(reason, "closing the contingency"));
        if (refusal.isEmpty()) {
            var lane = lane(state, contingency);
            lane.forEach(step -> CheckRules.end(draft, step, "The contingency was closed."));
            returned(
                    draft,
                    lane.stream().filter(step -> isOffered(state.step(step).phase())).toList());
            draft.add(new RunEvent.ContingencyClosed(contingency, reason.strip()));
            checkAnew(draft, StepPhase.CHECKING);
        }
        return refusal;
    }

    private static boolean isOffered(StepPhase phase) {
        return phase == StepPhase.WAITING || phase == StepPhase.READY;
    }

    /// Ends the open contingency once all its steps are through and nothing runs that its end would
    /// reach.
    static void end(Draft draft) {
        var state = draft.state();
        var open = state.contingency();
        if (open == null || state.status() != RunStatus.CONTINGENCY || !isThrough(state, open)) {
            return;
        }
        var contingency = find(state, open);
        var ending = ending(state, contingency);
        switch (contingency.endings().get(ending).then()) {
            case Then.Resume _ -> {
                draft.add(new RunEvent.ContingencyEnded(open, ending));
                pollAnew(draft);
                checkAnew(
                        draft,
                        StepPhase.CHECKING,
                        StepPhase.SIGNING,
                        StepPhase.FAILED,
                        StepPhase.INCONCLUSIVE);
            }
            case Then.Retry(var from) -> retry(draft, open, ending, from);
            // the others are refused at planning; to hold is right whatever should follow
            case Then.Hold _,
                    Then.ContinueAt _,
                    Then.RollBack _,
                    Then.RollBackTo _,
                    Then.Postpone _ -> {
                draft.add(new RunEvent.ContingencyEnded(open, ending));
                pollAnew(draft);
                checkAnew(draft, StepPhase.CHECKING, StepPhase.SIGNING);
            }
            case Then.Scrub _ -> {
                draft.add(new RunEvent.ContingencyEnded(open, ending));
                RunRules.scrubNow(
                        draft,
                        "Contingency %s, %s, has ended so."
                                .formatted(contingency.number(), contingency.title()));
            }
        }
    }

    private static boolean isThrough(RunState state, ContingencyId contingency) {
        return lane(state, contingency).stream()
                .allMatch(step -> state.step(step).phase().satisfies());
    }

    /// The steps of the main line that somebody works on and that the end of the open contingency
    /// waits for, once its own steps are through.
    static List<Step> keepsOpen(RunState state) {
        var open = state.contingency();
        if (open == null || !isThrough(state, open)) {
            return List.of();
        }
        var contingency = find(state, open);
        return switch (contingency.endings().get(ending(state, contingency)).then()) {
            case Then.Retry(var from) ->
                    reached(state, from).stream()
                            .map(step -> Guard.step(state, step))
                            .filter(step -> isWorkedOn(state, step))
                            .toList();
            case Then.Resume _,
                    Then.Hold _,
                    Then.Scrub _,
                    Then.ContinueAt _,
                    Then.RollBack _,
                    Then.RollBackTo _,
                    Then.Postpone _ ->
                    List.of();
        };
    }

    private static void retry(Draft draft, ContingencyId open, int ending, StepId from) {
        if (!keepsOpen(draft.state()).isEmpty()) {
            return;
        }
        var again = reached(draft.state(), from);
        draft.add(new RunEvent.ContingencyEnded(open, ending));
        Consequences.parts(again).forEach(part -> draft.add(new RunEvent.StepsRetried(part)));
        pollAnew(draft);
        checkAnew(
                draft,
                StepPhase.CHECKING,
                StepPhase.SIGNING,
                StepPhase.FAILED,
                StepPhase.INCONCLUSIVE);
    }

    /// A step and all that needs it, in the order of the file.
    private static List<StepId> reached(RunState state, StepId from) {
        var checklist = state.checklist();
        var reached = new BitSet();
        reached.or(checklist.descendants(checklist.place(from)));
        reached.set(checklist.place(from));
        return reached.stream().mapToObj(place -> checklist.steps().get(place).id()).toList();
    }

    private static boolean isWorkedOn(RunState state, Step step) {
        return step instanceof ManualStep && state.step(step.id()).phase() == StepPhase.RUNNING;
    }

    /// A gate that has not passed goes by no votes and no protections from before the contingency.
    private static void pollAnew(Draft draft) {
        var state = draft.state();
        returned(
                draft,
                mainLine(
                                state,
                                StepPhase.RUNNING,
                                StepPhase.CHECKING,
                                StepPhase.SIGNING,
                                StepPhase.FAILED,
                                StepPhase.INCONCLUSIVE,
                                StepPhase.NO_GO)
                        .stream()
                        .filter(step ->
                                isOpenPoll(state, step)
                                        || (PollRules.isPoll(state, step)
                                                && !ProtectionRules.of(state, step).isEmpty()))
                        .toList());
    }

    /// What was found before the contingency counts no more.
    private static void checkAnew(Draft draft, StepPhase... phases) {
        for (var step : mainLine(draft.state(), phases)) {
            if (!CheckRules.uses(draft.state(), step).isEmpty()
                    && Guard.passable(draft.state(), step).isEmpty()) {
                draft.add(new RunEvent.CheckingOpened(step));
                CheckRules.beginDue(draft, step);
            }
        }
    }

    private static int ending(RunState state, Contingency contingency) {
        return IntStream.range(0, contingency.endings().size())
                .filter(number -> {
                    var when = contingency.endings().get(number).when();
                    return when == null || Evaluation.of(state, when.test()).orElse(false);
                })
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Offer> offer(RunState state, Contingency contingency) {
        if (!positionHolds(state, contingency)) {
            return Optional.empty();
        }
        var cause =
                state.checklist()
                        .runbook()
                        .steps()
                        .filter(step -> isCause(state, step, contingency))
                        .findFirst();
        return cause.isPresent() || contingency.when().on().contains(On.PERSON)
                ? Optional.of(new Offer(contingency, cause.map(Step::id).orElse(null)))
                : Optional.empty();
    }

    private static boolean isCause(RunState state, Step step, Contingency contingency) {
        var wrong = wrong(state, step);
        wrong.retainAll(contingency.when().on());
        var of = contingency.when().of();
        return isNamed(state, step, contingency.id())
                || (!wrong.isEmpty()
                        && (of.isEmpty()
                                || of.stream()
                                        .anyMatch(subject -> isOf(state, step, subject, wrong))));
    }

    /// Whether the step says itself that this contingency is for what went wrong with it.
    private static boolean isNamed(RunState state, Step step, ContingencyId contingency) {
        var phase = state.step(step.id()).phase();
        var open = new Reaction.Open(contingency);
        return (phase == StepPhase.FAILED && step.course().onFail().equals(open))
                || (phase == StepPhase.INCONCLUSIVE && step.course().onInconclusive().equals(open));
    }

    private static EnumSet<On> wrong(RunState state, Step step) {
        var wrong = EnumSet.noneOf(On.class);
        switch (state.step(step.id()).phase()) {
            case FAILED -> wrong.add(On.FAILED);
            case INCONCLUSIVE -> wrong.add(On.INCONCLUSIVE);
            case NO_GO -> wrong.add(On.NO_GO);
            case PLANNED,
                    WAITING,
                    READY,
                    RUNNING,
                    CHECKING,
                    SIGNING,
                    DONE,
                    SKIPPED,
                    NOT_APPLICABLE,
                    NOT_REACHED -> {}
        }
        if (DeadlineRules.isLate(state, step.id())) {
            wrong.add(On.DEADLINE);
        }
        return wrong;
    }

    private static boolean isOf(RunState state, Step step, Subject subject, EnumSet<On> wrong) {
        var named = subject.step();
        var check = subject.check();
        return (named == null || named.equals(step.id()))
                && (check == null
                        || step.verify().stream()
                                .filter(use -> use.check().equals(check))
                                .anyMatch(use -> isRed(state, step.id(), use, wrong)));
    }

    private static boolean isRed(RunState state, StepId step, CheckUse use, EnumSet<On> wrong) {
        return switch (Standing.verdict(state, step, use)) {
            case null -> false;
            case Outcome.Passed _ -> false;
            case Outcome.Failed _ -> wrong.contains(On.FAILED);
            case Outcome.Inconclusive _ -> wrong.contains(On.INCONCLUSIVE);
        };
    }

    private static boolean positionHolds(RunState state, Contingency contingency) {
        var before = contingency.when().before();
        var after = contingency.when().after();
        return (before == null || state.step(before).attempt() == 0)
                && (after == null || state.step(after).attempt() > 0);
    }

    private static Optional<String> mayOpenAny(RunState state) {
        var open = state.contingency();
        if (open != null) {
            return Optional.of(
                    "%s is open already; one is carried out at a time."
                            .formatted(Guard.contingency(state, open)));
        }
        return Guard.underWay(state);
    }

    private static Optional<String> offered(RunState state, ContingencyId id) {
        return offer(state, find(state, id)).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "%s is not for where the run stands now."
                                .formatted(Guard.contingency(state, id)));
    }

    private static Optional<String> isOpen(RunState state, ContingencyId id) {
        return id.equals(state.contingency())
                ? Optional.empty()
                : Optional.of("%s is not open.".formatted(Guard.contingency(state, id)));
    }

    private static Optional<String> untouched(RunState state, ContingencyId id) {
        return lane(state, id).stream()
                .filter(step -> state.step(step).phase().hasStarted())
                .findFirst()
                .map(step ->
                        "Step %s has started; the contingency is carried out to its end."
                                .formatted(Guard.number(state, step)));
    }

    private static Optional<String> known(RunState state, ContingencyId id) {
        return state.checklist().runbook().contingencies().stream()
                        .anyMatch(one -> one.id().equals(id))
                ? Optional.empty()
                : Optional.of("This run has no contingency \"%s\".".formatted(id));
    }

    /// Its owner, or whoever the runbook lets open contingencies.
    private static Optional<String> mayDecide(
            RunState state, Actor actor, ContingencyId id, String verb) {
        var no = Guard.role(state, actor, find(state, id).owner(), verb);
        return no.isEmpty() || Guard.authority(state, actor, Authority.OPEN, verb).isEmpty()
                ? Optional.empty()
                : no;
    }

    private static Contingency find(RunState state, ContingencyId id) {
        return state.checklist().runbook().contingency(id);
    }

    private static List<StepId> lane(RunState state, ContingencyId id) {
        return find(state, id).steps().stream().map(Step::id).toList();
    }

    private static List<StepId> mainLine(RunState state, StepPhase... phases) {
        var wanted = EnumSet.noneOf(StepPhase.class);
        wanted.addAll(List.of(phases));
        var found = new ArrayList<StepId>();
        for (var place = 0; place < state.checklist().mainLine(); place++) {
            if (wanted.contains(state.steps().at(place).phase())) {
                found.add(state.checklist().steps().get(place).id());
            }
        }
        return found;
    }
}
