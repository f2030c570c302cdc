package dev.tminus.language.shapes;

import dev.tminus.language.forms.Either;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Form;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Scalar;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.Times;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.language.yaml.Node;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.names.ContingencyId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What follows when something goes wrong.
public final class ReactionShape {

    private static final Scalar<Reaction> ONE = one();

    private static final Key<Long> RETRY =
            Key.required("retry", Texts.whole(1, 100), "How often it is tried again.");
    private static final Key<Duration> WAIT =
            Key.preset(
                    "wait",
                    Times.between(Duration.ZERO, Duration.ofDays(30)),
                    "0s",
                    "Before each further try.");
    private static final Key<Reaction> THEN =
            Key.preset("then", ONE, "hold", "What follows when no try has helped.");
    static final Shape<Reaction> RETRIES =
            Shape.of("a series of tries", ReactionShape::retries, List.of(RETRY, WAIT, THEN));

    /// Hold, or a contingency.
    static final Form<Placed<Reaction>> PLAIN = new WithPlace<>(ONE);

    /// Hold, a contingency, or a series of tries first.
    static final Form<Placed<Reaction>> REACTION = new WithPlace<>(new Either<>(ONE, RETRIES));

    private ReactionShape() {}

    private static @Nullable Reaction retries(Fields fields) {
        @Nullable Long times = fields.get(RETRY);
        return times == null
                ? null
                : new Reaction.Retry(times.intValue(), fields.value(WAIT), fields.value(THEN));
    }

    private static Scalar<Reaction> one() {
        var id = Texts.name("a contingency's id", ContingencyId::new);
        return new Scalar<>(
                "`hold` or a contingency's id",
                Signs.NONE,
                id.schema(),
                (text, problems) -> {
                    if (text.value().equals("hold")) {
                        return new Reaction.Hold();
                    }
                    var named = id.parse().parse(text, problems);
                    return named == null ? null : new Reaction.Open(named);
                });
    }

    /// The contingency that is opened in the end, with its place; null where none is.
    public static @Nullable Placed<ContingencyId> opens(@Nullable Placed<Reaction> reaction) {
        if (reaction == null) {
            return null;
        }
        return switch (reaction.value()) {
            case Reaction.Hold _ -> null;
            case Reaction.Open(var contingency) -> new Placed<>(contingency, reaction.at());
            case Reaction.Retry(_, _, var then) -> opens(new Placed<>(then, then(reaction.at())));
        };
    }

    private static Node then(Node retries) {
        var then =
                retries instanceof Node.Entries mapping ? mapping.entries().get(THEN.name()) : null;
        return then == null ? retries : then.value();
    }
}
