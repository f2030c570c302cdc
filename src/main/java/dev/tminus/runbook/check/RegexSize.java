package dev.tminus.runbook.check;

import dev.tminus.runbook.check.Regex.Refused;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Adds up the characters that a regular expression stands for before anything is made of it, and
/// refuses what RE2 does not know or would read in another way than people mean it.
final class RegexSize {

    private static final int MOST = 1_000;

    private static final Pattern COUNTS = Pattern.compile("\\{(\\d{1,18}(?:,\\d{0,18})?)}");

    private final String text;
    private int at;

    private RegexSize(String text) {
        this.text = text;
    }

    static void check(String text) throws Refused {
        var size = new RegexSize(text);
        size.alternatives();
        if (size.at < text.length()) {
            throw new Refused("this `)` closes nothing", size.at);
        }
    }

    private int alternatives() throws Refused {
        int sum = 0;
        while (at < text.length() && text.charAt(at) != ')') {
            sum = bounded((long) sum + repeated(atom()));
        }
        return sum;
    }

    private int bounded(long size) throws Refused {
        if (size > MOST) {
            throw new Refused(
                    "with its repeats it stands for more than %,d characters".formatted(MOST), 0);
        }
        return (int) size;
    }

    private int atom() throws Refused {
        int from = at++;
        return switch (text.charAt(from)) {
            case '(' -> group(from);
            case '[' -> set(from);
            case '\\' -> escape(from);
            case '{' -> throw new Refused("a `{` that is no repeat is written `\\{`", from);
            default -> 1;
        };
    }

    private int group(int from) throws Refused {
        if (text.startsWith("?", at)) {
            if (Stream.of("?=", "?!", "?<=", "?<!").anyMatch(look -> text.startsWith(look, at))) {
                throw new Refused("look-ahead and look-behind are not supported", from);
            }
            if (text.startsWith("?>", at)) {
                throw new Refused("atomic groups are not supported", from);
            }
            at++;
        }
        int inside = alternatives();
        if (at == text.length()) {
            throw new Refused("this `(` is not closed", from);
        }
        at++;
        return bounded(inside + 1L);
    }

    private int repeated(int size) throws Refused {
        if (at == text.length()) {
            return size;
        }
        var sign = text.charAt(at);
        if (sign != '{' && "*+?".indexOf(sign) < 0) {
            return size;
        }
        long all = sign == '{' ? size * times() : size + 1L;
        at++;
        if (text.startsWith("+", at)) {
            throw new Refused("possessive repeats are not supported", at);
        }
        at += text.startsWith("?", at) ? 1 : 0;
        return bounded(all);
    }

    /// Up to the bracket that closes the repeat.
    private long times() throws Refused {
        int from = at;
        var counts = COUNTS.matcher(text).region(at, text.length());
        if (!counts.lookingAt()) {
            throw new Refused("a `{` that is no repeat is written `\\{`", from);
        }
        at = counts.end() - 1;
        long times = 1;
        for (var written : counts.group(1).split(",", -1)) {
            long count = written.isEmpty() ? times + 1 : Long.parseLong(written);
            if (!written.isEmpty() && count > MOST) {
                throw new Refused("a repeat counts to %,d at most".formatted(MOST), from);
            }
            times = Math.max(times, count);
        }
        return times;
    }

    private int escape(int from) throws Refused {
        if (at == text.length()) {
            throw new Refused("this `\\` escapes nothing", from);
        }
        var sign = text.charAt(at++);
        if ((sign >= '1' && sign <= '9') || sign == 'k') {
            throw new Refused("back-references are not supported", from);
        }
        if ("vC".indexOf(sign) >= 0) {
            throw new Refused("`\\%c` is not known here".formatted(sign), from);
        }
        if (sign == 'Q') {
            int end = text.indexOf("\\E", at);
            int length = (end < 0 ? text.length() : end) - at;
            at = end < 0 ? text.length() : end + 2;
            return bounded(length);
        }
        if ("pPx".indexOf(sign) >= 0 && text.startsWith("{", at)) {
            at = Math.max(at, text.indexOf('}', at) + 1);
        }
        return 1;
    }

    private int set(int from) throws Refused {
        at += text.startsWith("^", at) ? 1 : 0;
        for (int first = at; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '\\' -> at++;
                case '[' -> insideSet();
                case '&' -> {
                    if (text.startsWith("&&", at)) {
                        throw new Refused("intersections of sets are not supported", at);
                    }
                }
                case ']' -> {
                    if (at > first) {
                        at++;
                        return 1;
                    }
                }
                default -> {}
            }
        }
        throw new Refused("this `[` is not closed", from);
    }

    /// `[:alpha:]` is the only bracket that may stand there unescaped.
    private void insideSet() throws Refused {
        int end = text.startsWith("[:", at) ? text.indexOf(":]", at) : -1;
        if (end < 0) {
            throw new Refused("a `[` within a set is written `\\[`", at);
        }
        at = end + 1;
    }
}
