package dev.tminus.language;

import dev.tminus.runbook.Asked;
import dev.tminus.runbook.BoundName;
import dev.tminus.runbook.ResolverName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a check says which name servers it asks: a word, the name of a group, or several names.
final class AskedShape {

    private static final ResolverName AUTHORITATIVE = new ResolverName("authoritative");

    /// Words that no group may have as its name.
    static final List<ResolverName> WORDS = List.of(AUTHORITATIVE, ResolverName.ALL);

    /// Those that own the zone too.
    static final Form<List<Said<ResolverName>>> ANY =
            named("`authoritative`, `all-resolvers` or a name of `resolvers`");

    /// Only those that people ask.
    static final Form<List<Said<ResolverName>>> RESOLVERS =
            named("`all-resolvers` or a name of `resolvers`");

    private AskedShape() {}

    private static Form<List<Said<ResolverName>>> named(String wants) {
        return new OneOrMany<>(
                new Saying<>(Texts.name(wants, ResolverName::new)),
                new ListOf<>(
                        "a list of names of `resolvers`",
                        new Saying<>(Texts.name("a name of `resolvers`", ResolverName::new)),
                        1),
                (one, _) -> one);
    }

    /// @param words those that may stand here
    static Asked read(List<Said<ResolverName>> names, List<ResolverName> words, Problems problems) {
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
                ? new Asked.Authoritative()
                : new Asked.Resolvers(names.stream().map(Said::value).toList());
    }

    /// What the environments must bind for it.
    static List<Said<? extends BoundName>> names(@Nullable List<Said<ResolverName>> names) {
        return names == null
                ? List.of()
                : names.stream()
                        .filter(name -> !name.value().equals(AUTHORITATIVE))
                        .<Said<? extends BoundName>>map(name -> name)
                        .toList();
    }
}
