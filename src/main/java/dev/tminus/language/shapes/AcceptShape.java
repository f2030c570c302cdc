package dev.tminus.language.shapes;

import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.runbook.Acceptance;
import java.util.List;

/// Warnings of the linter that are answered in the file.
public final class AcceptShape {

    public static final Key<Placed<String>> LINT =
            Key.required(
                    "lint",
                    new WithPlace<>(Texts.name("the code of a warning", code -> code)),
                    "The code of the warning.");
    private static final Key<String> BECAUSE =
            Key.required("because", Texts.text("a reason", Signs.NONE), "Why it is accepted.");
    static final Shape<Draft<Acceptance>> ACCEPTANCE =
            Shape.draft("an accepted warning", List.of(LINT, BECAUSE));
    public static final Key<List<Draft<Acceptance>>> ACCEPT =
            Key.optional(
                    "accept",
                    new ListOf<>("a list of accepted warnings", ACCEPTANCE, 1),
                    "none",
                    "Warnings of the linter that are answered here.");

    private AcceptShape() {}

    public static Acceptance build(Draft<Acceptance> accepted) {
        return new Acceptance(accepted.value(LINT).value(), accepted.value(BECAUSE));
    }
}
