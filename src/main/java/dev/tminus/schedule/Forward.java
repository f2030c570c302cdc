package dev.tminus.schedule;

import dev.tminus.runbook.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Plans the steps one after the other, along what each needs, in one way that a run can go.
final class Forward {

    private final Sequence sequence;
    private final AtTimes times;
    private final BiFunction<Step, @Nullable Instant, @Nullable Duration> takes;
    private final BitSet done;
    private final PlannedStep[] planned;
    private final Through[] through;

    /// When what needs a step may go on.
    ///
    /// @param at null where nothing gives a time
    /// @param rough whether it may well be later
    /// @param own whether it is done itself
    private record Through(@Nullable Instant at, boolean rough, boolean own) {

        private static final Through NOTHING = new Through(null, false, false);
    }

    /// @param takes how long a step takes that starts then, null where that is not known
    /// @param done the places of the steps that are done at all; one that is not holds nothing up
    Forward(
            Sequence sequence,
            AtTimes times,
            BiFunction<Step, @Nullable Instant, @Nullable Duration> takes,
            BitSet done) {
        this.sequence = sequence;
        this.times = times;
        this.takes = takes;
        this.done = done;
        planned = new PlannedStep[sequence.steps().size()];
        through = new Through[planned.length];
        Arrays.fill(through, Through.NOTHING);
    }

    /// Every step in the order of the file; those in a circle are planned by their `at` and what
    /// comes before them in the file.
    List<PlannedStep> plan() {
        for (int place : sequence.order()) {
            planned[place] = plan(place);
        }
        return Arrays.asList(planned);
    }

    private PlannedStep plan(int place) {
        var step = sequence.steps().get(place);
        var at = times.of(step.id());
        @Nullable Instant after = null;
        // a time that counts from what is not known yet
        boolean rough = step.at() != null && at == null;
        for (var need : sequence.needs(place)) {
            var before = through[need.place()];
            var more = need.more();
            rough |= before.rough() || (before.own() && more.rough());
            after =
                    later(
                            after,
                            before.at() == null || !before.own()
                                    ? before.at()
                                    : before.at().plus(more.time()));
        }
        var start = later(at, after);
        boolean timed = at != null && at.equals(start);
        var lasts = takes.apply(step, start);
        boolean isDone = done.get(place);
        var one =
                new PlannedStep(
                        step.id(),
                        at,
                        start,
                        start == null
                                ? null
                                : start.plus(lasts == null ? Takes.atLeast(step) : lasts),
                        rough && !timed,
                        lasts == null,
                        !isDone);
        through[place] =
                isDone
                        ? new Through(one.end(), one.endIsEarliest() || one.end() == null, true)
                        : new Through(after, rough, false);
        return one;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
