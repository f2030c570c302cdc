package dev.tminus.run.rules;

import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Contingency.On;
import dev.tminus.runbook.Contingency.Subject;
import dev.tminus.runbook.Contingency.Then;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.names.ContingencyId;
import dev.tminus.runbook.names.StepId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Where the contingencies of a run stand: which may be opened, and what the open one waits for.
final class Contingencies {

    private Contingencies() {}

    static List<OfferedContingency> offers(RunState state) {
        return mayOpenAny(state).isPresent()
                ? List.of()
                : state.checklist().runbook().contingencies().stream()
                        .flatMap(one -> offer(state, one).stream())
                        .toList();
    }

    /// Whether a step that names it for when it fails may open it. A hold is lifted by people only:
    /// while the run is held it is offered instead.
    static boolean opensByItself(RunState state, ContingencyId contingency, StepId step) {
        return state.checklist().contingency(step) == null
                && state.goesOn(step)
                && positionHolds(state, find(state, contingency));
    }

    static boolean isThrough(RunState state, ContingencyId contingency) {
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

    /// A step and all that needs it, in the order of the file.
    static List<StepId> reached(RunState state, StepId from) {
        var checklist = state.checklist();
        var reached = new BitSet();
        reached.or(checklist.descendants(checklist.place(from)));
        reached.set(checklist.place(from));
        return reached.stream().mapToObj(place -> checklist.steps().get(place).id()).toList();
    }

    private static boolean isWorkedOn(RunState state, Step step) {
        return step instanceof ManualStep && state.step(step.id()).phase() == StepPhase.RUNNING;
    }

    static int ending(RunState state, Contingency contingency) {
        return IntStream.range(0, contingency.endings().size())
                .filter(number -> {
                    var when = contingency.endings().get(number).when();
                    return when == null || Evaluation.of(state, when.test()).orElse(false);
                })
                .findFirst()
                .orElseThrow();
    }

    static Optional<OfferedContingency> offer(RunState state, Contingency contingency) {
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
                ? Optional.of(new OfferedContingency(contingency, cause.map(Step::id).orElse(null)))
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
        return (phase == StepPhase.FAILED && step.policy().onFail().equals(open))
                || (phase == StepPhase.INCONCLUSIVE && step.policy().onInconclusive().equals(open));
    }

    private static EnumSet<On> wrong(RunState state, Step step) {
        var wrong = EnumSet.noneOf(On.class);
        switch (state.step(step.id()).phase()) {
            case FAILED -> wrong.add(On.FAILED);
            case INCONCLUSIVE -> wrong.add(On.INCONCLUSIVE);
            case NO_GO -> wrong.add(On.NO_GO);
            default -> {}
        }
        if (Deadlines.isLate(state, step.id())) {
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
        return switch (SeriesVerdict.verdict(state, step, use)) {
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

    static Optional<String> mayOpenAny(RunState state) {
        var open = state.contingency();
        if (open != null) {
            return Optional.of(
                    "%s is open already; one is carried out at a time."
                            .formatted(Guard.contingency(state, open)));
        }
        return Guard.underWay(state);
    }

    static Contingency find(RunState state, ContingencyId id) {
        return state.checklist().runbook().contingency(id);
    }

    static List<StepId> lane(RunState state, ContingencyId id) {
        return find(state, id).steps().stream().map(Step::id).toList();
    }

    static List<StepId> mainLine(RunState state, StepPhase... phases) {
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
