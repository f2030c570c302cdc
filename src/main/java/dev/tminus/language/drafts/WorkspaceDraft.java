package dev.tminus.language.drafts;

import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Placed;
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
