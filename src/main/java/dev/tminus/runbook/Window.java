package dev.tminus.runbook;

import dev.tminus.runbook.names.RoleName;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;

/// When the release may happen.
///
/// @param days of the week in the runbook's zone on which it may open; empty means any
/// @param awake roles whose people should not be asleep in it
public record Window(Timing opens, Timing closes, Set<DayOfWeek> days, List<RoleName> awake) {

    public Window {
        days = Set.copyOf(days);
        awake = List.copyOf(awake);
    }
}
