package dev.tminus.comparison;

import dev.tminus.source.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// What a comparison must find, worked out with maps and lists and no order at all; only for small
/// tables. Every row is a list of k, n and t: k is of the key or exact, n within a distance, t
/// trimmed and in any case.
record Oracle(boolean keyed, boolean ruled, BigDecimal within) {

    record Counts(long matched, long missing, long extra, long changed, long duplicates) {}

    Counts compare(List<List<Value>> left, List<List<Value>> right) {
        var ofLeft = groups(left);
        var ofRight = groups(right);
        var keys = new HashSet<>(ofLeft.keySet());
        keys.addAll(ofRight.keySet());
        long[] sums = new long[5];
        for (var key : keys) {
            var one = ofLeft.getOrDefault(key, List.of());
            var other = ofRight.getOrDefault(key, List.of());
            int pairs = mostPairs(one, 0, new ArrayList<>(other));
            int changed = keyed ? Math.min(one.size(), other.size()) - pairs : 0;
            sums[0] += pairs;
            sums[1] += one.size() - pairs - changed;
            sums[2] += other.size() - pairs - changed;
            sums[3] += changed;
            sums[4] += Math.max(0, one.size() - 1) + Math.max(0, other.size() - 1);
        }
        return new Counts(sums[0], sums[1], sums[2], sums[3], sums[4]);
    }

    private Map<List<Value>, List<List<Value>>> groups(List<List<Value>> rows) {
        var groups = new HashMap<List<Value>, List<List<Value>>>();
        for (var row : rows) {
            var key = keyed || ruled ? row.subList(0, 1) : row;
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
        }
        return groups;
    }

    /// Tries every way to pair.
    private int mostPairs(List<List<Value>> left, int from, List<List<Value>> right) {
        if (from == left.size() || right.isEmpty()) {
            return 0;
        }
        int most = mostPairs(left, from + 1, right);
        for (int i = 0; i < right.size() && most < left.size() - from; i++) {
            if (differing(left.get(from), right.get(i)).isEmpty()) {
                var rest = new ArrayList<>(right);
                rest.remove(i);
                most = Math.max(most, 1 + mostPairs(left, from + 1, rest));
            }
        }
        return most;
    }

    List<Integer> differing(List<Value> left, List<Value> right) {
        var places = new ArrayList<Integer>();
        for (int i = 0; i < left.size(); i++) {
            if (!same(i, left.get(i).text(), right.get(i).text())) {
                places.add(i);
            }
        }
        return places;
    }

    private boolean same(int place, String left, String right) {
        if (left == null || right == null || !ruled || place == 0) {
            return Objects.equals(left, right);
        }
        return place == 1
                ? new BigDecimal(left).subtract(new BigDecimal(right)).abs().compareTo(within) <= 0
                : left.strip()
                        .toLowerCase(Locale.ROOT)
                        .equals(right.strip().toLowerCase(Locale.ROOT));
    }
}
