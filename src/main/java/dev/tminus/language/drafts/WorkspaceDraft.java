package dev.tminus.language.drafts;

import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.Tag;
import dev.tminus.runbook.names.TeamName;
import dev.tminus.runbook.workspace.Audience;
import dev.tminus.runbook.workspace.Environment;
import dev.tminus.runbook.workspace.Person;
import dev.tminus.runbook.workspace.Protection;
import dev.tminus.runbook.workspace.Team;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A workspace as its file says it; null stands for what could not be read.
public record WorkspaceDraft(
        @Nullable ZoneId timezone,
        Map<TeamName, MapOf.Named<Draft<Team>>> teams,
        Map<PersonId, MapOf.Named<Draft<Person>>> people,
        Map<EnvironmentName, MapOf.Named<EnvironmentDraft>> environments,
        Map<CheckId, MapOf.Named<CheckDraft>> checks,
        @Nullable Audience rehearsalSink,
        List<Placed<Tag>> tags,
        List<Draft<Protection>> protections) {

    /// Gets its name from the key above it.
    public interface EnvironmentDraft {
        Environment withName(EnvironmentName name);
    }
}
