package dev.tminus.language;

import dev.tminus.language.RunNames.Where;
import dev.tminus.runbook.ActionName;
import java.util.List;

/// Every placeholder in what people read and machines get stands for something that is known by
/// then.
final class TextRules {

    private final RunbookDraft draft;
    private final RunNames names;
    private final Placeholders placeholders;

    TextRules(RunbookDraft draft, RunNames names, Placeholders placeholders) {
        this.draft = draft;
        this.names = names;
        this.placeholders = placeholders;
    }

    void check() {
        draft.allSteps().forEach(this::check);
        draft.provisions()
                .actions()
                .forEach((name, action) -> {
                    if (action.value() != null) {
                        check(name, action.value());
                    }
                });
    }

    private void check(StepDraft step) {
        var instructions = step.instructions();
        if (instructions != null) {
            placeholders.checkText(instructions, names, new Where.InText(step));
        }
        if (step.deed() != null) {
            var sent = new Where.InWork(List.of(step), "this one");
            step.deed().texts().forEach(text -> placeholders.checkText(text, names, sent));
        }
        var undo = step.terms().undo();
        var takenBack = new Where.InUndo(step);
        if (undo != null && undo.instructions() != null) {
            placeholders.checkText(undo.instructions(), names, takenBack);
        }
        step.terms()
                .undoAction()
                .flatMap(WorkDraft::texts)
                .forEach(text -> placeholders.checkText(text, names, takenBack));
    }

    /// An action of the runbook has its values in every step that does it.
    private void check(ActionName name, WorkDraft action) {
        var doers =
                draft.allSteps()
                        .filter(step ->
                                step.deed() instanceof DeedDraft.Acts(var work)
                                        && isNamed(work, name))
                        .toList();
        var sent = new Where.InWork(doers, "every step that does it");
        action.texts().forEach(text -> placeholders.checkText(text, names, sent));
        draft.allSteps()
                .filter(step -> step.terms().undoAction().anyMatch(work -> isNamed(work, name)))
                .forEach(step ->
                        action.texts()
                                .forEach(text ->
                                        placeholders.checkText(
                                                text, names, new Where.InUndo(step))));
    }

    private static boolean isNamed(WorkDraft work, ActionName name) {
        return work.name() != null && work.name().value().equals(name);
    }
}
