package dev.tminus.language;

import dev.tminus.language.forms.JsonSchema;
import dev.tminus.language.shapes.RunbookShape;
import dev.tminus.language.shapes.WorkspaceShape;

/// The language as JSON Schema 2020-12, made of the forms that the reader follows, so that editors
/// complete and explain keys.
public final class Schema {

    private Schema() {}

    /// The schema of a runbook, the same text every time.
    public static String runbook() {
        return JsonSchema.of(
                RunbookShape.RUNBOOK, "A runbook of tminus: the plan, the people and the checks.");
    }

    /// The schema of `workspace.yaml`, the same text every time.
    public static String workspace() {
        return JsonSchema.of(
                WorkspaceShape.WORKSPACE,
                "What all runbooks of a folder share: people, teams, environments and checks.");
    }
}
