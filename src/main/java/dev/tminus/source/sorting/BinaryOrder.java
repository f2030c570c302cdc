package dev.tminus.source.sorting;

import dev.tminus.source.Value;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;

/// The one order of values, the same in Java and on every server: NULL first, then by kind, text by
/// its UTF-8 bytes, numbers by size (NaN last), days and times by time, false before true, UUIDs
/// and bytes by unsigned bytes.
///
/// It works on the canonical text and allocates nothing, since a comparison asks it millions of
/// times. Collations are of no use here: servers disagree on them, and versions of one server too.
public final class BinaryOrder implements Comparator<Value> {

    public static final BinaryOrder OF_VALUES = new BinaryOrder();

    private BinaryOrder() {}

    @Override
    public int compare(Value one, Value other) {
        var a = one.text();
        var b = other.text();
        if (a == null || b == null) {
            return a == null && b == null
                    ? one.kind().compareTo(other.kind())
                    : Boolean.compare(a != null, b != null);
        }
        if (one.kind() != other.kind()) {
            return one.kind().compareTo(other.kind());
        }
        return switch (one.kind()) {
            case NUMBER -> numbers(a, b);
            case TEXT -> texts(a, b);
            case DAY -> isPlain(a, b) ? a.compareTo(b) : days(a, b);
            case LOCAL_MOMENT -> isPlain(a, b) ? a.compareTo(b) : moments(a, b);
            case MOMENT -> isPlain(a, b) ? withoutZone(a, b) : moments(local(a), local(b));
            case TRUTH, TIME, UUID, BYTES -> a.compareTo(b);
        };
    }

    /// Text by code points, which is the order of its UTF-8 bytes; UTF-16 puts what is beyond the
    /// basic plane before U+E000.
    static int texts(String a, String b) {
        int shared = Math.min(a.length(), b.length());
        for (int i = 0; i < shared; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Character.isSurrogate(x) == Character.isSurrogate(y)
                        ? x - y
                        : Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y));
            }
        }
        return a.length() - b.length();
    }

    /// Plain decimals without leading or trailing zeros.
    private static int numbers(String a, String b) {
        if (isBeyond(a) || isBeyond(b)) {
            return Integer.compare(rank(a), rank(b));
        }
        var negative = a.charAt(0) == '-';
        if (negative != (b.charAt(0) == '-')) {
            return negative ? -1 : 1;
        }
        return negative ? magnitudes(b, a, 1) : magnitudes(a, b, 0);
    }

    /// NaN and the infinities; they end in a letter, as no number does.
    private static boolean isBeyond(String text) {
        return text.charAt(text.length() - 1) > '9';
    }

    /// Negative infinity, all values, infinity, NaN.
    private static int rank(String text) {
        if (!isBeyond(text)) {
            return 0;
        }
        return text.charAt(0) == '-' ? -1 : text.equals("NaN") ? 2 : 1;
    }

    private static int magnitudes(String a, String b, int from) {
        int whole = endOfWhole(a, from) - endOfWhole(b, from);
        if (whole != 0) {
            return whole;
        }
        int shared = Math.min(a.length(), b.length());
        for (int i = from; i < shared; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return a.charAt(i) - b.charAt(i);
            }
        }
        return a.length() - b.length();
    }

    private static int endOfWhole(String number, int from) {
        int point = number.indexOf('.', from);
        return point < 0 ? number.length() : point;
    }

    /// Whether both years have four digits, so that ISO text is in the order of time.
    private static boolean isPlain(String a, String b) {
        return a.charAt(0) >= '0' && b.charAt(0) >= '0';
    }

    private static int withoutZone(String a, String b) {
        int shared = Math.min(a.length(), b.length()) - 1;
        for (int i = 0; i < shared; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return a.charAt(i) - b.charAt(i);
            }
        }
        return a.length() - b.length();
    }

    private static int days(String a, String b) {
        if (isBeyond(a) || isBeyond(b)) {
            return Integer.compare(rank(a), rank(b));
        }
        return LocalDate.parse(a).compareTo(LocalDate.parse(b));
    }

    private static int moments(String a, String b) {
        if (isBeyond(a) || isBeyond(b)) {
            return Integer.compare(rank(a), rank(b));
        }
        return LocalDateTime.parse(a).compareTo(LocalDateTime.parse(b));
    }

    private static String local(String moment) {
        return moment.endsWith("Z") ? moment.substring(0, moment.length() - 1) : moment;
    }
}
