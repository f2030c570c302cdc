package dev.tminus.runbook.workspace;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;

/// Working hours on the wall clock of a team's site.
public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

    public Hours {
        days = Set.copyOf(days);
    }
}
