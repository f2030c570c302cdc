package dev.tminus.language.drafts;

import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.ProgramName;
import dev.tminus.runbook.names.Tag;
import dev.tminus.runbook.names.TeamName;
import dev.tminus.runbook.workspace.Audience;
import dev.tminus.runbook.workspace.Environment;
import dev.tminus.runbook.workspace.Hours;
import dev.tminus.runbook.workspace.Team;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A workspace as its file says it; null stands for what could not be read.
public record WorkspaceDraft(
        @Nullable ZoneId timezone,
        Map<TeamName, MapOf.Named<TeamDraft>> teams,
        Map<PersonId, MapOf.Named<PersonDraft>> people,
        Map<EnvironmentName, MapOf.Named<EnvironmentDraft>> environments,
        Map<CheckId, MapOf.Named<CheckDraft>> checks,
        @Nullable Audience rehearsalSink,
        List<Placed<Tag>> tags,
        List<ProtectionDraft> protections) {

    /// A team that people belong to.
    ///
    /// @param timezone null also where the workspace's counts
    public record TeamDraft(
            String title,
            @Nullable ZoneId timezone,
            @Nullable Hours hours,
            List<Team.Days> holidays) {}

    public record PersonDraft(String name, List<Placed<TeamName>> teams, String email) {}

    public record ProtectionDraft(
            @Nullable Placed<Tag> tag,
            List<Placed<ProgramName>> programs,
            List<Placed<CheckId>> requires) {}

    /// Gets its name from the key above it.
    public interface EnvironmentDraft {
        Environment withName(EnvironmentName name);
    }
}
