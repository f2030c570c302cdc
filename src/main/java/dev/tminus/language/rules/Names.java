package dev.tminus.language.rules;

import dev.tminus.runbook.names.BoundName;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.TeamName;
import dev.tminus.runbook.workspace.Environment;
import dev.tminus.runbook.workspace.Workspace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the names of a runbook can refer to in its workspace.
public final class Names {

    private final Workspace workspace;
    private final List<Environment> environments = new ArrayList<>();
    private final Map<TeamName, List<PersonId>> members = new HashMap<>();
    private final Set<String> variables = new LinkedHashSet<>();

    /// Those that environments of a runbook know.
    ///
    /// @param used the environments of the runbook; unknown ones are left out
    public Names(Workspace workspace, Collection<EnvironmentName> used) {
        this.workspace = workspace;
        for (var person : workspace.people().values()) {
            for (var team : Set.copyOf(person.teams())) {
                members.computeIfAbsent(team, _ -> new ArrayList<>()).add(person.id());
            }
        }
        for (var name : new LinkedHashSet<>(used)) {
            var environment = workspace.environments().get(name);
            if (environment != null) {
                add(environment);
            }
        }
    }

    private void add(Environment environment) {
        if (environments.isEmpty()) {
            variables.addAll(environment.variables().keySet());
        } else {
            variables.retainAll(environment.variables().keySet());
        }
        environments.add(environment);
    }

    public Workspace workspace() {
        return workspace;
    }

    /// The environments of the runbook that exist.
    public List<Environment> environments() {
        return environments;
    }

    public List<PersonId> members(TeamName team) {
        return members.getOrDefault(team, List.of());
    }

    boolean hasCheck(CheckId check) {
        return workspace.checks().containsKey(check)
                || workspace.checksForEach().containsKey(check);
    }

    /// Names of environments of the runbook that do not bind the name.
    public List<String> without(BoundName bound) {
        return environments.stream()
                .filter(each -> !each.binds(bound))
                .map(each -> each.name().value())
                .toList();
    }

    /// All names of the same sort in the environments of the runbook.
    public List<String> namesLike(BoundName bound) {
        return environments.stream()
                .flatMap(each -> each.namesLike(bound).stream())
                .map(BoundName::value)
                .distinct()
                .toList();
    }

    /// Names of environments of the runbook that do not set the variable.
    public List<String> without(String variable) {
        return variables.contains(variable)
                ? List.of()
                : environments.stream()
                        .filter(each -> !each.variables().containsKey(variable))
                        .map(each -> each.name().value())
                        .toList();
    }

    /// The first environment of the runbook that sets the variable, or null.
    @Nullable EnvironmentName setting(String variable) {
        for (var environment : environments) {
            if (environment.variables().containsKey(variable)) {
                return environment.name();
            }
        }
        return null;
    }

    /// Variables that every environment of the runbook sets.
    public Set<String> variables() {
        return variables;
    }
}
