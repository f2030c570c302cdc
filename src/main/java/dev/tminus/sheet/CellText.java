package dev.tminus.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/// A cell of a workbook as text: numbers without an exponent, dates as `2026-12-05 09:00`, times of
/// day and durations as `09:00` and `26:30`.
final class CellText {

    /// Days of the calendar that a spreadsheet knows; the last is 9999-12-31.
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);

    private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);

    /// Built-in formats of dates and times, ECMA-376 part 1, 18.8.30.
    private static final Set<Integer> DATES =
            Set.of(14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58);

    private static final Set<Integer> CLOCKS = Set.of(18, 19, 20, 21, 32, 33, 34, 35, 45, 47);
    private static final int ELAPSED = 46;
    private static final Pattern QUOTED =
            Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hmsHMS]+])[^\\]]*]");
    private static final Pattern ELAPSED_PART = Pattern.compile("\\[[hms]+]");

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private CellText() {}

    /// What a number is, by its format.
    private enum Kind {
        NUMBER,
        DATE,
        CLOCK,
        ELAPSED
    }

    /// A formula that was saved without its value stands for itself.
    static String of(Cell cell, boolean date1904) {
        var value = cell.getValue();
        if (value instanceof BigDecimal number) {
            var kind = kind(cell);
            return kind == Kind.NUMBER
                    ? NumberFormat.write(number, cell.getDataFormatId(), cell.getDataFormatString())
                    : number(number, kind, date1904);
        }
        @Nullable String formula = cell.getFormula();
        return value != null ? plain(value.toString()) : formula == null ? "" : "=" + formula;
    }

    /// `_x000D_` stands for a carriage return, ECMA-376 part 1, 22.9.2.19.
    static String plain(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(
                                        String.valueOf(
                                                (char) Integer.parseInt(found.group(1), 16))))
                : text;
    }

    private static Kind kind(Cell cell) {
        @Nullable Integer id = cell.getDataFormatId();
        @Nullable String format = cell.getDataFormatString();
        if (id != null && DATES.contains(id)) {
            return Kind.DATE;
        }
        if (id != null && CLOCKS.contains(id)) {
            return Kind.CLOCK;
        }
        if (id != null && id == ELAPSED) {
            return Kind.ELAPSED;
        }
        return format == null ? Kind.NUMBER : kind(format);
    }

    private static Kind kind(String format) {
        var first = format.toLowerCase(Locale.ROOT).split(";", 2)[0];
        var plain = QUOTED.matcher(first).replaceAll("");
        if (plain.contains("general") || plain.contains("#") || plain.contains("0.0")) {
            return Kind.NUMBER;
        }
        if (ELAPSED_PART.matcher(plain).find()) {
            return Kind.ELAPSED;
        }
        if (plain.indexOf('y') >= 0 || plain.indexOf('d') >= 0) {
            return Kind.DATE;
        }
        if (plain.indexOf('h') >= 0 || plain.indexOf('s') >= 0) {
            return Kind.CLOCK;
        }
        return plain.indexOf('m') >= 0 ? Kind.DATE : Kind.NUMBER;
    }

    private static String number(BigDecimal number, Kind kind, boolean date1904) {
        if (number.signum() < 0 || number.compareTo(LAST_DAY) > 0) {
            return NumberFormat.plain(number);
        }
        boolean withinADay = number.compareTo(BigDecimal.ONE) < 0;
        return switch (kind) {
            case NUMBER -> NumberFormat.plain(number);
            case ELAPSED -> clock(number);
            case CLOCK -> withinADay ? clock(number) : date(number, date1904);
            case DATE -> withinADay ? clock(number) : date(number, date1904);
        };
    }

    private static Duration seconds(BigDecimal days) {
        return Duration.ofSeconds(
                days.multiply(SECONDS_A_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    private static String clock(BigDecimal days) {
        var time = seconds(days);
        var text = "%02d:%02d".formatted(time.toHours(), time.toMinutesPart());
        return time.toSecondsPart() == 0 ? text : text + ":%02d".formatted(time.toSecondsPart());
    }

    /// The calendar of 1900 counts a day, 1900-02-29, that never was.
    private static String date(BigDecimal days, boolean date1904) {
        var epoch =
                date1904
                        ? LocalDateTime.of(1904, 1, 1, 0, 0)
                        : days.compareTo(BigDecimal.valueOf(60)) < 0
                                ? LocalDateTime.of(1899, 12, 31, 0, 0)
                                : LocalDateTime.of(1899, 12, 30, 0, 0);
        var at = epoch.plus(seconds(days));
        var day = at.toLocalDate().toString();
        return at.toLocalTime().toSecondOfDay() == 0 ? day : day + " " + at.toLocalTime();
    }
}
