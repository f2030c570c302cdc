package dev.tminus.schedule;

import dev.tminus.runbook.names.StepId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Circles of steps, each of which leads to at most one next one.
final class Cycles {

    private static final int MOST_PRINTED = 8;

    private Cycles() {}

    /// Each circle once, from its first step met; without recursion, however long the way.
    static List<List<StepId>> among(
            Collection<StepId> steps, Function<StepId, @Nullable StepId> next) {
        var cycles = new ArrayList<List<StepId>>();
        var seen = new HashSet<StepId>();
        for (var first : steps) {
            var path = new ArrayList<StepId>();
            @Nullable StepId step = first;
            while (step != null && seen.add(step)) {
                path.add(step);
                step = next.apply(step);
            }
            int entry = step == null ? -1 : path.indexOf(step);
            if (entry >= 0) {
                cycles.add(List.copyOf(path.subList(entry, path.size())));
            }
        }
        return cycles;
    }

    /// `a -> b -> a`, the middle of long ones left out.
    static String print(List<StepId> cycle) {
        var shown =
                cycle.size() <= MOST_PRINTED
                        ? cycle.stream().map(StepId::value)
                        : Stream.concat(
                                cycle.stream().limit(MOST_PRINTED - 1).map(StepId::value),
                                Stream.of("(%d more)".formatted(cycle.size() - MOST_PRINTED + 1)));
        return Stream.concat(shown, Stream.of(cycle.getFirst().value()))
                .collect(Collectors.joining(" -> "));
    }
}
