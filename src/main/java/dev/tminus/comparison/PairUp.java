package dev.tminus.comparison;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Pairs the rows of one key: equal ones first, then as many as their rules allow. A row is not
/// given away to one partner where that leaves another without any: augmenting paths after Kuhn,
/// breadth first.
final class PairUp {

    private static final int NONE = -1;

    private final CellRules rules;
    private final Runnable breath;
    private final List<Row> left;
    private final List<Row> right;
    private final int[] ofLeft;
    private final int[] ofRight;
    private int pairs;

    /// @param left in order, as `right`
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
    }

    /// Pairs rows that are equal to the last bit.
    PairUp equalOnes(RowOrder order) {
        int i = 0;
        int j = 0;
        while (i < left.size() && j < right.size()) {
            int side = order.byTheRest(left.get(i), right.get(j));
            if (side == 0) {
                ofLeft[i] = j;
                ofRight[j] = i;
                pairs++;
            }
            i += side <= 0 ? 1 : 0;
            j += side >= 0 ? 1 : 0;
        }
        return this;
    }

    /// Pairs what else its rules take for the same.
    PairUp likeOnes() {
        for (int i = 0; i < left.size(); i++) {
            if (ofLeft[i] == NONE && findPartner(i)) {
                pairs++;
            }
        }
        return this;
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
