package dev.tminus.language.yaml;

import dev.tminus.language.problems.Place;
import dev.tminus.language.problems.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// What can be made of a document with errors: all of it where they are in what its parts say of
/// each other, else what is left without the keys that have one, or without the parts that are
/// nothing without such a key.
public final class Rough {

    private static final Comparator<Place> IN_ORDER =
            Comparator.comparingInt(Place::line).thenComparingInt(Place::column);

    /// Without these an entry of a list is nothing.
    private static final Set<String> NEEDED = Set.of("id", "type", "name", "check");

    /// What an entry of a list has that stays whatever is wrong beside it: steps of its own.
    private static final Set<String> KEPT = Set.of("steps", "parallel");

    private final Problems problems;
    private final boolean trims;
    private final NavigableSet<Place> errors = new TreeSet<>(IN_ORDER);

    /// @param trims whether a part of a list that has an error stays without it
    private Rough(Problems problems, boolean trims) {
        this.problems = problems;
        this.trims = trims;
        problems.all().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .forEach(problem -> errors.add(problem.place()));
    }

    /// Null where nothing can be made of it.
    ///
    /// @param make reads and builds it, whatever is wrong with it
    public static <T> @Nullable T of(
            Node root, Problems problems, BiFunction<Node, Problems, @Nullable T> make) {
        var whole = tried(root, make);
        return whole == null ? left(root, problems, make) : whole;
    }

    private static <T> @Nullable T left(
            Node root, Problems problems, BiFunction<Node, Problems, @Nullable T> make) {
        var trimmed = tried(new Rough(problems, true).without(root), make);
        return trimmed == null ? tried(new Rough(problems, false).without(root), make) : trimmed;
    }

    private static <T> @Nullable T tried(Node root, BiFunction<Node, Problems, @Nullable T> make) {
        try {
            return make.apply(root, Problems.unheard());
        } catch (RuntimeException cannotBeMade) {
            return null;
        }
    }

    private Node without(Node node) {
        return node instanceof Node.Entries entries ? kept(entries, null, true) : node;
    }

    /// @param end where the next thing begins, null for the end of the file
    private Node.Entries kept(Node.Entries entries, @Nullable Place end, boolean parts) {
        var kept = new LinkedHashMap<String, Node.Entry>();
        var all = List.copyOf(entries.entries().values());
        for (int i = 0; i < all.size(); i++) {
            var entry = all.get(i);
            var next = i + 1 < all.size() ? problems.placeOf(all.get(i + 1).key()) : end;
            var value = parts ? part(entry, next) : entry.value();
            boolean whole = !value.equals(entry.value()) || !hasError(entry.key(), next);
            if (whole) {
                kept.put(entry.key().value(), new Node.Entry(entry.key(), value));
            }
        }
        return new Node.Entries(entries.span(), entries.flow(), kept);
    }

    /// A list or mapping of parts without those that have an error; the value itself where it is
    /// none.
    private Node part(Node.Entry entry, @Nullable Place end) {
        return switch (entry.value()) {
            case Node.Items items when isOfParts(items) -> items(items, end);
            case Node.Entries names when hasError(names, end) && isOfParts(names) ->
                    kept(names, end, false);
            case Node.Items _, Node.Entries _, Node.Text _ -> entry.value();
        };
    }

    private static boolean isOfParts(Node.Items items) {
        return items.items().stream().allMatch(item -> item instanceof Node.Entries);
    }

    private static boolean isOfParts(Node.Entries names) {
        return names.entries().values().stream()
                .allMatch(entry -> entry.value() instanceof Node.Entries);
    }

    private Node items(Node.Items items, @Nullable Place end) {
        var kept = new ArrayList<Node>();
        for (int i = 0; i < items.items().size(); i++) {
            var item = items.items().get(i);
            var next =
                    i + 1 < items.items().size() ? problems.placeOf(items.items().get(i + 1)) : end;
            if (!hasError(item, next)) {
                kept.add(item);
            } else if (item instanceof Node.Entries entries
                    && !isAtItself(entries)
                    && (trims || hasSteps(entries))) {
                var rest = kept(entries, next, true);
                if (NEEDED.stream()
                        .allMatch(key ->
                                rest.entries().containsKey(key)
                                        || !entries.entries().containsKey(key))) {
                    kept.add(rest);
                }
            }
        }
        return new Node.Items(items.span(), kept);
    }

    private static boolean hasSteps(Node.Entries part) {
        return KEPT.stream().anyMatch(part.entries()::containsKey);
    }

    /// Whether what is wrong is the part as a whole, such as a key that it lacks.
    private boolean isAtItself(Node.Entries part) {
        return errors.contains(problems.placeOf(part));
    }

    private boolean hasError(Node from, @Nullable Place end) {
        var first = errors.ceiling(problems.placeOf(from));
        return first != null && (end == null || IN_ORDER.compare(first, end) < 0);
    }
}
