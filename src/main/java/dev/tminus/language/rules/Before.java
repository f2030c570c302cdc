package dev.tminus.language.rules;

import dev.tminus.language.drafts.StepDraft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds out whether something comes before a step in any case; written for speed: 64 things are
/// followed through the whole graph at a time.
///
/// What comes before a step with unknown needs is not known, and counts as everything.
public final class Before {

    private static final int AT_A_TIME = Long.SIZE;

    private final NeedsGraph graph;
    private final Collection<StepDraft> unclear;
    private final Map<Object, Thing> things = new LinkedHashMap<>();

    /// @param steps any of which is the thing
    private record Thing(List<StepDraft> steps, List<Asked> asked) {}

    private record Asked(StepDraft step, Runnable otherwise) {}

    public Before(NeedsGraph graph, Collection<StepDraft> unclear) {
        this.graph = graph;
        this.unclear = unclear;
    }

    /// Has something done once all is asked, if none of some steps comes before another.
    ///
    /// @param thing stands for the steps
    public void ask(Object thing, List<StepDraft> steps, StepDraft step, Runnable otherwise) {
        things.computeIfAbsent(thing, _ -> new Thing(steps, new ArrayList<>()))
                .asked()
                .add(new Asked(step, otherwise));
    }

    public void answer() {
        int[] order = graph.inOrder();
        var all = List.copyOf(things.values());
        for (int from = 0; from < all.size(); from += AT_A_TIME) {
            answer(all.subList(from, Math.min(all.size(), from + AT_A_TIME)), order);
        }
    }

    private void answer(List<Thing> some, int[] order) {
        long[] own = new long[graph.size()];
        for (int bit = 0; bit < some.size(); bit++) {
            for (var step : some.get(bit).steps()) {
                own[graph.number(step)] |= 1L << bit;
            }
        }
        unclear.forEach(step -> own[graph.number(step)] = -1L);
        // whatever is not in order stands in or behind a circle, which has a problem already
        long[] reached = new long[graph.size()];
        Arrays.fill(reached, -1L);
        for (int node : order) {
            long mask = own[node];
            for (int target : graph.next(node)) {
                mask |= reached[target];
            }
            reached[node] = mask;
        }
        for (int bit = 0; bit < some.size(); bit++) {
            for (var each : some.get(bit).asked()) {
                int needs = graph.next(graph.number(each.step()))[0];
                if ((reached[needs] >>> bit & 1) == 0 && !unclear.contains(each.step())) {
                    each.otherwise().run();
                }
            }
        }
    }
}
