package dev.tminus.language;

import dev.tminus.language.LastsDraft.Known;
import dev.tminus.runbook.StepId;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.WaitStep.Lasts;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How long a `wait` step waits.
final class WaitShape {

    private static final Pattern ANSWER =
            Pattern.compile("\\{\\{\\s*answers\\.([a-z0-9-]{1,100})\\.([a-z0-9-]{1,100})\\s*}}");

    private static final Pattern VARIABLE =
            Pattern.compile("\\{\\{\\s*variables\\.([a-z0-9-]{1,100})\\s*}}");

    static final Key<Said<Timing>> UNTIL =
            Key.optional(
                    "until",
                    new Saying<>(Times.timing()),
                    "`for`, in a `wait`",
                    "The planned moment until which a `wait` waits.");
    static final Key<Said<LastsDraft>> FOR =
            Key.optional(
                    "for",
                    new Saying<>(lasts()),
                    "`until`, in a `wait`",
                    "How long a `wait` waits once it has started.");

    private WaitShape() {}

    /// Null where the step is no wait, or where it could not be read.
    static @Nullable Said<LastsDraft> read(Fields fields) {
        var until = fields.get(UNTIL);
        return until == null
                ? fields.get(FOR)
                : new Said<>(new Known(new Lasts.Until(until.value())), until.at());
    }

    private static Scalar<LastsDraft> lasts() {
        var duration = Times.timeout();
        return new Scalar<>(
                duration.wants() + ", `{{answers.step.field}}` or `{{variables.x}}`",
                Signs.PLACEHOLDERS,
                new Look.Text("^\\s*(?:P[0-9DTHMS]+|[0-9dhms]+)\\s*$|^\\{\\{"),
                (text, problems) -> {
                    var answer = ANSWER.matcher(text.value());
                    if (answer.matches()) {
                        return new Known(
                                new Lasts.Answered(new StepId(answer.group(1)), answer.group(2)));
                    }
                    var variable = VARIABLE.matcher(text.value());
                    if (variable.matches()) {
                        return new LastsDraft.OfVariable(variable.group(1));
                    }
                    if (text.value().contains("{{")) {
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
