package dev.tminus.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;

/// A change of the clocks at one place.
///
/// @param offsetBefore from UTC until `at`
/// @param offsetAfter from UTC from `at` on
public record ClockChange(
        ZoneId zone, Instant at, ZoneOffset offsetBefore, ZoneOffset offsetAfter) {

    ClockChange(ZoneId zone, ZoneOffsetTransition transition) {
        this(
                zone,
                transition.getInstant(),
                transition.getOffsetBefore(),
                transition.getOffsetAfter());
    }

    /// In a sentence: `In America/New_York the clock goes back from 02:00 to 01:00 on 2026-11-01`.
    @Override
    public String toString() {
        var before = LocalDateTime.ofInstant(at, offsetBefore);
        var transition = ZoneOffsetTransition.of(before, offsetBefore, offsetAfter);
        var change = "In %s the clock goes %s".formatted(zone, WallClocks.change(transition));
        boolean sameDay = before.toLocalDate().equals(transition.getDateTimeAfter().toLocalDate());
        return sameDay ? change + " on " + before.toLocalDate() : change;
    }
}
