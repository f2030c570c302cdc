package dev.tminus.planning;

import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.workspace.Workspace;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the protections of a workspace demand of steps, in words.
final class MissingProtections {

    private MissingProtections() {}

    /// A sentence for each step that lacks something, in the order of the file.
    static List<String> missing(Runbook runbook, Workspace workspace) {
        return runbook.allSteps().flatMap(step -> missing(step, workspace)).toList();
    }

    private static Stream<String> missing(Step step, Workspace workspace) {
        var lacks = workspace.missing(step);
        return lacks.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        "Step %s, %s, is protected by the workspace and does not require %s. Add it to its `requires`."
                                .formatted(
                                        step.basics().number(),
                                        step.title(),
                                        lacks.stream()
                                                .map(CheckId::value)
                                                .collect(Collectors.joining(", "))));
    }
}
