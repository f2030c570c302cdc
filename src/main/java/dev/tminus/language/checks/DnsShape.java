package dev.tminus.language.checks;

import dev.tminus.language.drafts.CheckDraft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Rule;
import dev.tminus.language.forms.Scalar;
import dev.tminus.language.forms.SchemaType;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.Times;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.language.yaml.Code;
import dev.tminus.runbook.Template;
import dev.tminus.runbook.check.DnsCheck;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.NameServers;
import dev.tminus.runbook.names.ResolverName;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a `dns` check may say.
final class DnsShape {

    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9._-]|\\{\\{[^{}]{0,200}}}){1,300}");

    private static final Key<Placed<String>> NAME =
            Key.required(
                    "name",
                    new WithPlace<>(host()),
                    "The name that is asked for, made of variables that the environments set.");
    private static final Key<DnsCheck.Type> TYPE =
            Key.required(
                    "type",
                    Texts.choice("a type of record such as `A` or `CNAME`", types()),
                    "The type of the records that are asked for.");
    private static final Key<Placed<Expectation>> EXPECT =
            Key.optional(
                    "expect",
                    ExpectShape.EXPECT,
                    "only `ttl` counts",
                    "What the values of the records must be.");

    private static final Key<Duration> AT_LEAST =
            Key.optional("at-least", Times.duration(), "0s", "This or longer.");
    private static final Key<Duration> AT_MOST =
            Key.optional("at-most", Times.duration(), "any", "This or shorter.");
    static final Shape<DnsCheck.Ttl> TTL =
            Shape.of("a TTL", DnsShape::ttl, List.of(AT_LEAST, AT_MOST))
                    .rules(
                            Rule.atLeastOne(
                                    "A TTL has `at-least`, `at-most` or both, found none.",
                                    "",
                                    "at-least",
                                    "at-most"));
    private static final Key<DnsCheck.Ttl> TTL_KEY =
            Key.optional("ttl", TTL, "any will do", "How long the records may be kept by others.");

    private static final Key<List<Placed<ResolverName>>> ASK =
            Key.optional(
                    "ask",
                    AskedShape.ANY,
                    "`all-resolvers`",
                    "Which name servers are asked: those that own the zone, every one of the"
                            + " environment's `resolvers`, or those of some groups.");
    private static final Key<BigDecimal> AGREE =
            Key.preset(
                    "agree",
                    ExpectShape.percent(),
                    "100%",
                    "How many of the servers asked must answer as expected.");

    static final Shape<CheckDraft> DNS =
            Shape.of(
                            "a `dns` check",
                            DnsShape::dns,
                            List.of(NAME, TYPE, EXPECT, TTL_KEY, ASK, AGREE))
                    .rules(
                            Rule.atLeastOne(
                                    "A `dns` check needs `expect`, `ttl` or both.",
                                    "Without them every answer would pass.",
                                    "expect",
                                    "ttl"))
                    .elsewhere(Comparison.BESIDE);

    private DnsShape() {}

    private static Map<String, DnsCheck.Type> types() {
        var types = new LinkedHashMap<String, DnsCheck.Type>();
        for (var type : DnsCheck.Type.values()) {
            types.put(type.name(), type);
        }
        return types;
    }

    /// A literal name is the same in every environment, and a rehearsal would meet what is live.
    private static Scalar<String> host() {
        var wants = "a name such as `{{variables.app-host}}`";
        return new Scalar<>(
                wants,
                Signs.PLACEHOLDERS,
                SchemaType.whole(HOST),
                (text, problems) -> {
                    if (!HOST.matcher(text.value()).matches()) {
                        Scalar.refuse(text, wants, problems);
                        return null;
                    }
                    if (!Template.isIn(text.value())) {
                        problems.error(
                                Code.LITERAL_HOST,
                                text,
                                "The name %s is written out, so a rehearsal would ask for the same one as the release."
                                        .formatted(text.found()),
                                () ->
                                        "Set a variable in every environment of the workspace, and"
                                                + " write `name: \"{{variables.app-host}}\"`.");
                    }
                    return text.value();
                });
    }

    private static DnsCheck.@Nullable Ttl ttl(Fields fields) {
        var atLeast = fields.get(AT_LEAST);
        var atMost = fields.get(AT_MOST);
        if (atLeast != null && atMost != null && atLeast.compareTo(atMost) > 0) {
            fields.problems()
                    .error(
                            Code.BAD_VALUE,
                            fields.keyNode(AT_LEAST),
                            "No TTL is both at least and at most that: `at-least` is the longer"
                                    + " one.",
                            () -> "Exchange the two.");
        }
        return new DnsCheck.Ttl(atLeast, atMost);
    }

    private static CheckDraft dns(Fields fields) {
        var name = fields.get(NAME);
        var type = fields.get(TYPE);
        var expect = fields.get(EXPECT);
        var ask = fields.get(ASK);
        var asked =
                ask == null
                        ? NameServers.ALL
                        : AskedShape.read(ask, AskedShape.WORDS, fields.problems());
        CheckDraft.@Nullable Make make =
                name == null || type == null
                        ? null
                        : id ->
                                new DnsCheck(
                                        Basics.of(id),
                                        name.value(),
                                        type,
                                        expect == null ? null : expect.value(),
                                        fields.get(TTL_KEY),
                                        asked,
                                        fields.value(AGREE));
        return new CheckDraft(
                make,
                AskedShape.names(
                        fields.has(ASK)
                                ? ask
                                : List.of(new Placed<>(ResolverName.ALL, fields.node()))),
                ExpectShape.texts(expect),
                List.of(),
                name == null ? List.of() : List.of(name),
                List.of());
    }
}
