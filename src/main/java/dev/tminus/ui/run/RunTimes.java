package dev.tminus.ui.run;

import dev.tminus.ui.parts.Desk;
import dev.tminus.ui.parts.When;
import java.time.Instant;
import java.time.ZoneId;

/// Shows the instants of a run in one zone.
record RunTimes(Desk desk, ZoneId zone) {

    /// The time alone on the day of T-0, else with its date.
    When near(Instant at) {
        var zero = desk.state().plan().zero();
        return When.near(at, zero, zone).from(zero);
    }
}
