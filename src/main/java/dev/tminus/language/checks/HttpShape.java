package dev.tminus.language.checks;

import dev.tminus.language.drafts.CheckDraft;
import dev.tminus.language.forms.Fields;
import dev.tminus.language.forms.IdForms;
import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.Paths;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Shape;
import dev.tminus.language.forms.Signs;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.HttpCheck;
import dev.tminus.runbook.check.NameServers;
import dev.tminus.runbook.names.BoundName;
import dev.tminus.runbook.names.EndpointName;
import dev.tminus.runbook.names.ResolverName;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an `http` check may say.
final class HttpShape {

    private static final Key<Placed<EndpointName>> ENDPOINT =
            Key.required(
                    "endpoint",
                    IdForms.ENDPOINT,
                    "An endpoint of every environment of the runbook.");
    private static final Key<Placed<String>> PATH =
            Key.optional(
                    "path",
                    new WithPlace<>(Paths.ofUrl()),
                    "`/`",
                    "The path below the endpoint's address; `{{…}}` is replaced.");
    private static final Key<Long> STATUS =
            Key.optional(
                    "status",
                    Texts.whole(100, 599),
                    "any from 200 to 299",
                    "The status of the answer; redirections are not followed.");
    private static final Key<Placed<String>> CONTAINS =
            Key.optional(
                    "contains",
                    new WithPlace<>(Texts.text("a text", Signs.PLACEHOLDERS)),
                    "nothing",
                    "A text that the answer must hold; `{{…}}` is replaced.");
    private static final Key<Placed<Expectation>> EXPECT =
            Key.optional(
                    "expect",
                    ExpectShape.EXPECT,
                    "anything",
                    "What the answer must be; with `json` a place in it.");
    private static final Key<List<Placed<ResolverName>>> VIA =
            Key.optional(
                    "via",
                    AskedShape.RESOLVERS,
                    "those of this machine",
                    "The name servers whose answers are followed; the check passes when it passes"
                            + " by each.");

    static final Shape<CheckDraft> HTTP =
            Shape.of(
                            "an `http` check",
                            HttpShape::http,
                            List.of(ENDPOINT, PATH, STATUS, CONTAINS, EXPECT, VIA))
                    .elsewhere(Comparison.BESIDE);

    private HttpShape() {}

    private static CheckDraft http(Fields fields) {
        var endpoint = fields.get(ENDPOINT);
        var path = fields.get(PATH);
        var status = fields.get(STATUS);
        var contains = fields.get(CONTAINS);
        var expect = fields.get(EXPECT);
        var via = fields.get(VIA);
        var asked =
                via == null
                        ? null
                        : AskedShape.read(via, List.of(ResolverName.ALL), fields.problems());
        CheckDraft.@Nullable Make make =
                endpoint == null
                        ? null
                        : id ->
                                new HttpCheck(
                                        Basics.of(id),
                                        endpoint.value(),
                                        path == null ? "/" : path.value(),
                                        status == null ? null : status.intValue(),
                                        contains == null ? "" : contains.value(),
                                        expect == null ? null : expect.value(),
                                        asked instanceof NameServers.Resolvers groups
                                                ? groups
                                                : null);
        return CheckDraft.ofNames(
                make,
                Stream.<Placed<? extends BoundName>>concat(
                                Stream.ofNullable(endpoint), AskedShape.names(via).stream())
                        .toList(),
                Stream.of(
                                Stream.ofNullable(path),
                                Stream.ofNullable(contains),
                                ExpectShape.texts(expect).stream())
                        .flatMap(texts -> texts)
                        .toList());
    }
}
