package dev.tminus.language.checks;

import dev.tminus.language.drafts.CheckDraft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Rule;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.language.yaml.Code;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.MetricCheck;
import dev.tminus.runbook.names.MetricsName;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a `metric` check may say.
final class MetricShape {

    private static final Key<Placed<MetricsName>> FROM =
            Key.required(
                    "from",
                    new WithPlace<>(Texts.name("a name of `metrics`", MetricsName::new)),
                    "A Prometheus server in `metrics` of every environment of the runbook.");
    private static final Key<Placed<String>> QUERY =
            Key.required(
                    "query",
                    new WithPlace<>(Texts.text("a query", Signs.PLACEHOLDERS)),
                    "PromQL that answers one number; `{{…}}` is replaced.");
    private static final Key<Placed<Expectation>> EXPECT =
            Key.required("expect", ExpectShape.EXPECT, "What the number must be.");

    static final Shape<CheckDraft> METRIC =
            Shape.of("a `metric` check", MetricShape::metric, List.of(FROM, QUERY, EXPECT))
                    .rules(
                            Rule.withInside(
                                    "expect",
                                    "json",
                                    Rule.without(MetricShape::refusePlace, "expect")))
                    .elsewhere(Comparison.BESIDE);

    private MetricShape() {}

    private static void refusePlace(Fields fields, List<String> found) {
        fields.problems()
                .error(
                        Code.MISPLACED_KEY,
                        fields.valueNode("expect"),
                        "A metric is a number, which has no places: `json` does not belong to its"
                                + " expectation.",
                        () -> "Remove it.");
    }

    private static CheckDraft metric(Fields fields) {
        var from = fields.get(FROM);
        var query = fields.get(QUERY);
        var expect = fields.get(EXPECT);
        CheckDraft.@Nullable Make make =
                from == null || query == null || expect == null
                        ? null
                        : id ->
                                new MetricCheck(
                                        Basics.of(id), from.value(), query.value(), expect.value());
        return CheckDraft.ofNames(
                make,
                from == null ? List.of() : List.of(from),
                Stream.concat(Stream.ofNullable(query), ExpectShape.texts(expect).stream())
                        .toList());
    }
}
