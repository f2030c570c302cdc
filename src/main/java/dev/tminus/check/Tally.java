package dev.tminus.check;

import dev.tminus.source.Column;
import dev.tminus.source.Kind;
import dev.tminus.source.Rows;
import dev.tminus.source.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The counts of two sides by key, held until both are read, as their queries answer them in any
/// order.
final class Tally {

    /// Beyond it nothing is compared, so that no query can take all memory: about 250 MB.
    static final int MOST_KEYS = 1_000_000;

    /// Where there is little memory, less is held: several checks run at once.
    static final int MOST_KEYS_HERE =
            (int) Math.min(MOST_KEYS, Runtime.getRuntime().maxMemory() / 2_048);

    static final long MOST_BYTES =
            Math.min(64L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 16);

    private final Map<Key, Pair> pairs = new HashMap<>();
    private final List<Map.Entry<Key, Pair>> inOrder = new ArrayList<>();
    private final Totals left = new Totals();
    private final Totals right = new Totals();
    private long bytes;

    /// Called by the threads of both sides.
    synchronized Added add(Key key, BigDecimal number, boolean isLeft) {
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
        (isLeft ? left : right).add(number);
        return Added.YES;
    }

    /// Whether a side has a count without a key.
    boolean hasEmptyKey() {
        return pairs.containsKey(Key.of(List.of()));
    }

    Totals totals(boolean isLeft) {
        return isLeft ? left : right;
    }

    /// Puts the counts in the order of their keys; none is added after it.
    void end() {
        inOrder.addAll(pairs.entrySet());
        inOrder.sort(Map.Entry.comparingByKey());
    }

    /// What a side counts, the number last.
    Rows rows(boolean isLeft, List<Column> columns) {
        return new CountedRows(isLeft, columns);
    }

    /// Of all counts of both sides.
    String digest() {
        var digest = new Digest("counts by key");
        for (var one : inOrder) {
            digest.add(one.getKey()).add(one.getValue().left).add(one.getValue().right);
        }
        return digest.hex();
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    enum Added {
        YES,
        /// The side has the key already.
        TWICE,
        TOO_MANY
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

        private @Nullable BigDecimal of(boolean isLeft) {
            return isLeft ? left : right;
        }
    }

    /// The keys that a side has, and their numbers.
    private final class CountedRows implements Rows {

        private final boolean isLeft;
        private final List<Column> columns;
        private final Iterator<Map.Entry<Key, Pair>> rest = inOrder.iterator();
        private List<Value> row = List.of();

        private CountedRows(boolean isLeft, List<Column> columns) {
            this.isLeft = isLeft;
            this.columns = columns;
        }

        @Override
        public List<Column> columns() {
            return columns;
        }

        @Override
        public boolean next() {
            while (rest.hasNext()) {
                var one = rest.next();
                var number = one.getValue().of(isLeft);
                if (number != null) {
                    row = one.getKey().values();
                    row.add(new Value(Kind.NUMBER, plain(number)));
                    return true;
                }
            }
            return false;
        }

        @Override
        public Value value(int index) {
            return row.get(index);
        }

        @Override
        public void close() {}
    }
}
