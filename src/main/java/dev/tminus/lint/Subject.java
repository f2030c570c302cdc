package dev.tminus.lint;

import dev.tminus.runbook.CheckId;
import dev.tminus.runbook.CheckSpec;
import dev.tminus.runbook.PersonId;
import dev.tminus.runbook.Role;
import dev.tminus.runbook.RoleName;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepId;
import dev.tminus.runbook.Workspace;
import dev.tminus.schedule.Plan;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A runbook as rules look at it.
final class Subject {

    /// Any T-0 in a quiet part of the year: far from a change of the clocks nearly everywhere.
    private static final LocalDateTime SOME_ZERO = LocalDateTime.of(2026, 6, 6, 12, 0);

    private final Runbook runbook;
    private final @Nullable Workspace workspace;
    private final Order order;
    private @Nullable Plan plan;

    Subject(Runbook runbook, @Nullable Workspace workspace) {
        this.runbook = runbook;
        this.workspace = workspace;
        this.order = new Order(runbook);
    }

    Runbook runbook() {
        return runbook;
    }

    /// Which step comes before which.
    Order order() {
        return order;
    }

    /// Empty where the workspace is not known, and so nobody's team and no shared check.
    Optional<Workspace> workspace() {
        return Optional.ofNullable(workspace);
    }

    /// The plan for some T-0; good for comparing times, not for naming them.
    Plan plan() {
        if (plan == null) {
            plan = Plan.of(runbook, SOME_ZERO.atZone(runbook.timezone()).toInstant());
        }
        return plan;
    }

    /// Empty for a check of a workspace that is not known.
    Optional<CheckSpec> check(CheckId id) {
        return Optional.ofNullable(runbook.checks().get(id));
    }

    /// Every check that has to pass before a step counts as done: of its `verify`, not of those that
    /// only report.
    Stream<CheckSpec> decidingChecks(Step step) {
        return step.verify().stream()
                .filter(use -> !use.reportOnly())
                .flatMap(use -> check(use.check()).stream());
    }

    /// Everybody behind a role, its backup included; empty where the workspace is not known.
    Set<PersonId> people(RoleName name) {
        var role = runbook.roles().get(name);
        var people = new LinkedHashSet<PersonId>();
        if (workspace != null && role != null) {
            Stream.concat(
                            role.cover().stream().map(Role.Cover::team),
                            Stream.ofNullable(role.backup()))
                    .forEach(team -> people.addAll(workspace.members(team)));
        }
        return people;
    }

    /// A step of the main line or of a contingency.
    Optional<Step> step(StepId id) {
        return order.step(id);
    }
}
