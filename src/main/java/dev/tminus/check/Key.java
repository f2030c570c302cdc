package dev.tminus.check;

import dev.tminus.source.Kind;
import dev.tminus.source.Value;
import dev.tminus.source.sorting.BinaryOrder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A key in canonical bytes: typed, every part with its length, so that `x|y, z` is never `x, y|z`
/// and NULL never the text NULL. Equality and order are those of the bytes and owe nothing to the
/// collation of a database.
final class Key implements Comparable<Key> {

    private static final int NULL = -1;

    private final byte[] bytes;

    private Key(byte[] bytes) {
        this.bytes = bytes;
    }

    static Key of(List<Value> values) {
        var out = new ByteArrayOutputStream();
        for (var value : values) {
            out.write(value.kind().tag());
            if (value.text() == null) {
                writeInt(out, NULL);
            } else {
                var text = value.text().getBytes(StandardCharsets.UTF_8);
                writeInt(out, text.length);
                out.writeBytes(text);
            }
        }
        return new Key(out.toByteArray());
    }

    int length() {
        return bytes.length;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    private static void writeInt(ByteArrayOutputStream out, int number) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    /// The values it was made of.
    List<Value> values() {
        var values = new ArrayList<Value>();
        var in = ByteBuffer.wrap(bytes);
        while (in.hasRemaining()) {
            values.add(next(in));
        }
        return values;
    }

    private static Value next(ByteBuffer in) {
        var kind = kind(in.get());
        int length = in.getInt();
        if (length == NULL) {
            return new Value(kind, null);
        }
        var text = new byte[length];
        in.get(text);
        return new Value(kind, new String(text, StandardCharsets.UTF_8));
    }

    private static Kind kind(byte tag) {
        for (var kind : Kind.values()) {
            if (kind.tag() == tag) {
                return kind;
            }
        }
        throw new IllegalStateException("No kind has the tag " + tag);
    }

    /// In the order of the values.
    @Override
    public int compareTo(Key other) {
        var one = ByteBuffer.wrap(bytes);
        var two = ByteBuffer.wrap(other.bytes);
        while (one.hasRemaining() && two.hasRemaining()) {
            int order = BinaryOrder.OF_VALUES.compare(next(one), next(two));
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(one.hasRemaining(), two.hasRemaining());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return values().toString();
    }
}
