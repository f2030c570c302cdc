package dev.tminus.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/// The instant that a wall clock means, for T-0 and for any step: never guessed where the clocks
/// change, so that nobody's 02:30 is shifted in silence.
public sealed interface LocalZero {

    /// It means exactly this.
    record At(Instant instant) implements LocalZero {}

    /// It means nothing or two things.
    ///
    /// @param readings what it can be taken for, earlier instant first; one only where a chosen
    ///   offset does not hold at a time that exists once
    /// @param fault what is wrong, with the readings, in sentences; without what to do next
    record Refused(List<Reading> readings, String fault) implements LocalZero {

        public Refused {
            readings = List.copyOf(readings);
        }

        /// For whoever set a local time: `fault`, and that one of the readings may be chosen.
        public String message() {
            return readings.size() == 1
                    ? fault + " Choose that, or leave the offset out."
                    : fault + " Choose one of the two, or another time.";
        }
    }

    /// One way to take a wall clock.
    record Reading(ZoneOffset offset, Instant instant) {

        /// Short enough for a button: `UTC-4, 2026-11-01 05:30 UTC`.
        @Override
        public String toString() {
            return WallClocks.offset(offset) + ", " + WallClocks.utc(instant);
        }
    }

    /// The instant, or both readings where that wall clock is skipped or comes twice.
    static LocalZero resolve(LocalDateTime local, ZoneId zone) {
        var rules = zone.getRules();
        var offsets = rules.getValidOffsets(local);
        if (offsets.size() == 1) {
            return new At(local.toInstant(offsets.getFirst()));
        }
        var transition = rules.getTransition(local);
        return new Refused(readings(local, transition), fault(local, zone, transition));
    }

    /// The same with a reading chosen by its offset, which must be one of those offered.
    static LocalZero resolve(LocalDateTime local, ZoneId zone, ZoneOffset chosen) {
        var transition = zone.getRules().getTransition(local);
        var offered =
                transition == null
                        ? List.of(reading(local, zone.getRules().getOffset(local)))
                        : readings(local, transition);
        for (var reading : offered) {
            if (reading.offset().equals(chosen)) {
                return new At(reading.instant());
            }
        }
        var not =
                "%s is not at %s in %s."
                        .formatted(WallClocks.local(local), WallClocks.offset(chosen), zone);
        return transition == null
                ? new Refused(offered, not + " It is at " + offered.getFirst() + ".")
                : new Refused(offered, not + " " + fault(local, zone, transition));
    }

    private static Reading reading(LocalDateTime local, ZoneOffset offset) {
        return new Reading(offset, local.toInstant(offset));
    }

    /// The offset that is farther east gives the earlier instant.
    private static List<Reading> readings(LocalDateTime local, ZoneOffsetTransition transition) {
        var before = reading(local, transition.getOffsetBefore());
        var after = reading(local, transition.getOffsetAfter());
        return transition.isGap() ? List.of(after, before) : List.of(before, after);
    }

    private static String fault(LocalDateTime local, ZoneId zone, ZoneOffsetTransition transition) {
        var readings = readings(local, transition);
        return "%s %s in %s, where the clock goes %s. Read as %s; read as %s."
                .formatted(
                        WallClocks.local(local),
                        transition.isGap() ? "does not exist" : "exists twice",
                        zone,
                        WallClocks.change(transition),
                        WallClocks.reading(readings.getFirst(), zone),
                        WallClocks.reading(readings.getLast(), zone));
    }
}
