package dev.tminus.check;

import dev.tminus.runbook.Tolerance;
import java.math.BigDecimal;
import java.math.MathContext;
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

    static final long MOST_KEY_BYTES = 64L * 1024 * 1024;

    private static final Key MISSING = Key.control("missing");
    private static final Key EXTRA = Key.control("extra");
    private static final Key CHANGED = Key.control("changed");

    private final Tolerance within;
    private final Map<Key, Pair> pairs = new HashMap<>();
    private final Totals left = new Totals();
    private final Totals right = new Totals();
    private long keyBytes;

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

    Added add(Key key, BigDecimal number, boolean isLeft) {
        var added = put(key, number, isLeft);
        if (added == Added.YES) {
            (isLeft ? left : right).add(number);
        }
        return added;
    }

    private Added put(Key key, BigDecimal number, boolean isLeft) {
        var pair = pairs.get(key);
        if (pair == null) {
            keyBytes += key.length();
            if (pairs.size() >= MOST_KEYS || keyBytes > MOST_KEY_BYTES) {
                return Added.TOO_MANY;
            }
            pair = new Pair();
            pairs.put(key, pair);
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

    Totals totals(boolean isLeft) {
        return isLeft ? left : right;
    }

    /// Keys of either side.
    int keys() {
        return (int) pairs.keySet().stream().filter(key -> !key.isControl()).count();
    }

    /// Compares everything, in the order of the canonical keys.
    Result compare() {
        var keys = pairs.keySet().toArray(Key[]::new);
        Arrays.sort(keys);
        var digest = new Digest();
        var controls = new ArrayList<Difference>();
        var differences = new Differences();
        for (var key : keys) {
            var pair = pair(key);
            var kind = difference(pair);
            if (!key.isControl()) {
                digest.add(key.bytes()).add(pair.left).add(pair.right);
                differences.add(kind, key, pair);
            } else if (kind != null) {
                controls.add(new Difference(kind, key, pair.left, pair.right));
            }
        }
        var found = controls.stream().map(Difference::kind).toList();
        var proven = found.equals(List.of(Kind.CHANGED, Kind.EXTRA, Kind.MISSING));
        return new Result(differences, proven, digest.hex());
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
        return equal(pair.left, pair.right, within) ? null : Kind.CHANGED;
    }

    static boolean equal(BigDecimal left, BigDecimal right, Tolerance within) {
        var apart = left.subtract(right).abs();
        return switch (within) {
            case Tolerance.Absolute(var most) -> apart.compareTo(most) <= 0;
            case Tolerance.Percent(var most) ->
                    apart.movePointRight(2)
                                    .compareTo(
                                            most.multiply(
                                                    left.abs().max(right.abs()),
                                                    MathContext.UNLIMITED))
                            <= 0;
        };
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

    record Difference(Kind kind, Key key, @Nullable BigDecimal left, @Nullable BigDecimal right) {}

    /// @param proven whether the synthetic differences were found, all of them and no other
    record Result(Differences differences, boolean proven, String digest) {}

    /// Counts of all differences, and the first of them.
    static final class Differences {

        static final int MOST_SHOWN = 20;

        private final List<Difference> first = new ArrayList<>();
        private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

        private void add(@Nullable Kind kind, Key key, Pair pair) {
            if (kind != null) {
                counts.merge(kind, 1L, Long::sum);
                if (first.size() < MOST_SHOWN) {
                    first.add(new Difference(kind, key, pair.left, pair.right));
                }
            }
        }

        List<Difference> first() {
            return first;
        }

        long count(Kind kind) {
            return counts.getOrDefault(kind, 0L);
        }

        long all() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
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
