package dev.tminus.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;

/// Wall clocks in sentences: `2026-03-08 02:30`, `UTC-5`, `from 02:00 to 03:00`.
final class WallClocks {

    private WallClocks() {}

    static String local(LocalDateTime local) {
        return local.toLocalDate() + " " + local.toLocalTime();
    }

    static String utc(Instant instant) {
        return local(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)) + " UTC";
    }

    /// `UTC-5`, `UTC+10:30`, `UTC+0`.
    static String offset(ZoneOffset offset) {
        int minutes = Math.abs(offset.getTotalSeconds()) / 60;
        if (offset.getTotalSeconds() % 60 != 0) {
            return "UTC" + offset;
        }
        return "UTC"
                + (offset.getTotalSeconds() < 0 ? "-" : "+")
                + minutes / 60
                + (minutes % 60 == 0 ? "" : ":" + Amount.twoDigits(minutes % 60));
    }

    /// `UTC-5 it is 2026-03-08 07:30 UTC, when clocks there show 03:30`; the last part only where
    /// it is not the wall clock that was read.
    static String reading(LocalZero.Reading reading, ZoneId zone) {
        var taken = LocalDateTime.ofInstant(reading.instant(), reading.offset());
        var shown = LocalDateTime.ofInstant(reading.instant(), zone);
        var text = offset(reading.offset()) + " it is " + utc(reading.instant());
        if (shown.equals(taken)) {
            return text;
        }
        boolean sameDay = shown.toLocalDate().equals(taken.toLocalDate());
        return text
                + ", when clocks there show "
                + (sameDay ? shown.toLocalTime().toString() : local(shown));
    }

    /// `from 02:00 to 03:00`, `back from 02:00 to 01:00`, with dates where they differ.
    static String change(ZoneOffsetTransition transition) {
        var before = transition.getDateTimeBefore();
        var after = transition.getDateTimeAfter();
        boolean sameDay = before.toLocalDate().equals(after.toLocalDate());
        return "%sfrom %s to %s"
                .formatted(
                        transition.isGap() ? "" : "back ",
                        sameDay ? before.toLocalTime() : local(before),
                        sameDay ? after.toLocalTime() : local(after));
    }
}
