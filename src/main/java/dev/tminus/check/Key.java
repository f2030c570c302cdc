package dev.tminus.check;

import dev.tminus.source.Kind;
import dev.tminus.source.Value;
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
    private static final int MOST_SHOWN = 80;

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

    /// A key that no data can have: its tag is no kind's.
    static Key control(String name) {
        return new Key(("!" + name).getBytes(StandardCharsets.UTF_8));
    }

    boolean isControl() {
        return bytes.length > 0 && bytes[0] == '!';
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

    /// For people: the parts with a middle dot between them, NULL told from the empty text.
    String shown() {
        var parts = new ArrayList<String>();
        var in = ByteBuffer.wrap(bytes);
        while (in.hasRemaining()) {
            in.get();
            int length = in.getInt();
            if (length == NULL) {
                parts.add(new Value(Kind.TEXT, null).shown());
            } else {
                var text = new byte[length];
                in.get(text);
                parts.add(new Value(Kind.TEXT, new String(text, StandardCharsets.UTF_8)).shown());
            }
        }
        return String.join(" · ", parts.stream().map(part -> Words.cut(part, MOST_SHOWN)).toList());
    }

    @Override
    public int compareTo(Key other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
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
        return isControl() ? "control" : shown();
    }
}
