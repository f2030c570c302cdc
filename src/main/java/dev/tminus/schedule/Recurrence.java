package dev.tminus.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// When something that is repeated is due: whole days on the wall clock, all else in elapsed time.
///
/// @param first when it was due first
/// @param zone counts the days
public record Recurrence(Instant first, Duration every, ZoneId zone) {

    private static final Duration DAY = Duration.ofDays(1);

    /// Every time after the first, without end.
    public Stream<Instant> again() {
        return LongStream.iterate(1, times -> times + 1).mapToObj(this::due);
    }

    /// The first time after the first that comes after a moment: what was missed is not made up
    /// for.
    public Instant after(Instant moment) {
        long times = Math.max(1, Duration.between(first, moment).dividedBy(every));
        while (!due(times).isAfter(moment)) {
            times++;
        }
        return due(times);
    }

    private Instant due(long times) {
        return every.equals(DAY.multipliedBy(every.toDays()))
                ? first.atZone(zone).plusDays(times * every.toDays()).toInstant()
                : first.plus(every.multipliedBy(times));
    }
}
