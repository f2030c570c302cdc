package dev.tminus.run;

import java.util.regex.Pattern;

/// Values of people inside Markdown of the runbook: they read as they were typed, whatever signs
/// they hold.
final class Prose {

    /// The punctuation that means something inside a line, which CommonMark lets a backslash
    /// escape.
    private static final Pattern SIGNS = Pattern.compile("[\\\\`*_\\[\\]<>#|~!&]");

    private static final String FENCE = "```";

    private Prose() {}

    /// The value with its signs escaped, each of its lines on a line.
    static String escaped(String value) {
        return SIGNS.matcher(value).replaceAll("\\\\$0").replace("\n", "\\\n");
    }

    /// Whether a place in the text lies within code, where every sign stands for itself.
    static boolean isCode(String text, int place) {
        var before = text.substring(0, place);
        var line = before.substring(before.lastIndexOf('\n') + 1);
        return before.lines().filter(one -> one.strip().startsWith(FENCE)).count() % 2 == 1
                || line.chars().filter(sign -> sign == '`').count() % 2 == 1;
    }
}
