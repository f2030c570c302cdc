package dev.tminus.language;

import dev.tminus.runbook.AnnounceStep.Channel;
import dev.tminus.runbook.AudienceName;
import java.util.List;

/// What a step of type `announce` says, and to whom.
final class AnnounceShape {

    private static final Saying<AudienceName> AUDIENCE =
            new Saying<>(Texts.name("an audience's name", AudienceName::new));
    private static final Key<List<Said<AudienceName>>> TO =
            Key.optional(
                    "to",
                    new OneOrMany<>(
                            AUDIENCE,
                            new ListOf<>("a list of audiences", AUDIENCE, 1),
                            (audience, _) -> audience),
                    "required in an `announce`",
                    "Whom an `announce` tells: audiences of every environment of the runbook.");
    private static final Key<Said<String>> SUBJECT =
            Key.optional(
                    "subject",
                    new Saying<>(subject()),
                    "required for mail",
                    "The subject of an `announce`; placeholders are replaced.");
    private static final Key<Said<String>> BODY =
            Key.optional(
                    "body",
                    new Saying<>(Texts.text("a text in Markdown", Signs.PLACEHOLDERS)),
                    "required in an `announce`",
                    "What an `announce` says, in Markdown; placeholders are replaced.");
    private static final Key<Channel> CHANNEL =
            Key.optional(
                    "channel",
                    Texts.choice("`mail` or `webhook`", Texts.words(Channel.values())),
                    "mail",
                    "How an `announce` reaches them.");

    static final List<Key<?>> KEYS = List.of(TO, SUBJECT, BODY, CHANNEL);

    private AnnounceShape() {}

    static DeedDraft.Announces read(Fields fields) {
        var channel = fields.get(CHANNEL, Channel.MAIL);
        if (channel == Channel.MAIL
                && !fields.has(SUBJECT)
                && (fields.has(CHANNEL) == (fields.get(CHANNEL) != null))) {
            fields.problems()
                    .error(
                            Code.MISSING_KEY,
                            fields.node(),
                            "An announcement by mail needs `subject`.",
                            () -> "Add it, or set `channel: webhook`.");
        }
        return new DeedDraft.Announces(
                fields.get(TO, List.of()), channel, fields.get(SUBJECT), fields.get(BODY));
    }

    private static Scalar<String> subject() {
        var wants = "a subject in one line";
        return new Scalar<>(
                wants,
                Signs.PLACEHOLDERS,
                Look.FILLED,
                (text, problems) -> {
                    var value = text.value().strip();
                    if (value.isEmpty()
                            || value.length() > Scalar.LONGEST
                            || value.lines().count() > 1) {
                        Scalar.refuse(text, wants, problems);
                        return null;
                    }
                    return value;
                });
    }
}
