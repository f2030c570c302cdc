package dev.tminus.language;

import dev.tminus.language.TermsDraft.AcceptanceDraft;
import java.util.List;

/// Warnings of the linter that are answered in the file.
final class AcceptShape {

    private static final Key<Said<String>> LINT =
            Key.required(
                    "lint",
                    new Saying<>(Texts.name("the code of a warning", code -> code)),
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
