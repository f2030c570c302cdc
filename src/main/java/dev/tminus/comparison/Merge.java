package dev.tminus.comparison;

import java.io.IOException;
import java.util.List;

/// Walks two sides in step, group by group.
final class Merge {

    private final Layout layout;
    private final RowOrder order;
    private final Findings findings;
    private final Runnable breath;

    Merge(Layout layout, RowOrder order, Findings findings, Runnable breath) {
        this.layout = layout;
        this.order = order;
        this.findings = findings;
        this.breath = breath;
    }

    Findings findings() {
        return findings;
    }

    void run(Groups left, Groups right) throws IOException {
        var hasLeft = left.next();
        var hasRight = right.next();
        while (hasLeft || hasRight) {
            int side = !hasLeft ? 1 : !hasRight ? -1 : order.byKey(left.first(), right.first());
            if (side == 0) {
                match(left, right);
            } else if (side < 0) {
                findings.missing(left.rows(), left.size());
            } else {
                findings.extra(right.rows(), right.size());
            }
            if (side <= 0) {
                findings.duplicates(left.size() - 1);
                hasLeft = left.next();
            }
            if (side >= 0) {
                findings.duplicates(right.size() - 1);
                hasRight = right.next();
            }
        }
    }

    private void match(Groups left, Groups right) throws IOException {
        if (layout.loose() == 0) {
            long shared = Math.min(left.size(), right.size());
            findings.matched(left.first(), shared);
            findings.missing(left.rows(), left.size() - shared);
            findings.extra(right.rows(), right.size() - shared);
        } else if (left.size() == 1 && right.size() == 1) {
            matchOne(left.first(), right.first());
        } else {
            matchMany(left.rows(), right.rows());
        }
    }

    private void matchOne(Row left, Row right) throws IOException {
        if (findings.rules().same(left, right)) {
            findings.matched(left, 1);
        } else {
            differ(List.of(left), List.of(right));
        }
    }

    private void matchMany(List<Row> left, List<Row> right) throws IOException {
        var pairs = new PairUp(findings.rules(), left, right, breath).equalOnes(order);
        if (!findings.rules().allExact()) {
            pairs.likeOnes();
        }
        findings.matched(left.getFirst(), pairs.pairs());
        differ(pairs.restOfLeft(), pairs.restOfRight());
    }

    /// What is left of one key is changed as far as it goes; without a key nothing says what a row
    /// was before.
    private void differ(List<Row> left, List<Row> right) throws IOException {
        int pairs = layout.keyed() ? Math.min(left.size(), right.size()) : 0;
        for (int i = 0; i < pairs; i++) {
            findings.changed(left.get(i), right.get(i));
        }
        findings.missing(left.subList(pairs, left.size()), left.size() - (long) pairs);
        findings.extra(right.subList(pairs, right.size()), right.size() - (long) pairs);
    }
}
