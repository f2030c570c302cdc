package dev.tminus.language.rules;

import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.RunbookDraft.CoverDraft;
import dev.tminus.language.drafts.RunbookDraft.QuorumDraft;
import dev.tminus.language.drafts.RunbookDraft.RoleDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.drafts.StepTypeDraft;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.shapes.ContingencyShape;
import dev.tminus.language.shapes.FaultShape;
import dev.tminus.language.shapes.PhaseShape;
import dev.tminus.language.shapes.QuestionShape;
import dev.tminus.language.shapes.RehearsalShape;
import dev.tminus.language.shapes.RunbookShape;
import dev.tminus.language.shapes.SafeguardsShape;
import dev.tminus.language.shapes.StepShape;
import dev.tminus.language.shapes.WatchShape;
import dev.tminus.language.shapes.WindowShape;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.TeamName;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every role, team and environment that a runbook names exists.
public final class NameRules {

    private final RunbookDraft draft;
    private final Problems problems;

    private NameRules(RunbookDraft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
    }

    /// Reports each that does not exist.
    ///
    /// @param names null where the workspace is not known
    public static void check(RunbookDraft draft, @Nullable Names names, Problems problems) {
        var rules = new NameRules(draft, problems);
        rules.checkRoles();
        rules.checkRepeatedEnvironments();
        if (names != null) {
            rules.checkTeams(names);
            rules.checkEnvironments(names);
            rules.checkVariables(names);
        }
    }

    private void checkRoles() {
        var window = draft.get(RunbookShape.WINDOW);
        if (window != null) {
            window.each(WindowShape.AWAKE).forEach(this::checkRole);
        }
        draft.may().values().stream()
                .map(MapOf.Named::value)
                .flatMap(Stream::ofNullable)
                .forEach(this::checkQuorum);
        for (var phase : draft.phases()) {
            checkRole(phase.get(PhaseShape.OWNER));
        }
        draft.each(RunbookShape.QUESTIONS)
                .forEach(question -> checkRole(question.get(QuestionShape.OWNER)));
        draft.contingencies()
                .forEach(contingency -> checkRole(contingency.get(ContingencyShape.OWNER)));
        draft.allSteps()
                .forEach(step -> {
                    checkRole(step.get(StepShape.OWNER));
                    step.each(StepShape.SIGN_OFFS)
                            .forEach(signOff -> checkQuorum(signOff.quorum()));
                    step.each(StepShape.POLL).forEach(this::checkQuorum);
                    checkOthers(step);
                });
        draft.each(RunbookShape.WATCH).forEach(watch -> checkRole(watch.get(WatchShape.OWNER)));
        draft.each(RunbookShape.REHEARSALS).stream()
                .flatMap(rehearsal -> rehearsal.each(RehearsalShape.FAULTS).stream())
                .forEach(fault -> checkRole(fault.get(FaultShape.WHO)));
    }

    private void checkOthers(StepDraft step) {
        var undo = step.get(SafeguardsShape.UNDO);
        if (undo != null) {
            checkRole(undo.get(SafeguardsShape.UNDO_OWNER));
        }
        if (step.effect() instanceof StepTypeDraft.RunsChild child) {
            child.roles().values().forEach(role -> checkRole(role.value()));
        }
    }

    private void checkQuorum(QuorumDraft quorum) {
        checkRole(quorum.role());
    }

    private void checkRole(@Nullable Placed<RoleName> role) {
        if (role != null && !draft.roles().containsKey(role.value())) {
            problems.error(
                    Code.UNKNOWN_ROLE,
                    role.at(),
                    "The runbook has no role `" + role.value() + "`.",
                    () -> Nearest.suggest(role.value(), draft.roles().keySet()));
        }
    }

    private void checkTeams(Names names) {
        draft.roles().values().stream()
                .map(MapOf.Named::value)
                .flatMap(Stream::ofNullable)
                .flatMap(NameRules::teams)
                .filter(team -> !names.workspace().teams().containsKey(team.value()))
                .forEach(team -> refuseTeam(team, names.workspace().teams(), problems));
    }

    private static Stream<Placed<TeamName>> teams(RoleDraft role) {
        return Stream.concat(
                role.cover().stream().map(CoverDraft::team).filter(Objects::nonNull),
                Stream.ofNullable(role.backup()));
    }

    static void refuseTeam(Placed<TeamName> team, Map<TeamName, ?> teams, Problems problems) {
        problems.error(
                Code.UNKNOWN_TEAM,
                team.at(),
                "The workspace has no team `" + team.value() + "`.",
                () -> Nearest.suggest(team.value(), teams.keySet()));
    }

    private void checkRepeatedEnvironments() {
        var seen = new HashSet<EnvironmentName>();
        for (var environment : draft.environments()) {
            if (!seen.add(environment.value())) {
                problems.error(
                        Code.DUPLICATE_ID,
                        environment.at(),
                        "The environment `" + environment.value() + "` is listed twice.",
                        () -> "Remove it here.");
            }
        }
    }

    private void checkEnvironments(Names names) {
        var known = names.workspace().environments();
        for (var environment : draft.environments()) {
            if (!known.containsKey(environment.value())) {
                problems.error(
                        Code.UNKNOWN_ENVIRONMENT,
                        environment.at(),
                        "The workspace has no environment `" + environment.value() + "`.",
                        () -> Nearest.suggest(environment.value(), known.keySet()));
            }
        }
    }

    private void checkVariables(Names names) {
        draft.variables()
                .forEach((name, value) -> {
                    var environment = problems.isFull() ? null : names.setting(name);
                    if (environment != null) {
                        problems.error(
                                Code.VARIABLE_CLASH,
                                value.name(),
                                "The environment `%s` of the workspace sets `%s` already."
                                        .formatted(environment, name),
                                () -> "Keep one of the two, or give this one another name.");
                    }
                });
    }
}
