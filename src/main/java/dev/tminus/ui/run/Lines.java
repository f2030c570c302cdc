package dev.tminus.ui.run;

import dev.tminus.run.RunState;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.PersonId;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.StepId;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The lines of the checklist that are to be seen: phases and steps as numbers, so that a list of
/// ten thousand steps weighs next to nothing in each reader's session.
final class Lines {

    /// One line.
    sealed interface Line {

        /// The head of a phase.
        ///
        /// @param index of the phase in the runbook, from 0
        record PhaseLine(int index) implements Line {}

        /// A step.
        ///
        /// @param place of the step in the checklist, from 0
        record StepLine(int place) implements Line {}
    }

    private final int[] codes;

    private Lines(int[] codes) {
        this.codes = codes;
    }

    static Lines none() {
        return new Lines(new int[0]);
    }

    /// Works out which lines are to be seen.
    ///
    /// @param unfolded phases whose finished steps are shown
    /// @param selected shown whatever the filter says
    static Lines of(
            RunState run,
            Filter filter,
            PersonId reader,
            Set<Integer> unfolded,
            @Nullable StepId selected) {
        var codes = IntStream.builder();
        var phases = run.checklist().runbook().phases();
        var place = 0;
        for (var index = 0; index < phases.size(); index++) {
            var phase = phases.get(index);
            var folded =
                    filter == Filter.ALL && !unfolded.contains(index)
                            ? folded(run, place, phase)
                            : 0;
            var lines = IntStream.builder();
            var any = filter == Filter.ALL;
            for (var i = 0; i < phase.steps().size(); i++) {
                var step = phase.steps().get(i);
                var chosen = step.id().equals(selected);
                var shown =
                        i >= folded && filter.shows(run, step, run.steps().at(place + i), reader);
                if (chosen || shown) {
                    lines.add(place + i);
                    any = true;
                }
            }
            if (any) {
                codes.add(-1 - index);
                lines.build().forEach(codes::add);
            }
            place += phase.steps().size();
        }
        return new Lines(codes.build().toArray());
    }

    /// How many steps at the beginning of a phase are folded away: all of a finished phase, else
    /// the finished ones but the last, which tells how far it has come.
    static int folded(RunState run, int first, Phase phase) {
        var done = 0;
        while (done < phase.steps().size()
                && run.steps().at(first + done).phase() == StepPhase.DONE) {
            done++;
        }
        return done == phase.steps().size() ? done : Math.max(0, done - 1);
    }

    int size() {
        return codes.length;
    }

    Stream<Line> stream(int from, int count) {
        return Arrays.stream(codes, from, Math.min(codes.length, from + count))
                .mapToObj(Lines::line);
    }

    boolean sameAs(Lines other) {
        return Arrays.equals(codes, other.codes);
    }

    int indexOfPhase(int phase) {
        return indexOf(-1 - phase);
    }

    int indexOfStep(int place) {
        return indexOf(place);
    }

    /// The step before or after one, -1 where there is none; from the ends where `place` is -1.
    int neighbour(int place, int by) {
        var steps = Arrays.stream(codes).filter(code -> code >= 0).toArray();
        if (steps.length == 0) {
            return -1;
        }
        var index = -1;
        for (var i = 0; i < steps.length; i++) {
            if (steps[i] == place) {
                index = i;
            }
        }
        if (index < 0) {
            return by > 0 ? steps[0] : steps[steps.length - 1];
        }
        return index + by < 0 || index + by >= steps.length ? -1 : steps[index + by];
    }

    private int indexOf(int code) {
        for (var i = 0; i < codes.length; i++) {
            if (codes[i] == code) {
                return i;
            }
        }
        return -1;
    }

    private static Line line(int code) {
        return code < 0 ? new Line.PhaseLine(-1 - code) : new Line.StepLine(code);
    }
}
