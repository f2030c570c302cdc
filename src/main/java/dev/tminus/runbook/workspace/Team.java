package dev.tminus.runbook.workspace;

import dev.tminus.runbook.names.TeamName;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// People at one site.
///
/// @param hours when they are at work, or null where the file does not say
public record Team(
        TeamName name, String title, ZoneId timezone, @Nullable Hours hours, List<Days> holidays) {

    public Team {
        holidays = List.copyOf(holidays);
    }

    /// Calendar days at the team's site, both ends included.
    public record Days(LocalDate from, LocalDate to) {}
}
