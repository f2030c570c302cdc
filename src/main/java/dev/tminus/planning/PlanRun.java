package dev.tminus.planning;

import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.ContentHash;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.RoleName;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// Asks for a run of one version of a runbook.
///
/// @param zero T-0
/// @param zone where T-0 was said, which the run's pages show first
/// @param inputs by their names, as people write them
/// @param roles who takes which role; everybody of its teams for a role that is not in it
/// @param answers to questions, as people write them
public record PlanRun(
        ContentHash runbookVersion,
        ContentHash workspaceVersion,
        EnvironmentName environment,
        Mode mode,
        Instant zero,
        ZoneId zone,
        Map<String, String> inputs,
        Map<RoleName, List<PersonId>> roles,
        Map<QuestionId, String> answers) {

    public PlanRun {
        inputs = Map.copyOf(inputs);
        roles = Map.copyOf(roles);
        answers = Map.copyOf(answers);
    }
}
