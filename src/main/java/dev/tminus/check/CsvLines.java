package dev.tminus.check;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Writes CSV fast: millions of fields pass, most of them plain ASCII, and no text is made of them.
///
/// RFC 4180: UTF-8, CRLF, quotes only where needed. NULL is an empty field, the empty text `""`.
final class CsvLines {

    private static final int BUFFER = 1 << 15;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int used;
    private boolean begun;

    CsvLines(OutputStream out) {
        this.out = out;
    }

    void field(@Nullable String text) throws IOException {
        if (begun) {
            put((byte) ',');
        }
        begun = true;
        if (text != null && (text.isEmpty() || !plain(text))) {
            quoted(text);
        }
    }

    void endLine() throws IOException {
        put((byte) '\r');
        put((byte) '\n');
        begun = false;
    }

    /// Hands everything to the stream below, which stays open.
    void flush() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }

    /// Writes a text that needs no quotes; false, and nothing written, where it does.
    private boolean plain(String text) throws IOException {
        int length = text.length();
        if (length > BUFFER) {
            return false;
        }
        if (length > BUFFER - used) {
            flush();
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || c == ',' || c == '"' || c == '\r' || c == '\n') {
                return false;
            }
            buffer[used + i] = (byte) c;
        }
        used += length;
        return true;
    }

    private void quoted(String text) throws IOException {
        if (text.isEmpty()) {
            put((byte) '"');
            put((byte) '"');
            return;
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var needed = needsQuotes(bytes);
        if (needed) {
            put((byte) '"');
        }
        for (var one : bytes) {
            if (one == '"') {
                put((byte) '"');
            }
            put(one);
        }
        if (needed) {
            put((byte) '"');
        }
    }

    private static boolean needsQuotes(byte[] bytes) {
        for (var one : bytes) {
            if (one == ',' || one == '"' || one == '\r' || one == '\n') {
                return true;
            }
        }
        return false;
    }

    private void put(byte one) throws IOException {
        if (used == BUFFER) {
            flush();
        }
        buffer[used++] = one;
    }
}
