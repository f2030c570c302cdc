package dev.tminus.run;

import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.WaitStep;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Whether all is there that steps need.
///
/// A step that is left out stands for what it needs itself: leaving one out lets nothing overtake
/// what comes before it. So does a wait that is over.
///
/// Speed lives here: what holds is worked out once for all steps, in their order.
final class Needs {

    private final RunState state;
    private final BitSet hold;
    private final BitSet stood;
    private final boolean anyOutdated;

    private Needs(RunState state) {
        this.state = state;
        hold = standing(state, need -> false);
        boolean anyAgain =
                state.checklist().repeated().anyMatch(place -> state.steps().at(place).again());
        stood = anyAgain ? standing(state, need -> state.steps().at(need).again()) : hold;
        anyOutdated =
                IntStream.range(0, state.steps().size())
                        .anyMatch(place -> state.steps().at(place).outdated());
    }

    /// @param anyway what stands whatever it is
    private static BitSet standing(RunState state, IntPredicate anyway) {
        var standing = new BitSet(state.steps().size());
        for (var place : state.checklist().order()) {
            standing.set(
                    place,
                    state.checklist()
                            .needs(place)
                            .allMatch(need ->
                                    anyway.test(need)
                                            || (state.steps().at(need).phase().satisfies()
                                                    && (!passesOn(state, need)
                                                            || standing.get(need)))));
        }
        return standing;
    }

    static Needs of(RunState state) {
        return new Needs(state);
    }

    /// Whether all is done that a step needs.
    boolean hold(int place) {
        return hold.get(place);
    }

    /// Whether all was done that a step needs, though some of it may be due once more.
    boolean stood(int place) {
        return stood.get(place);
    }

    /// Whether it may begin: all is done, its questions are answered, and a gate finds nothing
    /// before it that has to be looked at again.
    boolean letBegin(int place) {
        var step = state.checklist().steps().get(place);
        return hold(place)
                && !QuestionRules.isBlocked(state, step.id())
                && !(step instanceof GateStep && anyOutdated && state.isOutdatedBefore(place));
    }

    /// Whether a step has started on the strength of something that no longer stands.
    boolean lost(int place) {
        return state.steps().at(place).phase().hasStarted()
                && !stood(place)
                && !passesOn(state, place);
    }

    /// What one step needs and is not done, seen through what is left out.
    static IntStream missing(RunState state, int place) {
        return reach(
                place,
                state.checklist()::needs,
                need -> !state.steps().at(need).phase().satisfies(),
                need -> passesOn(state, need));
    }

    /// What has started on the strength of a step, seen through what is left out.
    static IntStream startedOn(RunState state, int place) {
        return reach(
                place,
                state.checklist()::dependents,
                other -> state.steps().at(other).phase().hasStarted(),
                other -> state.steps().at(other).phase().satisfies());
    }

    private static IntStream reach(
            int from, Edges edges, IntPredicate found, IntPredicate through) {
        var seen = new BitSet();
        var all = new BitSet();
        var open = new ArrayDeque<Integer>();
        open.add(from);
        while (!open.isEmpty()) {
            edges.of(open.remove())
                    .filter(next -> !seen.get(next))
                    .forEach(next -> {
                        seen.set(next);
                        if (found.test(next)) {
                            all.set(next);
                        } else if (through.test(next)) {
                            open.add(next);
                        }
                    });
        }
        return all.stream();
    }

    private static boolean passesOn(RunState state, int place) {
        return switch (state.steps().at(place).phase()) {
            case SKIPPED, NOT_APPLICABLE -> true;
            case DONE -> onlyWaits(state.checklist().steps().get(place));
            case PLANNED,
                    WAITING,
                    READY,
                    RUNNING,
                    CHECKING,
                    SIGNING,
                    FAILED,
                    INCONCLUSIVE,
                    NO_GO,
                    NOT_REACHED ->
                    false;
        };
    }

    /// Nothing of it can be looked at again.
    static boolean onlyWaits(Step step) {
        return step instanceof WaitStep && step.verify().isEmpty() && step.signOffs().isEmpty();
    }

    private interface Edges {
        IntStream of(int place);
    }
}
