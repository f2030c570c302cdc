package dev.tminus.schedule;

import static dev.tminus.run.RunbookBuilder.runbook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.StepId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepGraphTest {

    private static final int SIZE = 9;

    @Test
    void agreesWithTheNeedsFollowedOneByOneInRandomRunbooks() {
        var random = new Random(7);
        for (var turn = 0; turn < 300; turn++) {
            var needs = needs(random, turn % 3 == 0);
            var graph = new StepGraph(steps(needs).stream());

            for (var from = 0; from < SIZE; from++) {
                var step = from;
                var ancestors = follow(needs, Set.of(from), new TreeSet<>());
                assertThat(graph.ancestors(from).stream().boxed())
                        .containsExactlyElementsOf(ancestors);
                assertThat(graph.descendants(from).stream().boxed())
                        .containsExactlyElementsOf(
                                IntStream.range(0, SIZE)
                                        .filter(other ->
                                                follow(needs, Set.of(other), new TreeSet<>())
                                                        .contains(step))
                                        .boxed()
                                        .toList());
            }
            assertThat(graph.order().boxed())
                    .containsExactlyInAnyOrderElementsOf(outsideCircles(needs));
            assertThat(isInOrder(needs, graph.order().boxed().toList())).isTrue();
        }
    }

    @Test
    void seesThroughSomeStepsToWhatTheyNeed() {
        var graph =
                new StepGraph(steps(List.of(Set.of(), Set.of(0), Set.of(1), Set.of(2))).stream());

        assertThat(graph.needs(3, step -> step == 0, _ -> true).boxed()).containsExactly(0);
        assertThat(graph.needs(3, step -> step == 0, step -> step == 2).boxed()).isEmpty();
        assertThat(graph.dependents(0, step -> step > 1, _ -> true).boxed()).containsExactly(2);
    }

    @Test
    void leavesOutNeedsThatThereAreNot() {
        var step = runbook().manual("a").needs("nobody").build().steps().toList();

        var graph = new StepGraph(step.stream());

        assertThat(graph.needs(0).boxed()).isEmpty();
        assertThat(graph.place(new StepId("nobody"))).isEmpty();
    }

    /// @param circles whether a step may need later ones too
    private static List<Set<Integer>> needs(Random random, boolean circles) {
        var needs = new ArrayList<Set<Integer>>();
        for (var place = 0; place < SIZE; place++) {
            var some = new TreeSet<Integer>();
            for (var other = 0; other < (circles ? SIZE : place); other++) {
                if (other != place && random.nextInt(5) == 0) {
                    some.add(other);
                }
            }
            needs.add(some);
        }
        return needs;
    }

    private static List<Step> steps(List<Set<Integer>> needs) {
        var runbook = runbook();
        for (var place = 0; place < needs.size(); place++) {
            runbook.manual("s" + place)
                    .needs(
                            needs.get(place).stream()
                                    .map(need -> "s" + need)
                                    .toArray(String[]::new));
        }
        return runbook.build().steps().toList();
    }

    private static Set<Integer> follow(
            List<Set<Integer>> needs, Set<Integer> from, Set<Integer> found) {
        for (var step : from) {
            for (var need : needs.get(step)) {
                if (found.add(need)) {
                    follow(needs, Set.of(need), found);
                }
            }
        }
        return found;
    }

    /// Neither in a circle nor behind one.
    private static Set<Integer> outsideCircles(List<Set<Integer>> needs) {
        return IntStream.range(0, SIZE)
                .filter(step -> {
                    var all = new HashSet<>(follow(needs, Set.of(step), new TreeSet<>()));
                    all.add(step);
                    return all.stream()
                            .noneMatch(one ->
                                    follow(needs, Set.of(one), new TreeSet<>()).contains(one));
                })
                .boxed()
                .collect(Collectors.toSet());
    }

    private static boolean isInOrder(List<Set<Integer>> needs, List<Integer> order) {
        return order.stream()
                .allMatch(
                        step -> order.subList(0, order.indexOf(step)).containsAll(needs.get(step)));
    }
}
