package dev.tminus.sheet;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// The day of a time of day. Rows go on, past midnight too, or stand a little out of order; what
/// else it may be is told, and where another day is as likely none is taken.
///
/// @param told what somebody should know, or nothing
record NearestDay(LocalDateTime at, boolean isDoubtful, String told) {

    private static final Duration DAY = Duration.ofDays(1);

    /// How much later a time of day may come without a doubt about its day.
    private static final Duration ON = Duration.ofHours(12);

    /// How much earlier rows may be that are merely out of order.
    private static final Duration OUT_OF_ORDER = Duration.ofHours(3);

    /// The day of the first time, on which it is said to be.
    static NearestDay on(LocalDateTime day, LocalTime time) {
        return new NearestDay(day.toLocalDate().atTime(time), false, "");
    }

    /// The day of a time that follows another.
    ///
    /// @param zero T-0, around which times lie
    static NearestDay after(LocalDateTime last, LocalTime time, @Nullable LocalDateTime zero) {
        var sameDay = last.toLocalDate().atTime(time);
        boolean earlier = sameDay.isBefore(last);
        var next = earlier ? sameDay.plusDays(1) : sameDay;
        var later = Duration.between(last, next);
        if (later.compareTo(ON) <= 0) {
            return new NearestDay(next, false, "");
        }
        var back = next.minusDays(1);
        boolean nearer = zero != null && isNearer(back, next, zero);
        boolean little = DAY.minus(later).compareTo(OUT_OF_ORDER) <= 0;
        if (little && (nearer || earlier)) {
            return new NearestDay(back, false, "is earlier than the time above it");
        }
        var told = "is earlier than the time above it, and read as the next day";
        return new NearestDay(next, nearer, earlier ? told : "");
    }

    /// The same, telling where the time would be nearer to T-0 on another day.
    NearestDay around(LocalDateTime zero) {
        boolean nearer = isNearer(at.plusDays(1), at, zero) || isNearer(at.minusDays(1), at, zero);
        return !nearer || !told.isEmpty()
                ? this
                : new NearestDay(
                        at,
                        isDoubtful,
                        "goes with the times around it, though it would be nearer to T-0 on another"
                                + " day");
    }

    private static boolean isNearer(LocalDateTime one, LocalDateTime other, LocalDateTime zero) {
        return Duration.between(zero, one).abs().compareTo(Duration.between(zero, other).abs()) < 0;
    }
}
