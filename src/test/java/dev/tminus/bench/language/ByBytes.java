package dev.tminus.bench.language;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Changes a file between any two bytes.
record ByBytes(SplittableRandom random, List<Original> originals) {

    private static final List<String> PIECES =
            List.of(
                    "{",
                    "}",
                    "}}}",
                    "[",
                    "]",
                    ":",
                    ": ",
                    "- ",
                    ",",
                    "#",
                    "&a ",
                    "*a",
                    "!",
                    "!!str ",
                    "|",
                    ">",
                    "'",
                    "\"",
                    "%",
                    "@",
                    "`",
                    "?",
                    "? ",
                    "\t",
                    "\n",
                    "\n\t",
                    "\r",
                    "\r\n",
                    "---\n",
                    "...\n",
                    "<<: ",
                    "~",
                    "null",
                    "{{",
                    "}}",
                    "{{variables.x}}",
                    "${",
                    "${TMINUS_SECRET_X}",
                    "${file:..}",
                    "\u0000",
                    "\u0007",
                    "\uFEFF",
                    "\u2028",
                    "\u0085",
                    "\u202E",
                    "上海",
                    "😀",
                    "needs: [a]",
                    "parallel:",
                    " or not ",
                    "x".repeat(300));

    byte[] change(byte[] content) {
        int at = random.nextInt(content.length + 1);
        int to = Math.min(content.length, at + random.nextInt(40));
        return switch (random.nextInt(6)) {
            case 0 -> splice(content, at, at, piece());
            case 1 -> splice(content, at, to, piece());
            case 2 -> splice(content, at, to, new byte[0]);
            case 3 ->
                    splice(
                            content,
                            at,
                            Math.min(content.length, at + 1),
                            new byte[] {(byte) random.nextInt(256)});
            case 4 -> splice(content, at, at, Arrays.copyOfRange(content, at, to));
            default -> {
                var other = originals.get(random.nextInt(originals.size())).content();
                int from = random.nextInt(other.length);
                int end = Math.min(other.length, from + random.nextInt(200));
                yield splice(content, at, at, Arrays.copyOfRange(other, from, end));
            }
        };
    }

    private byte[] piece() {
        return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] splice(byte[] content, int from, int to, byte[] piece) {
        var result = new byte[content.length - (to - from) + piece.length];
        System.arraycopy(content, 0, result, 0, from);
        System.arraycopy(piece, 0, result, from, piece.length);
        System.arraycopy(content, to, result, from + piece.length, content.length - to);
        return result;
    }
}
