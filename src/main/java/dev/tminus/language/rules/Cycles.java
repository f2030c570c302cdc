package dev.tminus.language.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;

/// Finds circles in a directed graph of numbered nodes; written for speed and without recursion,
/// since a hostile file may hold tens of thousands of steps.
final class Cycles {

    /// How many circles are looked for; one mistake often closes many.
    private static final int MOST = 20;

    private static final int TRIES = 200;

    private final int[][] next;

    private Cycles(int[][] next) {
        this.next = next;
    }

    /// Short circles that have no node in common, each beginning with a node that may begin one.
    static List<List<Integer>> of(int[][] next, IntPredicate begins) {
        var graph = new Cycles(next);
        boolean[] candidate = graph.notPeeled();
        var cycles = new ArrayList<List<Integer>>();
        int tries = 0;
        for (int node = 0; node < next.length && cycles.size() < MOST && tries < TRIES; node++) {
            if (candidate[node] && begins.test(node)) {
                tries++;
                var cycle = graph.shortest(node);
                cycle.forEach(member -> candidate[member] = false);
                if (!cycle.isEmpty()) {
                    cycles.add(cycle);
                }
            }
        }
        return cycles;
    }

    /// The nodes that are left when those that nothing leads to are taken away again and again.
    private boolean[] notPeeled() {
        int[] incoming = new int[next.length];
        for (var targets : next) {
            for (int target : targets) {
                incoming[target]++;
            }
        }
        var free = new ArrayDeque<Integer>();
        for (int node = 0; node < next.length; node++) {
            if (incoming[node] == 0) {
                free.add(node);
            }
        }
        boolean[] left = new boolean[next.length];
        Arrays.fill(left, true);
        while (!free.isEmpty()) {
            int node = free.remove();
            left[node] = false;
            for (int target : next[node]) {
                if (--incoming[target] == 0) {
                    free.add(target);
                }
            }
        }
        return left;
    }

    /// The shortest way from a node back to it, without its repetition at the end; empty if none.
    private List<Integer> shortest(int start) {
        int[] from = new int[next.length];
        Arrays.fill(from, -1);
        var queue = new ArrayDeque<Integer>();
        queue.add(start);
        while (!queue.isEmpty()) {
            int node = queue.remove();
            for (int target : next[node]) {
                if (target == start) {
                    return way(start, node, from);
                }
                if (from[target] < 0) {
                    from[target] = node;
                    queue.add(target);
                }
            }
        }
        return List.of();
    }

    private static List<Integer> way(int start, int end, int[] from) {
        var way = new ArrayList<Integer>();
        for (int node = end; node != start; node = from[node]) {
            way.add(node);
        }
        way.add(start);
        Collections.reverse(way);
        return way;
    }
}
