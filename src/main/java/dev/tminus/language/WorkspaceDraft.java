package dev.tminus.language;

import dev.tminus.runbook.Audience;
import dev.tminus.runbook.CheckId;
import dev.tminus.runbook.Environment;
import dev.tminus.runbook.EnvironmentName;
import dev.tminus.runbook.Hours;
import dev.tminus.runbook.PersonId;
import dev.tminus.runbook.ProgramName;
import dev.tminus.runbook.Tag;
import dev.tminus.runbook.Team;
import dev.tminus.runbook.TeamName;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A workspace as its file says it; null stands for what could not be read.
record WorkspaceDraft(
        @Nullable ZoneId timezone,
        Map<TeamName, MapOf.Named<TeamDraft>> teams,
        Map<PersonId, MapOf.Named<PersonDraft>> people,
        Map<EnvironmentName, MapOf.Named<EnvironmentDraft>> environments,
        Map<CheckId, MapOf.Named<CheckDraft>> checks,
        @Nullable Audience rehearsalSink,
        List<Said<Tag>> tags,
        List<ProtectionDraft> protections) {

    /// @param timezone null also where the workspace's counts
    record TeamDraft(
            String title,
            @Nullable ZoneId timezone,
            @Nullable Hours hours,
            List<Team.Days> holidays) {}

    record PersonDraft(String name, List<Said<TeamName>> teams, String email) {}

    record ProtectionDraft(
            @Nullable Said<Tag> tag,
            List<Said<ProgramName>> programs,
            List<Said<CheckId>> requires) {}

    /// Gets its name from the key above it.
    interface EnvironmentDraft {
        Environment withName(EnvironmentName name);
    }
}
