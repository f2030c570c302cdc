package dev.tminus.language.yaml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Characters that look like a space or like nothing, and that YAML takes for letters: they come
/// along when text is copied from web pages and word processors.
final class OddSpace {

    private static final String SPACES = "\\u00A0\\u1680\\u2000-\\u200A\\u202F\\u205F\\u3000";
    private static final String NOTHING = "\\u00AD\\u200B\\u2028\\u2029\\u2060";
    private static final Pattern ANY = Pattern.compile("[" + SPACES + NOTHING + "]");

    /// Where only a plain space can stand: in the indentation, after a hyphen, around a colon.
    static final Pattern MISPLACED =
            Pattern.compile(
                    "^[ \\t-]*([X])|(?:^|[ {,])[\\p{L}\\p{N}_-]+:?([X])[X ]*(?::(?: |$)|(?<=:[X]))"
                            .replace("[X]", "[" + SPACES + NOTHING + "]")
                            .replace("[X ]", "[ " + SPACES + NOTHING + "]"));

    private OddSpace() {}

    static boolean isNothing(int c) {
        return c == 0xAD || c == 0x200B || c == 0x2028 || c == 0x2029 || c == 0x2060;
    }

    /// Writes each as `[U+00A0]`, so that a message does not quote what looks right.
    static String named(String words) {
        return ANY.matcher(words)
                .replaceAll(found -> Matcher.quoteReplacement("[" + name(found.group()) + "]"));
    }

    static String name(String character) {
        return "U+%04X".formatted(character.codePointAt(0));
    }
}
