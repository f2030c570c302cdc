package dev.tminus.sheet;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers as their cell shows them, so that 1.10 stays the number after 1.9: fixed digits, leading
/// zeros, percent, and words around the number. Digits that a format hides are kept, thousands are
/// not parted, and whatever else a format says leaves the plain number.
final class NumberFormat {

    /// Built-in formats of numbers, ECMA-376 part 1, 18.8.30.
    private static final Map<Integer, String> BUILT_IN =
            Map.of(
                    1,
                    "0",
                    2,
                    "0.00",
                    3,
                    "#,##0",
                    4,
                    "#,##0.00",
                    9,
                    "0%",
                    10,
                    "0.00%",
                    37,
                    "#,##0",
                    38,
                    "#,##0",
                    39,
                    "#,##0.00",
                    40,
                    "#,##0.00");

    private static final String WORDS = "((?:\"[^\"]*\"|\\\\.|[ $€£()+:-]|\\[[^\\]]*]|[_*].)*)";

    private static final Pattern SHOWN =
            Pattern.compile(WORDS + "([#0?,]+)(?:\\.([0?#]*))?(%?)" + WORDS);

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|\\\\(.)|[_*].|\\[[^\\]]*]");

    private NumberFormat() {}

    static String write(BigDecimal number, @Nullable Integer id, @Nullable String format) {
        @Nullable String known = id == null ? null : BUILT_IN.get(id);
        @Nullable String used = format == null || format.isEmpty() ? known : format;
        var parts = used == null ? null : SHOWN.matcher(used.split(";", 2)[0]);
        if (parts == null || !parts.matches() || number.signum() < 0) {
            return plain(number);
        }
        boolean percent = !parts.group(4).isEmpty();
        @Nullable String digits = parts.group(3);
        int fixed = digits == null ? 0 : (int) digits.chars().filter(c -> c == '0').count();
        var value = (percent ? number.movePointRight(2) : number).stripTrailingZeros();
        var text = plainString(value.setScale(Math.max(value.scale(), fixed)));
        int point = text.indexOf('.');
        long whole = parts.group(2).chars().filter(c -> c == '0').count();
        var zeros = "0".repeat((int) Math.max(0, whole - (point < 0 ? text.length() : point)));
        return words(parts.group(1)) + zeros + text + (percent ? "%" : "") + words(parts.group(5));
    }

    private static String words(String quoted) {
        return QUOTED.matcher(quoted).replaceAll("$1$2");
    }

    static String plain(BigDecimal number) {
        return plainString(number.stripTrailingZeros());
    }

    private static String plainString(BigDecimal number) {
        return Math.abs((long) number.scale()) > 40 ? number.toString() : number.toPlainString();
    }
}
