package dev.tminus.language.yaml;

import dev.tminus.language.problems.Place;
import dev.tminus.language.problems.Problem;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Makes text of the bytes of a file: UTF-8 of at most 1 MiB without characters that hide or move
/// others.
public final class DecodeText {

    public static final int LIMIT = 1 << 20;

    private DecodeText() {}

    /// The text, empty with a problem where it cannot be used.
    public record Decoded(String text, Problems problems) {}

    public static Decoded decode(String file, byte[] content) {
        if (content.length > LIMIT) {
            return new Decoded("", refused(file, content.length));
        }
        var text = CharBuffer.allocate(content.length);
        var bytes = ByteBuffer.wrap(content);
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        var result = decoder.decode(bytes, text, true);
        var decoded = text.flip().toString();
        if (result.isError()) {
            return notUtf8(file, decoded, content[bytes.position()]);
        }
        var plain = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
        var problems = new Problems(new SourceText(file, plain));
        refuseHidden(plain, problems);
        return new Decoded(plain, problems);
    }

    public static Problem tooBig(String file, long bytes) {
        return refused(file, bytes).all().getFirst();
    }

    private static Problems refused(String file, long bytes) {
        var problems = new Problems(new SourceText(file, ""));
        problems.errorAt(
                Code.TOO_BIG,
                problems.source().place(0, 0),
                "The file has %,d bytes; at most %,d are read.".formatted(bytes, LIMIT),
                "Split it.");
        return problems;
    }

    /// @param before what could be decoded
    private static Decoded notUtf8(String file, String before, byte bad) {
        var start = before.startsWith("\uFEFF") ? before.substring(1) : before;
        var problems = new Problems(new SourceText(file, start + "\uFFFD"));
        problems.errorAt(
                Code.NOT_UTF_8,
                placeOf(start.length(), start, problems),
                "The byte %02X here is not UTF-8.".formatted(bad & 0xFF),
                "Save the file as UTF-8.");
        return new Decoded("", problems);
    }

    private static void refuseHidden(String text, Problems problems) {
        for (int i = 0; i < text.length() && !problems.isFull(); ) {
            int c = text.codePointAt(i);
            if (isHidden(c)) {
                problems.errorAt(
                        Code.HIDDEN_CHARACTER,
                        placeOf(i, text, problems),
                        "The character U+%04X cannot be seen, or moves others.".formatted(c),
                        "Remove it.");
            } else if (OddSpace.isNothing(c)) {
                problems.warningAt(
                        Code.HIDDEN_CHARACTER,
                        placeOf(i, text, problems),
                        "The character U+%04X cannot be seen.".formatted(c),
                        "Remove it.");
            }
            i += Character.charCount(c);
        }
    }

    /// What YAML does not print, and marks that reorder text (so that a reviewer reads something
    /// else than the machine).
    private static boolean isHidden(int c) {
        return !StreamReader.isPrintable(c)
                || c == 0x7F
                || c == 0xFEFF
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private static Place placeOf(int index, String text, Problems problems) {
        int line = 0;
        int start = 0;
        for (int i = 0; i < index; i++) {
            char c = text.charAt(i);
            if (c == '\n'
                    || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                line++;
                start = i + 1;
            }
        }
        return problems.source().place(line, text.codePointCount(start, index));
    }
}
