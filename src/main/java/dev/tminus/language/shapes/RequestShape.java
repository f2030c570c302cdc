package dev.tminus.language.shapes;

import dev.tminus.language.checks.ExpectShape;
import dev.tminus.language.drafts.Bound;
import dev.tminus.language.drafts.WorkDraft.PartDraft;
import dev.tminus.language.forms.ByKey;
import dev.tminus.language.forms.Data;
import dev.tminus.language.forms.Either;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.IdForms;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Scalar;
import dev.tminus.language.forms.SchemaType;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.language.yaml.Code;
import dev.tminus.runbook.Action;
import dev.tminus.runbook.Action.Expected;
import dev.tminus.runbook.Template;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.names.EndpointName;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the request of an action may say.
final class RequestShape {

    private static final Expectation SUCCESS =
            new Expectation.Between(BigDecimal.valueOf(200), BigDecimal.valueOf(299));
    private static final Pattern PATH_TEXT =
            Pattern.compile("/|(/[^/\\s\\p{Cntrl}][^\\s\\p{Cntrl}]*)");

    private static final Key<Placed<EndpointName>> ENDPOINT =
            Key.required(
                    "endpoint",
                    IdForms.ENDPOINT,
                    "An endpoint of every environment of the runbook.");
    private static final Key<Placed<String>> PATH =
            Key.optional(
                    "path",
                    new WithPlace<>(path()),
                    "`/`",
                    "Below the endpoint's address; placeholders are replaced.");
    private static final Key<Action.Method> METHOD =
            Key.preset(
                    "method",
                    Texts.choice(
                            "`POST`, `PUT`, `PATCH`, `DELETE` or `GET`",
                            Texts.capitals(Action.Method.values())),
                    "POST",
                    "How the request is made.");
    private static final Key<Placed<Action.Body>> BODY =
            Key.optional(
                    "body",
                    new WithPlace<>(new Data(Texts.value("a text", Signs.PLACEHOLDERS))),
                    "none",
                    "What is sent; placeholders are replaced, in JSON as texts.");

    private static final Shape<Expectation> OF_STATUS = numeric(ExpectShape.COMPARISON.make());
    private static final Shape<Expected> OF_STATUS_ALONE = numeric(RequestShape::ofStatus);
    private static final Shape<Expected> OF_BODY =
            new Shape<>(
                    ExpectShape.COMPARISON.wants(),
                    ExpectShape.COMPARISON.keys(),
                    ExpectShape.COMPARISON.elsewhere(),
                    ExpectShape.COMPARISON.rules(),
                    RequestShape::ofBody);

    private static final Key<Expectation> STATUS =
            Key.optional(
                    "status",
                    new Either<>(status(number -> number), OF_STATUS),
                    "200 to 299",
                    "What the HTTP status must be.");
    private static final Key<String> CONTAINS =
            Key.optional(
                    "contains",
                    Texts.text("a text", Signs.NONE),
                    "anything",
                    "What the body must hold.");
    static final Shape<Expected> ANSWER =
            Shape.of(
                    "an expected answer",
                    fields -> new Expected(fields.get(STATUS, SUCCESS), fields.get(CONTAINS, "")),
                    List.of(STATUS, CONTAINS));
    private static final Key<Expected> EXPECT =
            Key.optional(
                    "expect",
                    new Either<>(
                            status(number -> new Expected(number, "")),
                            new ByKey<>(
                                    "status",
                                    ANSWER,
                                    new ByKey<>(
                                            "contains",
                                            ANSWER,
                                            new ByKey<>("json", OF_BODY, OF_STATUS_ALONE)))),
                    "a status of 200 to 299",
                    "What must be answered: a status, an expectation of it, `{status, contains}`,"
                            + " or with `json` an expectation of a place in the body.");

    static final Shape<PartDraft> REQUEST =
            Shape.of(
                    "a request",
                    RequestShape::request,
                    List.of(ENDPOINT, METHOD, PATH, BODY, EXPECT));

    private RequestShape() {}

    private static PartDraft request(Fields fields) {
        var endpoint = fields.get(ENDPOINT);
        var path = fields.get(PATH);
        var body = fields.get(BODY);
        return new PartDraft(
                endpoint == null
                        ? null
                        : new Action.Request(
                                endpoint.value(),
                                path == null ? "/" : path.value(),
                                fields.value(METHOD),
                                body == null ? Action.Body.NONE : body.value(),
                                fields.get(EXPECT, new Expected(SUCCESS, ""))),
                path == null ? List.of() : List.of(path),
                body == null ? null : new Placed<>(body.value().text(), body.at()),
                endpoint == null ? null : Bound.of(Bound.Kind.ENDPOINT, endpoint),
                null);
    }

    private static <T> Scalar<T> status(Function<Expectation, T> make) {
        return Scalar.of(
                "an HTTP status such as `202`",
                new SchemaType.Numeric("^[1-5]\\d\\d$"),
                text ->
                        text.matches("[1-5]\\d\\d")
                                ? make.apply(new Expectation.Equals(text))
                                : null);
    }

    /// The same keys as any expectation, which is one of the body here.
    private static @Nullable Expected ofBody(Fields fields) {
        @Nullable Expectation body = ExpectShape.COMPARISON.make().apply(fields);
        return body == null ? null : new Expected(SUCCESS, "", body);
    }

    private static @Nullable Expected ofStatus(Fields fields) {
        @Nullable Expectation status = ExpectShape.COMPARISON.make().apply(fields);
        return status == null ? null : new Expected(status, "");
    }

    /// An expectation of a number, in which there are no places.
    private static <T> Shape<T> numeric(Function<Fields, @Nullable T> make) {
        var any = ExpectShape.COMPARISON;
        var keys = new LinkedHashMap<>(any.keys());
        keys.remove("json");
        return new Shape<>(
                any.wants(),
                keys,
                Map.of(
                        "json",
                        "A status is a number. Of the body, write `expect: {json: /data, equals:"
                                + " …}` without `status`."),
                any.rules(),
                make);
    }

    /// Nothing in it may lead to another host or out of the endpoint's own address.
    private static Scalar<String> path() {
        var wants = "a path such as `/jobs/fill`";
        return new Scalar<>(
                wants,
                Signs.PLACEHOLDERS,
                new SchemaType.Text("^/"),
                (text, problems) -> {
                    var value = text.value();
                    var plain = Template.of(value).filled("x");
                    boolean leaves = Stream.of(plain.split("[/?#]")).anyMatch(".."::equals);
                    if (value.length() > 1_000 || leaves || !PATH_TEXT.matcher(plain).matches()) {
                        problems.error(
                                Code.BAD_VALUE,
                                text,
                                "Expected " + wants + ", found " + text.found() + ".",
                                () ->
                                        "It begins with one `/`, and has no space and no `..`; the"
                                                + " host is the endpoint's.");
                        return null;
                    }
                    return value;
                });
    }
}
