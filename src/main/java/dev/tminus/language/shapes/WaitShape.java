package dev.tminus.language.shapes;

import dev.tminus.language.drafts.LastsDraft;
import dev.tminus.language.drafts.LastsDraft.Known;
import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Scalar;
import dev.tminus.language.forms.SchemaType;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Times;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.language.yaml.Code;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.Template;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.WaitStep.Lasts;
import org.jspecify.annotations.Nullable;

/// How long a `wait` step waits.
public final class WaitShape {

    static final Key<Placed<Timing>> UNTIL =
            Key.optional(
                    "until",
                    new WithPlace<>(Times.timing()),
                    "`for`, in a `wait`",
                    "The planned moment until which a `wait` waits.");
    static final Key<Placed<LastsDraft>> FOR =
            Key.optional(
                    "for",
                    new WithPlace<>(lasts()),
                    "`until`, in a `wait`",
                    "How long a `wait` waits once it has started.");

    private WaitShape() {}

    /// How long it waits; null where the step is no wait, or where it could not be read.
    public static @Nullable Placed<LastsDraft> lasts(Draft<Step> step) {
        var until = step.get(UNTIL);
        return until == null
                ? step.get(FOR)
                : new Placed<>(new Known(new Lasts.Until(until.value())), until.at());
    }

    private static Scalar<LastsDraft> lasts() {
        var duration = Times.timeout();
        return new Scalar<>(
                duration.wants() + ", `{{answers.step.field}}` or `{{variables.x}}`",
                Signs.PLACEHOLDERS,
                new SchemaType.Text("^\\s*(?:P[0-9DTHMS]+|[0-9dhms]+)\\s*$|^\\{\\{"),
                (text, problems) -> {
                    var name = Template.of(text.value()).whole().map(Expression::named);
                    if (name.orElse(null) instanceof Expression.Answer(var step, var field)) {
                        return new Known(new Lasts.Answered(step, field));
                    }
                    if (name.orElse(null) instanceof Expression.Variable(var variable)) {
                        return new LastsDraft.OfVariable(variable);
                    }
                    if (Template.isIn(text.value())) {
                        problems.error(
                                Code.BAD_PLACEHOLDER,
                                text,
                                "Expected a duration, an answer or a variable, found %s."
                                        .formatted(text.found()),
                                () ->
                                        "Write `for: \"{{answers.step.field}}\"` or `for:"
                                                + " \"{{variables.x}}\"`, and nothing beside.");
                        return null;
                    }
                    var time = duration.parse().parse(text, problems);
                    return time == null ? null : new Known(new Lasts.For(time));
                });
    }
}
