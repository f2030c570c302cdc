package dev.tminus.language;

import dev.tminus.language.problems.Place;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.SourceText;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the parts of a file stand, for whoever has more to say about it than its reader.
public final class Locations {

    private static final Node.Entries NOTHING =
            new Node.Entries(new Node.Span(0, 0, 0), false, Map.of());

    private final SourceText source;
    private final Node root;
    private final Map<Part, Map<String, Spot>> parts = new EnumMap<>(Part.class);

    /// What has an id or a name in a file.
    public enum Part {
        PHASE,
        /// Of the main line, of a contingency, side by side or not.
        STEP,
        CONTINGENCY,
        QUESTION,
        ROLE,
        CHECK,
        INPUT,
        TEAM,
        PERSON,
        ENVIRONMENT
    }

    /// @param at where it begins
    /// @param value what stands there
    private record Spot(Node at, Node value) {}

    private Locations(SourceText source, Node root) {
        this.source = source;
        this.root = root;
    }

    public static Locations of(SourceText source, @Nullable Node root) {
        var locations = new Locations(source, root == null ? NOTHING : root);
        locations.collect();
        return locations;
    }

    /// Where the file begins.
    public Place start() {
        return place(root);
    }

    /// Where something stands, followed down its keys: a key of a mapping; of a list the entry that
    /// is that text, or whose `id`, `name`, `check`, `role` or `lint` is. Keys that the file does
    /// not have are passed over, so that the answer is the nearest thing that is there.
    public Place of(Part part, String id, String... keys) {
        var spot = parts.getOrDefault(part, Map.of()).get(id);
        return spot == null ? start() : descend(spot, keys);
    }

    /// The same from the top of the file.
    public Place of(String... keys) {
        return descend(new Spot(root, root), keys);
    }

    /// Where something stands that is called so, followed down its keys; nothing where the file has
    /// none.
    public Optional<Place> find(String... keys) {
        var spot = new Spot(root, root);
        for (var key : keys) {
            var next = next(spot.value(), key);
            if (next == null) {
                return Optional.empty();
            }
            spot = next;
        }
        return Optional.of(place(spot.at()));
    }

    /// The same for a part.
    public Optional<Place> find(Part part, String id) {
        return Optional.ofNullable(parts.getOrDefault(part, Map.of()).get(id))
                .map(spot -> place(spot.at()));
    }

    /// Whether a part says a key itself, in place of a default.
    public boolean says(Part part, String id, String key) {
        var spot = parts.getOrDefault(part, Map.of()).get(id);
        return spot != null
                && spot.value() instanceof Node.Entries entries
                && entries.entries().containsKey(key);
    }

    /// Whether a place is somewhere in a part.
    public boolean isWithin(Part part, String id, Place place) {
        var spot = parts.getOrDefault(part, Map.of()).get(id);
        return spot != null
                && place.line() > spot.at().span().line()
                && place.line() <= lastLine(spot);
    }

    /// From 1. What is not in braces ends where the next thing begins, one line below its own.
    private static int lastLine(Spot spot) {
        int end = spot.value().span().endLine();
        boolean flow = spot.value() instanceof Node.Entries entries && entries.flow();
        return Math.max(spot.at().span().line() + 1, flow ? end + 1 : end);
    }

    private Place descend(Spot from, String... keys) {
        var spot = from;
        for (var key : keys) {
            var next = next(spot.value(), key);
            spot = next == null ? spot : next;
        }
        return place(spot.at());
    }

    private static @Nullable Spot next(Node node, String key) {
        return switch (node) {
            case Node.Entries(_, _, var entries) -> {
                var entry = entries.get(key);
                yield entry == null ? null : new Spot(entry.key(), entry.value());
            }
            case Node.Items(_, var items) ->
                    items.stream()
                            .filter(item -> isNamed(item, key))
                            .findFirst()
                            .map(item -> new Spot(item, item))
                            .orElse(null);
            case Node.Text _ -> null;
        };
    }

    private static boolean isNamed(Node item, String name) {
        return switch (item) {
            case Node.Text text -> text.value().equals(name);
            case Node.Entries entries ->
                    name.equals(text(entries, "id"))
                            || name.equals(text(entries, "name"))
                            || name.equals(text(entries, "check"))
                            || name.equals(text(entries, "role"))
                            || name.equals(text(entries, "lint"));
            case Node.Items _ -> false;
        };
    }

    private void collect() {
        if (!(root instanceof Node.Entries(_, _, var top))) {
            return;
        }
        collectList(Part.PHASE, top.get("phases"));
        collectList(Part.CONTINGENCY, top.get("contingencies"));
        collectList(Part.QUESTION, top.get("questions"));
        collectNames(Part.ROLE, top.get("roles"));
        collectNames(Part.CHECK, top.get("checks"));
        collectNames(Part.INPUT, top.get("inputs"));
        collectNames(Part.TEAM, top.get("teams"));
        collectNames(Part.PERSON, top.get("people"));
        collectNames(Part.ENVIRONMENT, top.get("environments"));
    }

    private void collectList(Part part, Node.@Nullable Entry list) {
        for (var entries : mappings(list)) {
            remember(part, entries);
            collectSteps(entries.entries().get("steps"));
        }
    }

    private void collectSteps(Node.@Nullable Entry list) {
        for (var entries : mappings(list)) {
            remember(Part.STEP, entries);
            collectSteps(entries.entries().get("parallel"));
        }
    }

    private static List<Node.Entries> mappings(Node.@Nullable Entry list) {
        return list != null && list.value() instanceof Node.Items(_, var items)
                ? items.stream()
                        .filter(Node.Entries.class::isInstance)
                        .map(Node.Entries.class::cast)
                        .toList()
                : List.of();
    }

    private void remember(Part part, Node.Entries entries) {
        var id = text(entries, "id");
        if (id != null) {
            remember(part, id, new Spot(entries, entries));
        }
    }

    private void collectNames(Part part, Node.@Nullable Entry mapping) {
        if (mapping != null && mapping.value() instanceof Node.Entries(_, _, var entries)) {
            entries.forEach(
                    (name, entry) -> remember(part, name, new Spot(entry.key(), entry.value())));
        }
    }

    private void remember(Part part, String id, Spot spot) {
        parts.computeIfAbsent(part, _ -> new HashMap<>()).putIfAbsent(id, spot);
    }

    private static @Nullable String text(Node.Entries entries, String key) {
        var entry = entries.entries().get(key);
        return entry != null && entry.value() instanceof Node.Text text ? text.value() : null;
    }

    private Place place(Node node) {
        return source.place(node.span().line(), node.span().column());
    }
}
