package dev.tminus.ui.run;

import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.parts.When;
import java.time.Instant;
import java.time.ZoneId;

/// Shows the instants of a run in one zone.
record RunTimes(RunGateway gateway, ZoneId zone) {

    /// The time alone on the day of T-0, else with its date.
    When near(Instant at) {
        var zero = gateway.state().plan().zero();
        return When.near(at, zero, zone).from(zero);
    }
}
