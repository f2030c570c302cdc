package dev.tminus.language.shapes;

import dev.tminus.language.drafts.SafeguardsDraft.AcceptanceDraft;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.WithPlace;
import java.util.List;

/// Warnings of the linter that are answered in the file.
final class AcceptShape {

    private static final Key<Placed<String>> LINT =
            Key.required(
                    "lint",
                    new WithPlace<>(Texts.name("the code of a warning", code -> code)),
                    "The code of the warning.");
    private static final Key<String> BECAUSE =
            Key.required("because", Texts.text("a reason", Signs.NONE), "Why it is accepted.");
    static final Shape<AcceptanceDraft> ACCEPTANCE =
            Shape.of(
                    "an accepted warning",
                    fields -> new AcceptanceDraft(fields.get(LINT), fields.get(BECAUSE)),
                    List.of(LINT, BECAUSE));
    static final Key<List<AcceptanceDraft>> ACCEPT =
            Key.optional(
                    "accept",
                    new ListOf<>("a list of accepted warnings", ACCEPTANCE, 1),
                    "none",
                    "Warnings of the linter that are answered here.");

    private AcceptShape() {}
}
