package dev.tminus.language.shapes;

import dev.tminus.language.drafts.StepTypeDraft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.OneOrMany;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Refusal;
import dev.tminus.language.forms.Rule;
import dev.tminus.language.forms.Scalar;
import dev.tminus.language.forms.SchemaType;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.runbook.AnnounceStep.Channel;
import dev.tminus.runbook.names.AudienceName;
import java.util.List;

/// What a step of type `announce` says, and to whom.
final class AnnounceShape {

    private static final WithPlace<AudienceName> AUDIENCE =
            new WithPlace<>(Texts.name("an audience's name", AudienceName::new));
    private static final Key<List<Placed<AudienceName>>> TO =
            Key.optional(
                    "to",
                    new OneOrMany<>(
                            AUDIENCE,
                            new ListOf<>("a list of audiences", AUDIENCE, 1),
                            (audience, _) -> audience),
                    "required in an `announce`",
                    "Whom an `announce` tells: audiences of every environment of the runbook.");
    private static final Key<Placed<String>> SUBJECT =
            Key.optional(
                    "subject",
                    new WithPlace<>(subject()),
                    "required for mail",
                    "The subject of an `announce`; placeholders are replaced.");
    private static final Key<Placed<String>> BODY =
            Key.optional(
                    "body",
                    new WithPlace<>(Texts.text("a text in Markdown", Signs.PLACEHOLDERS)),
                    "required in an `announce`",
                    "What an `announce` says, in Markdown; placeholders are replaced.");
    private static final Key<Channel> CHANNEL =
            Key.preset(
                    "channel",
                    Texts.choice("`mail` or `webhook`", Texts.words(Channel.values())),
                    "mail",
                    "How an `announce` reaches them.");

    static final List<Key<?>> KEYS = List.of(TO, SUBJECT, BODY, CHANNEL);

    static final Rule SUBJECT_OF_MAIL =
            new Rule.Where(
                    "channel",
                    List.of("mail"),
                    true,
                    List.of(
                            Rule.needs(
                                    "subject",
                                    Refusal.missing(
                                            "An announcement by mail needs `subject`.",
                                            "Add it, or set `channel: webhook`."))));

    private AnnounceShape() {}

    static StepTypeDraft.Announces read(Fields fields) {
        var channel = fields.value(CHANNEL);
        return new StepTypeDraft.Announces(
                fields.get(TO, List.of()), channel, fields.get(SUBJECT), fields.get(BODY));
    }

    private static Scalar<String> subject() {
        return Scalar.of(
                "a subject in one line",
                Signs.PLACEHOLDERS,
                SchemaType.FILLED,
                text -> {
                    var line = text.strip();
                    return line.lines().count() == 1 && line.length() <= Scalar.LONGEST
                            ? line
                            : null;
                });
    }
}
