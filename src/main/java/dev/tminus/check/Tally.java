package dev.tminus.check;

import dev.tminus.comparison.Distance;
import dev.tminus.runbook.check.Tolerance;
import dev.tminus.source.NoAnswer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The counts of two sides by key, and how they differ.
///
/// Both sides carry three synthetic keys of which one is missing, one extra and one changed; a
/// comparison that does not find exactly these three has proven nothing.
final class Tally {

    /// Beyond it nothing is compared, so that no query can take all memory: about 250 MB.
    static final int MOST_KEYS = 1_000_000;

    static final int PLANTED = 3;

    /// Where there is little memory, less is held: several checks run at once.
    static final int MOST_KEYS_HERE =
            (int) Math.min(MOST_KEYS, Runtime.getRuntime().maxMemory() / 2_048);

    static final long MOST_BYTES =
            Math.min(64L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 16);

    private static final Key MISSING = Key.control("missing");
    private static final Key EXTRA = Key.control("extra");
    private static final Key CHANGED = Key.control("changed");

    private final Tolerance within;
    private final Map<Key, Pair> pairs = new HashMap<>();
    private final Totals left = new Totals();
    private final Totals right = new Totals();
    private long bytes;

    Tally(Tolerance within) {
        this.within = within;
        put(MISSING, BigDecimal.ONE, true);
        put(EXTRA, BigDecimal.ONE, false);
        put(CHANGED, BigDecimal.ZERO, true);
        put(CHANGED, tooMuch(within), false);
    }

    /// A number that no sensible tolerance takes for zero.
    private static BigDecimal tooMuch(Tolerance within) {
        return switch (within) {
            case Tolerance.Absolute(var most) -> most.add(BigDecimal.ONE);
            case Tolerance.Percent _ -> BigDecimal.ONE;
        };
    }

    /// Called by the threads of both sides.
    synchronized Added add(Key key, BigDecimal number, boolean isLeft) {
        var added = put(key, number, isLeft);
        if (added == Added.YES) {
            (isLeft ? left : right).add(number);
        }
        return added;
    }

    private Added put(Key key, BigDecimal number, boolean isLeft) {
        var pair = pairs.get(key);
        if (pair == null) {
            bytes += key.length();
            if (pairs.size() >= MOST_KEYS_HERE) {
                return Added.TOO_MANY;
            }
            pair = new Pair();
            pairs.put(key, pair);
        }
        bytes += number.precision() / 2;
        if (bytes > MOST_BYTES) {
            return Added.TOO_MANY;
        }
        if ((isLeft ? pair.left : pair.right) != null) {
            return Added.TWICE;
        }
        if (isLeft) {
            pair.left = number;
        } else {
            pair.right = number;
        }
        return Added.YES;
    }

    /// Whether a side has a count without a key.
    boolean hasEmptyKey() {
        return pairs.containsKey(Key.of(List.of()));
    }

    Totals totals(boolean isLeft) {
        return isLeft ? left : right;
    }

    /// Compares everything, in the order of the keys.
    ///
    /// @param each is told every key with its numbers
    Result compare(Each each) throws NoAnswer, IOException {
        var keys = pairs.keySet().toArray(Key[]::new);
        Arrays.sort(keys);
        var digest = new Digest("counts by key");
        var controls = new ArrayList<Kind>();
        var counts = new EnumMap<Kind, Long>(Kind.class);
        for (var key : keys) {
            var pair = pair(key);
            var kind = difference(pair);
            if (!key.isControl()) {
                digest.add(key).add(pair.left).add(pair.right);
                each.pair(key, pair.left, pair.right, kind);
            }
            if (kind != null && key.isControl()) {
                controls.add(kind);
            } else if (kind != null) {
                counts.merge(kind, 1L, Long::sum);
            }
        }
        int found = (int) controls.stream().distinct().count();
        return new Result(keys.length - PLANTED, counts, found, digest.hex());
    }

    private Pair pair(Key key) {
        var pair = pairs.get(key);
        if (pair == null) {
            throw new IllegalStateException("A key of the tally is not in it");
        }
        return pair;
    }

    private @Nullable Kind difference(Pair pair) {
        if (pair.left == null) {
            return Kind.EXTRA;
        }
        if (pair.right == null) {
            return Kind.MISSING;
        }
        return Distance.within(pair.left, pair.right, within) ? null : Kind.CHANGED;
    }

    enum Added {
        YES,
        /// The side has the key already.
        TWICE,
        TOO_MANY
    }

    enum Kind {
        /// Only on the left.
        MISSING,
        /// Only on the right.
        EXTRA,
        CHANGED
    }

    /// Is told of each key, and how its numbers differ.
    interface Each {
        void pair(
                Key key,
                @Nullable BigDecimal left,
                @Nullable BigDecimal right,
                @Nullable Kind difference)
                throws NoAnswer, IOException;
    }

    /// @param keys of either side
    /// @param differences how many keys differ in which way
    /// @param found how many of the synthetic differences were found
    record Result(int keys, Map<Kind, Long> differences, int found, String digest) {

        boolean proven() {
            return found == PLANTED;
        }

        long count(Kind kind) {
            return differences.getOrDefault(kind, 0L);
        }

        long all() {
            return differences.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /// Rows and sum of one side.
    static final class Totals {

        private long rows;
        private BigDecimal sum = BigDecimal.ZERO;

        private void add(BigDecimal number) {
            rows++;
            sum = sum.add(number);
        }

        long rows() {
            return rows;
        }

        BigDecimal sum() {
            return sum;
        }
    }

    private static final class Pair {
        private @Nullable BigDecimal left;
        private @Nullable BigDecimal right;
    }
}
