package dev.tminus.lint.basis;

import dev.tminus.runbook.Action;
import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.RunbookStep;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.BoundName;
import dev.tminus.runbook.workspace.Workspace;
import java.util.List;
import java.util.stream.Stream;

/// What environments bind for a runbook that is run by another: the names that this one may give
/// others for.
public final class BoundByChild {

    private BoundByChild() {}

    /// Those of its checks, of the workspace's, and of its steps.
    public static List<String> names(Runbook child, LintedRunbook parent) {
        var checks =
                Stream.concat(
                        child.checks().values().stream(),
                        parent.workspace().map(Workspace::checks).stream()
                                .flatMap(shared -> shared.values().stream()));
        return Stream.of(
                        checks.flatMap(check -> check.bindings().map(BoundName::value)),
                        child.definitions().actions().values().stream()
                                .flatMap(BoundByChild::names),
                        child.allSteps().flatMap(BoundByChild::names))
                .flatMap(names -> names)
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> names(Step step) {
        var effects = step.safeguards().effects();
        var undo = step.safeguards().undo();
        return Stream.of(
                        effects.destroys().stream(),
                        effects.keeps().stream(),
                        effects.opens().stream(),
                        undo == null
                                ? Stream.<String>of()
                                : Stream.ofNullable(undo.action()).flatMap(BoundByChild::names),
                        switch (step) {
                            case ActionStep acts -> names(acts.action());
                            case RunbookStep runs -> runs.names().values().stream();
                            default -> Stream.<String>of();
                        })
                .flatMap(names -> names);
    }

    private static Stream<String> names(Action action) {
        return action.work() instanceof Action.Request asks
                ? Stream.of(asks.endpoint().value())
                : Stream.of();
    }
}
