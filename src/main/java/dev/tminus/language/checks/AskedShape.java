package dev.tminus.language.checks;

import dev.tminus.language.forms.Form;
import dev.tminus.language.forms.ListOf;
import dev.tminus.language.forms.OneOrMany;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Texts;
import dev.tminus.language.forms.WithPlace;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.check.NameServers;
import dev.tminus.runbook.names.BoundName;
import dev.tminus.runbook.names.ResolverName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a check says which name servers it asks: a word, the name of a group, or several names.
public final class AskedShape {

    private static final ResolverName AUTHORITATIVE = new ResolverName("authoritative");

    /// Words that no group may have as its name.
    public static final List<ResolverName> WORDS = List.of(AUTHORITATIVE, ResolverName.ALL);

    /// Those that own the zone too.
    static final Form<List<Placed<ResolverName>>> ANY =
            named("`authoritative`, `all-resolvers` or a name of `resolvers`");

    /// Only those that people ask.
    static final Form<List<Placed<ResolverName>>> RESOLVERS =
            named("`all-resolvers` or a name of `resolvers`");

    private AskedShape() {}

    private static Form<List<Placed<ResolverName>>> named(String wants) {
        return new OneOrMany<>(
                new WithPlace<>(Texts.name(wants, ResolverName::new)),
                new ListOf<>(
                        "a list of names of `resolvers`",
                        new WithPlace<>(Texts.name("a name of `resolvers`", ResolverName::new)),
                        1),
                (one, _) -> one);
    }

    /// @param words those that may stand here
    static NameServers read(
            List<Placed<ResolverName>> names, List<ResolverName> words, Problems problems) {
        for (var name : names) {
            boolean alone = names.size() == 1 && words.contains(name.value());
            if (WORDS.contains(name.value()) && !alone) {
                problems.error(
                        Code.BAD_VALUE,
                        name.at(),
                        words.contains(name.value())
                                ? "`%s` stands alone, found it among other names."
                                        .formatted(name.value())
                                : "Expected a name of `resolvers`, found `%s`."
                                        .formatted(name.value()));
            }
        }
        return names.stream().anyMatch(name -> name.value().equals(AUTHORITATIVE))
                ? new NameServers.Authoritative()
                : new NameServers.Resolvers(names.stream().map(Placed::value).toList());
    }

    /// What the environments must bind for it.
    static List<Placed<? extends BoundName>> names(@Nullable List<Placed<ResolverName>> names) {
        return names == null
                ? List.of()
                : names.stream()
                        .filter(name -> !name.value().equals(AUTHORITATIVE))
                        .<Placed<? extends BoundName>>map(name -> name)
                        .toList();
    }
}
