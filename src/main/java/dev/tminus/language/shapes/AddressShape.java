package dev.tminus.language.shapes;

import dev.tminus.language.checks.AskedShape;
import dev.tminus.language.forms.Either;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Form;
import dev.tminus.language.forms.IpAddress;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.OneOrMany;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Rule;
import dev.tminus.language.forms.Scalar;
import dev.tminus.language.forms.SchemaType;
import dev.tminus.language.forms.Secrets;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.language.yaml.Code;
import dev.tminus.runbook.names.ResolverName;
import dev.tminus.runbook.workspace.Address;
import dev.tminus.runbook.workspace.Audience;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How an environment says where its services, name servers, audiences and programs are.
final class AddressShape {

    private static final Pattern PROGRAM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,100}");

    private static final Key<String> URL =
            Key.required("url", Secrets.url(), "Where the service is.");
    private static final Key<Map<String, MapOf.Named<Placed<String>>>> HEADERS =
            Key.optional(
                    "headers",
                    new MapOf<>(
                            "a mapping of headers to values",
                            header(),
                            new WithPlace<>(Secrets.header())),
                    "none",
                    "Headers of every request; one that proves who asks refers to a secret.");
    static final Shape<Address> SERVICE =
            Shape.of("a service", AddressShape::service, List.of(URL, HEADERS, SourceShape.EXISTS));

    /// The address alone, or with headers.
    static final Form<Address> ADDRESS =
            new Either<>(
                    new Scalar<>(
                            Secrets.url().wants(),
                            Signs.SECRETS,
                            Secrets.url().schema(),
                            (text, problems) -> {
                                var url = Secrets.url().parse().parse(text, problems);
                                return url == null ? null : new Address(url);
                            }),
                    SERVICE);

    private static final Key<List<String>> MAIL =
            Key.optional(
                    "mail",
                    new ListOf<>("a list of mail addresses", Texts.email(), 1),
                    "`webhook`",
                    "Who gets announcements by mail.");
    private static final Key<List<Address>> WEBHOOK =
            Key.optional(
                    "webhook",
                    new OneOrMany<>(
                            ADDRESS,
                            new ListOf<>("a list of addresses", ADDRESS, 1),
                            (address, _) -> address),
                    "`mail`",
                    "Where announcements are sent as a request: an address or several.");
    static final Shape<Audience> AUDIENCE =
            Shape.of("an audience", AddressShape::audience, List.of(MAIL, WEBHOOK))
                    .rules(
                            Rule.atLeastOne(
                                    "An audience needs `mail`, `webhook` or both.",
                                    "Without them nobody is told.",
                                    "mail",
                                    "webhook"));

    private AddressShape() {}

    private static Address service(Fields fields) {
        var headers = new LinkedHashMap<String, String>();
        fields.get(HEADERS, Map.of())
                .forEach((name, value) -> {
                    if (value.value() != null) {
                        Secrets.checkHeader(name, value.value(), fields.problems());
                        headers.put(name, value.value().value());
                    }
                });
        return new Address(
                fields.get(URL, ""),
                Collections.unmodifiableMap(headers),
                fields.get(SourceShape.EXISTS, false));
    }

    private static Audience audience(Fields fields) {
        return new Audience(fields.get(MAIL, List.of()), fields.get(WEBHOOK, List.of()));
    }

    private static Scalar<String> header() {
        return Scalar.matching("a header's name such as `Authorization`", HEADER, Matcher::group);
    }

    /// A name of the operator's allow-list, never a path.
    static Scalar<String> program() {
        return Scalar.matching(
                "a name of the operator's allow-list such as `env-clone`", PROGRAM, Matcher::group);
    }

    static Scalar<ResolverName> group() {
        var name = Texts.name("a group's name", ResolverName::new);
        return new Scalar<>(
                name.wants(),
                Signs.NONE,
                name.schema(),
                (text, problems) -> {
                    var group = name.parse().parse(text, problems);
                    if (group != null && AskedShape.WORDS.contains(group)) {
                        problems.error(
                                Code.BAD_VALUE,
                                text,
                                "`%s` is a word of the language, so no group has it as its name."
                                        .formatted(group),
                                () -> "Give the group another name.");
                    }
                    return group;
                });
    }

    /// An address in numbers: a name would have to be asked for first.
    static Scalar<String> nameServer() {
        return Scalar.of(
                "an address in numbers such as `192.0.2.1`, `192.0.2.1:5353` or `2001:db8::1`",
                new SchemaType.Text("^[0-9A-Fa-f:.\\[\\]%]+$"),
                text -> IpAddress.isOne(text) ? text : null);
    }
}
