package dev.tminus.runbook;

import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.TeamName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who stands behind a role, shift after shift.
///
/// @param cover the teams in order; each but the last hands over at its `until`
/// @param backup steps in where the team cannot
public record Role(RoleName name, List<Cover> cover, @Nullable TeamName backup) {

    public Role {
        cover = List.copyOf(cover);
    }

    /// One team's shift.
    ///
    /// @param until the planned hand-over, null for the last shift
    public record Cover(TeamName team, @Nullable Timing until) {}
}
