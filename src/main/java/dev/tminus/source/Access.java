package dev.tminus.source;

import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.workspace.Environment;
import dev.tminus.runbook.workspace.ServerIdentity;
import dev.tminus.runbook.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The right to open the sources of one environment in one mode; the engine builds it from what the
/// run pinned. Without it nothing opens, and it is the one place where the fence acts.
///
/// @param forbidden the environments that do not allow the mode; none of their servers is ever read
/// @param pinned the servers that answered at planning; a source that is still on the same one is
///   opened without asking the forbidden ones again
public record Access(
        Mode mode,
        Environment environment,
        List<Environment> forbidden,
        Map<SourceName, ServerIdentity> pinned) {

    public Access {
        forbidden = List.copyOf(forbidden);
        pinned = Map.copyOf(pinned);
    }

    /// Of an environment among the others of its workspace.
    ///
    /// @throws NullPointerException where the workspace has no environment of this name
    public static Access of(
            Workspace workspace,
            EnvironmentName name,
            Mode mode,
            Map<SourceName, ServerIdentity> pinned) {
        var environment =
                Objects.requireNonNull(
                        workspace.environments().get(name), () -> "No environment " + name);
        var forbidden =
                workspace.environments().values().stream()
                        .filter(other -> !other.name().equals(name))
                        .filter(other -> !other.allows().contains(mode))
                        .toList();
        return new Access(mode, environment, forbidden, pinned);
    }

    /// Whether the environment takes part in releases of this mode.
    public boolean allowed() {
        return environment.allows().contains(mode);
    }

    public String notAllowed() {
        var allows =
                environment.allows().stream()
                        .sorted()
                        .map(Access::words)
                        .collect(Collectors.joining(" and "));
        return "Environment %s does not allow %s; it allows %s."
                .formatted(environment.name(), words(mode), allows.isEmpty() ? "nothing" : allows);
    }

    private static String words(Mode mode) {
        return switch (mode) {
            case REHEARSAL -> "rehearsals";
            case LIVE -> "live runs";
        };
    }
}
