package dev.tminus.language.shapes;

import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.IdForms;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Rule;
import dev.tminus.language.forms.Shape;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.ProgramName;
import dev.tminus.runbook.names.Tag;
import dev.tminus.runbook.workspace.Protection;
import java.util.List;

/// What an entry of `protect` may say.
public final class ProtectionShape {

    public static final Key<Placed<Tag>> TAG =
            Key.optional(
                    "tag", IdForms.TAG, "`programs`", "Every step with this tag of the workspace.");
    public static final Key<List<Placed<ProgramName>>> PROGRAMS =
            Key.optional(
                    "programs",
                    new ListOf<>("a list of programs", IdForms.PROGRAM, 1),
                    "`tag`",
                    "Every step that starts one of these programs, itself or in its `undo`.");
    public static final Key<List<Placed<CheckId>>> REQUIRES =
            Key.required(
                    "requires",
                    new ListOf<>("a list of checks", IdForms.CHECK, 1),
                    "Checks of the workspace that such a step requires.");
    static final Shape<Draft<Protection>> PROTECTION =
            Shape.<Protection>draft("a protection", List.of(TAG, PROGRAMS, REQUIRES))
                    .rules(
                            Rule.atLeastOne(
                                    "A protection needs `tag`, `programs` or both.",
                                    "It says which steps are protected.",
                                    "tag",
                                    "programs"));

    private ProtectionShape() {}

    public static Protection build(Draft<Protection> protection) {
        return new Protection(
                protection.bare(TAG),
                Placed.bare(protection.each(PROGRAMS)),
                Placed.bare(protection.each(REQUIRES)));
    }
}
