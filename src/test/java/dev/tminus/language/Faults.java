package dev.tminus.language;

import dev.tminus.language.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Documents that differ from a given one in a single place.
final class Faults {

    private static final Node.Span SPAN = new Node.Span(0, 0, 0);
    private static final Node.Text WORD = text("xyzzy");
    private static final List<Node> OTHERS =
            List.of(
                    WORD,
                    text(""),
                    text("7"),
                    new Node.Text(SPAN, "true", false),
                    new Node.Items(SPAN, List.of()),
                    new Node.Items(SPAN, List.of(WORD)),
                    entries(Map.of()),
                    entries(Map.of("xyzzy", WORD)));

    private Faults() {}

    /// Every value replaced by values of other kinds, every key left out, an unknown key added to
    /// every mapping.
    static void each(Node document, Consumer<Node> faulty) {
        vary(
                document,
                faulty,
                node -> {
                    var others = new ArrayList<>(OTHERS);
                    if (node instanceof Node.Entries mapping) {
                        others.add(with(mapping, "xyzzy", WORD));
                        mapping.entries()
                                .keySet()
                                .forEach(key -> others.add(without(mapping, key)));
                    }
                    return others;
                });
    }

    /// Every mapping with every key that stands anywhere in the document.
    static void grafted(Node document, Consumer<Node> faulty) {
        var keys = new LinkedHashMap<String, Node>();
        collect(document, keys);
        vary(
                document,
                faulty,
                node -> {
                    var others = new ArrayList<Node>();
                    if (node instanceof Node.Entries mapping) {
                        keys.forEach((key, value) -> {
                            if (!mapping.entries().containsKey(key)) {
                                others.add(with(mapping, key, value));
                            }
                        });
                    }
                    return others;
                });
    }

    private interface Vary {
        List<Node> others(Node node);
    }

    private static void vary(Node node, Consumer<Node> faulty, Vary vary) {
        vary(node, node_ -> node_, faulty, vary);
    }

    /// @param whole makes the document of what stands in this place
    private static void vary(
            Node node, UnaryOperator<Node> whole, Consumer<Node> faulty, Vary vary) {
        vary.others(node).forEach(other -> faulty.accept(whole.apply(other)));
        switch (node) {
            case Node.Text _ -> {}
            case Node.Items list -> {
                for (int i = 0; i < list.items().size(); i++) {
                    int at = i;
                    vary(
                            list.items().get(i),
                            item -> {
                                var items = new ArrayList<>(list.items());
                                items.set(at, item);
                                return whole.apply(new Node.Items(list.span(), items));
                            },
                            faulty,
                            vary);
                }
            }
            case Node.Entries mapping ->
                    mapping.entries()
                            .forEach((key, entry) ->
                                    vary(
                                            entry.value(),
                                            value -> whole.apply(with(mapping, key, value)),
                                            faulty,
                                            vary));
        }
    }

    private static void collect(Node node, Map<String, Node> keys) {
        switch (node) {
            case Node.Text _ -> {}
            case Node.Items list -> list.items().forEach(item -> collect(item, keys));
            case Node.Entries mapping ->
                    mapping.entries()
                            .forEach((key, entry) -> {
                                keys.putIfAbsent(key, entry.value());
                                collect(entry.value(), keys);
                            });
        }
    }

    private static Node.Entries with(Node.Entries mapping, String key, Node value) {
        var entries = new LinkedHashMap<>(mapping.entries());
        entries.put(key, new Node.Entry(text(key), value));
        return new Node.Entries(mapping.span(), mapping.flow(), entries);
    }

    private static Node.Entries without(Node.Entries mapping, String key) {
        var entries = new LinkedHashMap<>(mapping.entries());
        entries.remove(key);
        return new Node.Entries(mapping.span(), mapping.flow(), entries);
    }

    private static Node.Entries entries(Map<String, Node> values) {
        var entries = new LinkedHashMap<String, Node.Entry>();
        values.forEach((key, value) -> entries.put(key, new Node.Entry(text(key), value)));
        return new Node.Entries(SPAN, false, entries);
    }

    private static Node.Text text(String value) {
        return new Node.Text(SPAN, value, true);
    }
}
