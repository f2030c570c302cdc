package dev.tminus.language.rules;

import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.drafts.StepTypeDraft;
import dev.tminus.language.drafts.WorkDraft;
import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.shapes.BriefingShape;
import dev.tminus.language.shapes.SafeguardsShape;
import dev.tminus.language.shapes.StepShape;
import dev.tminus.language.yaml.Node;
import dev.tminus.runbook.names.ActionName;
import java.util.List;
import java.util.stream.Stream;

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
        checkBriefing(draft);
        draft.phases().forEach(this::checkBriefing);
        draft.contingencies().forEach(this::checkBriefing);
        draft.allSteps().forEach(this::check);
        draft.actions()
                .forEach((name, action) -> {
                    if (action.value() != null) {
                        check(name, action.value());
                    }
                });
    }

    /// What people see before anything has begun.
    private void checkBriefing(Draft<?> draft) {
        var title = draft.node().entries().get("title");
        if (title != null && title.value() instanceof Node.Text text) {
            placeholders.checkPlanned(new Placed<>(text.value(), text), names);
        }
        BriefingShape.texts(draft).forEach(text -> placeholders.checkPlanned(text, names));
        BriefingShape.urls(draft).forEach(url -> placeholders.checkPlannedOne(url, names));
    }

    private void check(StepDraft step) {
        checkBriefing(step);
        var instructions = step.get(StepShape.INSTRUCTIONS);
        if (instructions != null) {
            placeholders.checkText(instructions, names, new Where.InText(step));
        }
        if (step.effect() != null) {
            var sent = new Where.InWork(List.of(step), "this one");
            step.effect().texts().forEach(text -> placeholders.checkText(text, names, sent));
            step.effect().single().forEach(text -> placeholders.checkTextOne(text, names, sent));
        }
        var undo = step.get(SafeguardsShape.UNDO);
        var takenBack = new Where.InUndo(step);
        if (undo != null) {
            Stream.ofNullable(undo.get(SafeguardsShape.UNDO_INSTRUCTIONS))
                    .forEach(text -> placeholders.checkText(text, names, takenBack));
        }
        SafeguardsShape.undoAction(step).forEach(work -> check(work, takenBack));
    }

    /// An action of the runbook has its values in every step that does it.
    private void check(ActionName name, WorkDraft action) {
        var doers =
                draft.allSteps()
                        .filter(step ->
                                step.effect() instanceof StepTypeDraft.Acts(var work)
                                        && isNamed(work, name))
                        .toList();
        var sent = new Where.InWork(doers, "every step that does it");
        check(action, sent);
        draft.allSteps()
                .filter(step ->
                        SafeguardsShape.undoAction(step).anyMatch(work -> isNamed(work, name)))
                .forEach(step -> check(action, new Where.InUndo(step)));
    }

    private void check(WorkDraft work, Where where) {
        work.texts().forEach(text -> placeholders.checkTextOne(text, names, where));
        work.body().forEach(text -> placeholders.checkText(text, names, where));
    }

    private static boolean isNamed(WorkDraft work, ActionName name) {
        return work.name() != null && work.name().value().equals(name);
    }
}
