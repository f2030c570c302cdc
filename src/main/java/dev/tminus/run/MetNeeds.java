package dev.tminus.run;

import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.WaitStep;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Whether all is there that steps need.
///
/// A step that is left out stands for what it needs itself: leaving one out lets nothing overtake
/// what comes before it. So does a wait that is over.
///
/// Speed lives here: what holds is worked out once for all steps, in their order.
public final class MetNeeds {

    private final Checklist checklist;
    private final Steps steps;
    private final BitSet hold;
    private final BitSet stood;
    private final boolean anyOutdated;

    MetNeeds(Checklist checklist, Steps steps) {
        this.checklist = checklist;
        this.steps = steps;
        hold = standing(need -> false);
        boolean anyAgain = checklist.repeated().anyMatch(place -> steps.at(place).again());
        stood = anyAgain ? standing(need -> steps.at(need).again()) : hold;
        anyOutdated =
                IntStream.range(0, steps.size()).anyMatch(place -> steps.at(place).outdated());
    }

    /// @param anyway what stands whatever it is
    private BitSet standing(IntPredicate anyway) {
        var standing = new BitSet(steps.size());
        var graph = checklist.graph();
        graph.order()
                .forEach(place ->
                        standing.set(
                                place,
                                graph.needs(place)
                                        .allMatch(need ->
                                                anyway.test(need)
                                                        || (steps.at(need).phase().satisfies()
                                                                && (!passesOn(
                                                                                checklist, steps,
                                                                                need)
                                                                        || standing.get(need))))));
        return standing;
    }

    /// Whether all is done that a step needs.
    public boolean hold(int place) {
        return hold.get(place);
    }

    /// Whether all was done that a step needs, though some of it may be due once more.
    public boolean stood(int place) {
        return stood.get(place);
    }

    /// Whether all is done that a step needs, and a gate finds nothing before it that has to be
    /// looked at again.
    public boolean letBegin(int place) {
        return hold(place)
                && !(anyOutdated
                        && checklist.steps().get(place) instanceof GateStep
                        && outdatedBefore(checklist, steps, place).findAny().isPresent());
    }

    /// The steps before another that have to be looked at again.
    static IntStream outdatedBefore(Checklist checklist, Steps steps, int place) {
        return checklist.graph().ancestors(place).stream().filter(one -> steps.at(one).outdated());
    }

    /// Whether a step has started on the strength of something that no longer stands.
    public boolean lost(int place) {
        return steps.at(place).phase().hasStarted()
                && !stood(place)
                && !passesOn(checklist, steps, place);
    }

    /// What one step needs and is not done, seen through what is left out.
    static IntStream missing(Checklist checklist, Steps steps, int place) {
        return checklist
                .graph()
                .needs(
                        place,
                        need -> !steps.at(need).phase().satisfies(),
                        need -> passesOn(checklist, steps, need));
    }

    /// What has started on the strength of a step, seen through what is left out.
    static IntStream startedOn(Checklist checklist, Steps steps, int place) {
        return checklist
                .graph()
                .dependents(
                        place,
                        other -> steps.at(other).phase().hasStarted(),
                        other -> steps.at(other).phase().satisfies());
    }

    private static boolean passesOn(Checklist checklist, Steps steps, int place) {
        var phase = steps.at(place).phase();
        return phase.isLeftOut()
                || (phase == StepPhase.DONE && onlyWaits(checklist.steps().get(place)));
    }

    /// Nothing of it can be looked at again.
    public static boolean onlyWaits(Step step) {
        return step instanceof WaitStep && step.verify().isEmpty() && step.signOffs().isEmpty();
    }
}
