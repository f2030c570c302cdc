package dev.tminus.source;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The canonical text of values.
public final class ValueText {

    static final String BEFORE_ALL = "-infinity";
    static final String AFTER_ALL = "infinity";

    private static final List<String> BEYOND_NUMBERS = List.of("NaN", "Infinity", "-Infinity");
    private static final Pattern LONG_YEAR = Pattern.compile("\\d{5,9}-.*");
    private static final int MOST_DIGITS = 10_000;
    private static final int MOST_EXPONENT_CHARACTERS = 7;
    private static final DateTimeFormatter LOCAL =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .appendLiteral('T')
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter MOMENT =
            new DateTimeFormatterBuilder()
                    .append(LOCAL)
                    .appendPattern("[XXXXX][XXX][X]")
                    .toFormatter(Locale.ROOT);

    private ValueText() {}

    /// A plain number without trailing zeros; null where it has more than 10,000 digits on either
    /// side of the point.
    public static @Nullable String number(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        int scale = number.scale();
        if (scale > MOST_DIGITS || number.precision() - (long) scale > MOST_DIGITS) {
            return null;
        }
        return scale == 0 ? number.toString() : number.stripTrailingZeros().toPlainString();
    }

    /// Whether it is what binary numbers and PostgreSQL's decimal ones may be beside numbers.
    static boolean isBeyondNumbers(String text) {
        return BEYOND_NUMBERS.contains(text);
    }

    static String moment(LocalDateTime utc) {
        var text = utc.toString();
        return utc.getSecond() == 0 && utc.getNano() == 0 ? text + ":00Z" : text + "Z";
    }

    /// SQL's CHAR(n) without its padding.
    static String withoutPadding(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    static @Nullable String canonical(Kind kind, String text) {
        if (kind == Kind.TEXT) {
            return text;
        }
        try {
            var stripped = text.strip();
            return stripped.isEmpty() ? emptyOf(kind) : parsed(kind, stripped);
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String emptyOf(Kind kind) {
        return kind == Kind.BYTES ? "" : null;
    }

    private static @Nullable String parsed(Kind kind, String text) {
        return switch (kind) {
            case NUMBER -> number(text);
            case TEXT -> text;
            case TRUTH -> truth(text);
            case DAY -> isEnd(text) ? text : LocalDate.parse(year(text)).toString();
            case TIME -> LocalTime.parse(text).toString();
            case LOCAL_MOMENT ->
                    isEnd(text)
                            ? text
                            : LocalDateTime.parse(separated(year(text)), LOCAL).toString();
            case MOMENT -> isEnd(text) ? text : moment(year(text));
            case UUID -> uuid(text);
            case BYTES -> bytes(text);
        };
    }

    private static boolean isEnd(String text) {
        return text.equals(BEFORE_ALL) || text.equals(AFTER_ALL);
    }

    /// The year as ISO 8601 has it, where PostgreSQL writes `12024-01-01` and `0044-03-15 BC`.
    private static String year(String text) {
        if (text.endsWith(" BC")) {
            int end = text.indexOf('-');
            int before = 1 - Integer.parseInt(text.substring(0, Math.max(0, end)));
            return (before == 0 ? "0000" : "%05d".formatted(before))
                    + text.substring(end, text.length() - " BC".length());
        }
        return LONG_YEAR.matcher(text).matches() ? "+" + text : text;
    }

    private static @Nullable String number(String text) {
        if (isBeyondNumbers(text)) {
            return text;
        }
        int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
        var isLong = exponent >= 0 && text.length() - exponent > MOST_EXPONENT_CHARACTERS;
        return isLong || text.length() > 3 * MOST_DIGITS ? null : number(new BigDecimal(text));
    }

    private static @Nullable String truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1" -> "true";
            case "false", "f", "no", "n", "0" -> "false";
            default -> null;
        };
    }

    /// With a `T` between date and time, where people also write a blank.
    private static String separated(String text) {
        int blank = text.indexOf(' ');
        return blank < 0 ? text : text.substring(0, blank) + "T" + text.substring(blank + 1);
    }

    private static String moment(String text) {
        var parsed = OffsetDateTime.parse(separated(text).replace(" ", ""), MOMENT);
        return moment(parsed.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
    }

    private static @Nullable String uuid(String text) {
        var braced = text.startsWith("{") && text.endsWith("}");
        var bare = braced ? text.substring(1, text.length() - 1) : text;
        return bare.length() == 36 ? UUID.fromString(bare).toString() : null;
    }

    private static String bytes(String text) {
        var prefixed = text.startsWith("\\x") || text.startsWith("0x");
        var hex = HexFormat.of();
        return hex.formatHex(hex.parseHex(prefixed ? text.substring(2) : text));
    }
}
