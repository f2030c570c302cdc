package dev.tminus.run;

import dev.tminus.runbook.Action;
import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.CheckId;
import dev.tminus.runbook.Protection;
import dev.tminus.runbook.Requirement;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.Workspace;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the protections of a workspace demand of steps. No run is planned with a step that does not
/// require it itself, so that nobody forgets it and a reader of the runbook sees it.
final class Demanded {

    private Demanded() {}

    /// A sentence for each step that lacks something, in the order of the file.
    static List<String> missing(Runbook runbook, Workspace workspace) {
        return runbook.allSteps().flatMap(step -> missing(step, workspace)).toList();
    }

    private static Stream<String> missing(Step step, Workspace workspace) {
        var own = step.basics().requires().stream().map(Requirement::check).toList();
        var lacks =
                workspace.protections().stream()
                        .filter(protection -> isAbout(protection, step))
                        .flatMap(protection -> protection.requires().stream())
                        .filter(check -> !own.contains(check))
                        .distinct()
                        .map(CheckId::value)
                        .collect(Collectors.joining(", "));
        return lacks.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        "Step %s, %s, is protected by the workspace and does not require %s. Add it to its `requires`."
                                .formatted(step.basics().number(), step.title(), lacks));
    }

    private static boolean isAbout(Protection protection, Step step) {
        var tag = protection.tag();
        return (tag != null && step.terms().tags().contains(tag))
                || (step instanceof ActionStep action
                        && action.action().work() instanceof Action.Command(var program, _)
                        && protection.programs().contains(program));
    }
}
