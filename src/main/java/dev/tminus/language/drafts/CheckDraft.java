package dev.tminus.language.drafts;

import dev.tminus.language.forms.Placed;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.names.BoundName;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A check as a file defines it, before its names and placeholders are looked up.
///
/// @param make gives the check its id; null where a part of it could not be read
/// @param names what every environment must bind
/// @param texts may hold placeholders, each of which stands for one value
/// @param params values of queries, which may hold placeholders; one that is nothing but a
///   placeholder may stand for a list
/// @param hosts names of the network, made of variables that only environments set
/// @param recorded what earlier steps have kept
public record CheckDraft(
        @Nullable Make make,
        List<Placed<? extends BoundName>> names,
        List<Placed<String>> texts,
        List<Placed<String>> params,
        List<Placed<String>> hosts,
        List<Placed<Side.Recorded>> recorded) {

    /// The id is the key above the definition.
    public interface Make {
        CheckSpec withId(String id);
    }

    /// All texts that may hold placeholders.
    public Stream<Placed<String>> all() {
        return Stream.concat(texts.stream(), params.stream());
    }

    /// A check that has nothing but sides and an expectation.
    public static CheckDraft ofSides(
            @Nullable Make make, List<SideDraft> sides, List<Placed<String>> more) {
        return new CheckDraft(
                make,
                sides.stream()
                        .<Placed<? extends BoundName>>flatMap(
                                side -> Stream.ofNullable(side.name()))
                        .toList(),
                Stream.concat(
                                sides.stream()
                                        .filter(side -> !side.isQuery())
                                        .flatMap(side -> side.texts().stream()),
                                more.stream())
                        .toList(),
                sides.stream()
                        .filter(SideDraft::isQuery)
                        .flatMap(side -> side.texts().stream())
                        .toList(),
                List.of(),
                sides.stream().flatMap(side -> Stream.ofNullable(side.recorded())).toList());
    }

    /// A check that asks for something by a name.
    public static CheckDraft ofNames(
            @Nullable Make make,
            List<Placed<? extends BoundName>> names,
            List<Placed<String>> texts) {
        return new CheckDraft(make, names, texts, List.of(), List.of(), List.of());
    }
}
