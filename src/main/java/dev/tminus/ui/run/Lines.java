package dev.tminus.ui.run;

import dev.tminus.run.RunState;
import dev.tminus.runbook.names.StepId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The lines of the checklist that are to be seen: groups and steps as numbers, so that a list of
/// ten thousand steps weighs next to nothing in each reader's session.
final class Lines {

    /// One line.
    sealed interface Line {

        /// The head of a phase or a contingency.
        ///
        /// @param index of the group, from 0
        record GroupLine(int index) implements Line {}

        /// A step.
        ///
        /// @param place of the step in the checklist, from 0
        record StepLine(int place) implements Line {}
    }

    /// What somebody wants to see.
    ///
    /// @param words that the line of a step must contain, lower case, empty for any
    /// @param mine the steps that wait for the reader
    /// @param unfolded groups whose finished steps are shown
    /// @param selected shown whatever else is chosen
    record Choice(
            Filter filter,
            String words,
            Set<StepId> mine,
            Set<Integer> unfolded,
            @Nullable StepId selected) {

        boolean isAll() {
            return filter == Filter.ALL && words.isEmpty();
        }
    }

    private final int[] codes;

    private Lines(int[] codes) {
        this.codes = codes;
    }

    static Lines none() {
        return new Lines(new int[0]);
    }

    /// Works out which lines are to be seen: an open contingency first, earlier ones last.
    static Lines of(RunState run, List<Group> groups, Choice choice) {
        var codes = IntStream.builder();
        groups.stream()
                .filter(group -> group.isOpen(run))
                .forEach(group -> add(codes, run, group, choice));
        groups.stream()
                .filter(group -> group.isShown(run) && !group.isOpen(run))
                .forEach(group -> add(codes, run, group, choice));
        return new Lines(codes.build().toArray());
    }

    private static void add(IntStream.Builder codes, RunState run, Group group, Choice choice) {
        var folded =
                choice.isAll() && !choice.unfolded().contains(group.index())
                        ? group.folded(run)
                        : 0;
        var lines = IntStream.builder();
        var any = choice.isAll();
        for (var i = 0; i < group.size(); i++) {
            var step = group.steps().get(i);
            if (step.id().equals(choice.selected())
                    || (i >= folded
                            && choice.filter().shows(step, group.state(run, i), choice.mine())
                            && Filter.names(run, step, choice.words()))) {
                lines.add(group.first() + i);
                any = true;
            }
        }
        if (any) {
            codes.add(-1 - group.index());
            lines.build().forEach(codes::add);
        }
    }

    int size() {
        return codes.length;
    }

    /// How many of them are steps.
    int steps() {
        return (int) Arrays.stream(codes).filter(code -> code >= 0).count();
    }

    Stream<Line> stream(int from, int count) {
        return Arrays.stream(codes, from, Math.min(codes.length, from + count))
                .mapToObj(Lines::line);
    }

    boolean sameAs(Lines other) {
        return Arrays.equals(codes, other.codes);
    }

    int indexOfGroup(int group) {
        return indexOf(-1 - group);
    }

    int indexOfStep(int place) {
        return indexOf(place);
    }

    /// The step before or after one, -1 where there is none; from the ends where `place` is -1.
    int neighbour(int place, int by) {
        return next(Arrays.stream(codes).filter(code -> code >= 0).toArray(), place, by);
    }

    /// The group before or after the one that holds a line, -1 where there is none.
    int neighbourOfGroup(int group, int by) {
        var heads = Arrays.stream(codes).filter(code -> code < 0).map(code -> -1 - code).toArray();
        return next(heads, group, by);
    }

    private static int next(int[] among, int from, int by) {
        if (among.length == 0) {
            return -1;
        }
        var index = -1;
        for (var i = 0; i < among.length; i++) {
            if (among[i] == from) {
                index = i;
            }
        }
        if (index < 0) {
            return by > 0 ? among[0] : among[among.length - 1];
        }
        return index + by < 0 || index + by >= among.length ? -1 : among[index + by];
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
        return code < 0 ? new Line.GroupLine(-1 - code) : new Line.StepLine(code);
    }
}
