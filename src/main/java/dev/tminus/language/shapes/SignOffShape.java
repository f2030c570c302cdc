package dev.tminus.language.shapes;

import dev.tminus.language.drafts.RunbookDraft.QuorumDraft;
import dev.tminus.language.drafts.StepDraft.SignOffDraft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.IdForms;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Texts;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.names.RoleName;
import java.util.List;
import java.util.Map;

/// How many people of a role say something, and how they sign.
final class SignOffShape {

    private static final Key<Placed<RoleName>> ROLE =
            Key.required("role", IdForms.ROLE, "A role of the runbook.");
    private static final Key<Long> COUNT =
            Key.preset("count", Texts.whole(1, 1_000), "1", "How many different people of it.");
    static final Shape<QuorumDraft> QUORUM =
            Shape.of("a quorum", SignOffShape::quorum, List.of(ROLE, COUNT));

    private static final Key<Placed<Reaction>> ON_REFUSE =
            Key.optional(
                    "on-refuse",
                    ReactionShape.PLAIN,
                    "the step's `on-fail`",
                    "What follows when somebody refuses to sign.");
    private static final Key<Boolean> CONFIRM =
            Key.optional(
                    "confirm",
                    Texts.choice("`credential`", Map.of("credential", true)),
                    "being signed in is enough",
                    "`credential`: each signer proves anew who they are.");
    static final Shape<SignOffDraft> SIGN_OFF =
            Shape.of(
                    "a sign-off",
                    fields ->
                            new SignOffDraft(
                                    quorum(fields),
                                    fields.get(ON_REFUSE),
                                    fields.get(CONFIRM, false)),
                    List.of(ROLE, COUNT, ON_REFUSE, CONFIRM));

    private SignOffShape() {}

    private static QuorumDraft quorum(Fields fields) {
        return new QuorumDraft(fields.get(ROLE), fields.value(COUNT).intValue(), fields.node());
    }
}
