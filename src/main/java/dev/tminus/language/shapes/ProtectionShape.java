package dev.tminus.language.shapes;

import dev.tminus.language.drafts.WorkspaceDraft.ProtectionDraft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Rule;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.ProgramName;
import dev.tminus.runbook.names.Tag;
import java.util.List;

/// What an entry of `protect` may say.
final class ProtectionShape {

    private static final Key<Placed<Tag>> TAG =
            Key.optional(
                    "tag",
                    new WithPlace<>(Texts.name("a tag", Tag::new)),
                    "`programs`",
                    "Every step with this tag of the workspace.");
    private static final Key<List<Placed<ProgramName>>> PROGRAMS =
            Key.optional(
                    "programs",
                    new ListOf<>(
                            "a list of programs",
                            new WithPlace<>(Texts.name("a program's name", ProgramName::new)),
                            1),
                    "`tag`",
                    "Every step that starts one of these programs.");
    private static final Key<List<Placed<CheckId>>> REQUIRES =
            Key.required(
                    "requires",
                    new ListOf<>(
                            "a list of checks",
                            new WithPlace<>(Texts.name("a check's id", CheckId::new)),
                            1),
                    "Checks of the workspace that such a step requires.");
    static final Shape<ProtectionDraft> PROTECTION =
            Shape.of("a protection", ProtectionShape::protection, List.of(TAG, PROGRAMS, REQUIRES))
                    .rules(
                            Rule.atLeastOne(
                                    "A protection needs `tag`, `programs` or both.",
                                    "It says which steps are protected.",
                                    "tag",
                                    "programs"));

    private ProtectionShape() {}

    private static ProtectionDraft protection(Fields fields) {
        return new ProtectionDraft(
                fields.get(TAG), fields.get(PROGRAMS, List.of()), fields.get(REQUIRES, List.of()));
    }
}
