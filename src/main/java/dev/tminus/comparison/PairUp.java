package dev.tminus.comparison;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Pairs as many rows of one key as their rules allow: a row is not given away to one partner where
/// that leaves another without any. Augmenting paths after Kuhn, breadth first.
final class PairUp {

    private static final int NONE = -1;

    private final CellRules rules;
    private final Runnable breath;
    private final List<Row> left;
    private final List<Row> right;
    private final int[] ofLeft;
    private final int[] ofRight;
    private int pairs;

    /// @param breath is drawn often, as many rows of one key can take long
    PairUp(CellRules rules, List<Row> left, List<Row> right, Runnable breath) {
        this.rules = rules;
        this.breath = breath;
        this.left = left;
        this.right = right;
        ofLeft = new int[left.size()];
        ofRight = new int[right.size()];
        Arrays.fill(ofLeft, NONE);
        Arrays.fill(ofRight, NONE);
        for (int i = 0; i < left.size(); i++) {
            if (findPartner(i)) {
                pairs++;
            }
        }
    }

    private boolean findPartner(int start) {
        var from = new int[right.size()];
        Arrays.fill(from, NONE);
        var waiting = new ArrayDeque<Integer>();
        waiting.add(start);
        while (!waiting.isEmpty()) {
            breath.run();
            int one = waiting.remove();
            for (int other = 0; other < right.size(); other++) {
                if (from[other] == NONE && rules.same(left.get(one), right.get(other))) {
                    from[other] = one;
                    if (ofRight[other] == NONE) {
                        pair(other, from);
                        return true;
                    }
                    waiting.add(ofRight[other]);
                }
            }
        }
        return false;
    }

    /// Follows the path back and gives each row on it the partner after it.
    private void pair(int end, int[] from) {
        int other = end;
        while (other != NONE) {
            int one = from[other];
            int before = ofLeft[one];
            ofLeft[one] = other;
            ofRight[other] = one;
            other = before;
        }
    }

    int pairs() {
        return pairs;
    }

    List<Row> restOfLeft() {
        return rest(left, ofLeft);
    }

    List<Row> restOfRight() {
        return rest(right, ofRight);
    }

    private static List<Row> rest(List<Row> rows, int[] partners) {
        var rest = new ArrayList<Row>();
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] == NONE) {
                rest.add(rows.get(i));
            }
        }
        return rest;
    }
}
