package dev.tminus.language;

import dev.tminus.runbook.StepId;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.WaitStep.Lasts;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How long a `wait` step waits.
final class WaitShape {

    private static final Pattern ANSWER =
            Pattern.compile("\\{\\{\\s*answers\\.([a-z0-9-]{1,100})\\.([a-z0-9-]{1,100})\\s*}}");

    static final Key<Said<Timing>> UNTIL =
            Key.optional(
                    "until",
                    new Saying<>(Times.timing()),
                    "`for`, in a `wait`",
                    "The planned moment until which a `wait` waits.");
    static final Key<Said<Lasts>> FOR =
            Key.optional(
                    "for",
                    new Saying<>(lasts()),
                    "`until`, in a `wait`",
                    "How long a `wait` waits once it has started.");

    private WaitShape() {}

    /// Null where the step is no wait, or where it could not be read.
    static @Nullable Said<Lasts> read(Fields fields) {
        var until = fields.get(UNTIL);
        return until == null
                ? fields.get(FOR)
                : new Said<>(new Lasts.Until(until.value()), until.at());
    }

    private static Scalar<Lasts> lasts() {
        var duration = Times.timeout();
        return new Scalar<>(
                duration.wants() + " or `{{answers.step.field}}`",
                Signs.PLACEHOLDERS,
                new Look.Text("^\\s*(?:P[0-9DTHMS]+|[0-9dhms]+)\\s*$|^\\{\\{"),
                (text, problems) -> {
                    var answer = ANSWER.matcher(text.value());
                    if (answer.matches()) {
                        return new Lasts.Answered(new StepId(answer.group(1)), answer.group(2));
                    }
                    if (text.value().contains("{{")) {
                        problems.error(
                                Code.BAD_PLACEHOLDER,
                                text,
                                "Expected a duration or an answer, found %s."
                                        .formatted(text.found()),
                                () ->
                                        "Write `for: \"{{answers.step.field}}\"`, and nothing beside.");
                        return null;
                    }
                    var time = duration.parse().parse(text, problems);
                    return time == null ? null : new Lasts.For(time);
                });
    }
}
