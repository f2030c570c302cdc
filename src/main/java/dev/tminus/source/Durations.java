package dev.tminus.source;

import java.time.Duration;

/// Durations as people read them: `40 s`, `1 min 30 s`, `500 ms`.
public final class Durations {

    private Durations() {}

    public static String shown(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1_000 != 0 || millis == 0) {
            return millis + " ms";
        }
        var minutes = duration.toMinutes() == 0 ? "" : duration.toMinutes() + " min";
        var seconds = duration.toSecondsPart() == 0 ? "" : duration.toSecondsPart() + " s";
        return (minutes + " " + seconds).strip();
    }
}
