package dev.tminus.language.checks;

import dev.tminus.language.yaml.Node;
import dev.tminus.runbook.names.CheckId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes out every use of a check with `for-each`: one of each check that it makes.
final class ExpandUses {

    /// Keys below which checks are used.
    private static final List<String> PLACES = List.of("phases", "contingencies", "protect");

    /// Keys of lists of checks.
    private static final Set<String> LISTS = Set.of("checks", "verify", "requires", "after-wave");

    private static final String SUBJECTS = "of";
    private static final String CHECK = "check";
    private static final String AS = "as";

    private final Map<CheckId, List<CheckId>> made;
    private final Repeats repeats;
    private final Set<String> steps = new HashSet<>();

    private ExpandUses(Map<CheckId, List<CheckId>> made, Repeats repeats) {
        this.made = made;
        this.repeats = repeats;
    }

    static Node of(Node.Entries file, Map<CheckId, List<CheckId>> made, Repeats repeats) {
        if (made.isEmpty()) {
            return file;
        }
        var writing = new ExpandUses(made, repeats);
        var entries = new LinkedHashMap<>(file.entries());
        for (var place : PLACES) {
            var entry = entries.get(place);
            if (entry != null) {
                writing.collectSteps(entry.value());
            }
        }
        for (var place : PLACES) {
            entries.computeIfPresent(
                    place, (_, entry) -> new Node.Entry(entry.key(), writing.write(entry.value())));
        }
        return new Node.Entries(file.span(), file.flow(), entries);
    }

    private void collectSteps(Node node) {
        switch (node) {
            case Node.Text _ -> {}
            case Node.Items list -> list.items().forEach(this::collectSteps);
            case Node.Entries mapping -> {
                var id = mapping.entries().get("id");
                if (id != null && id.value() instanceof Node.Text text) {
                    steps.add(text.value());
                }
                mapping.entries().values().forEach(entry -> collectSteps(entry.value()));
            }
        }
    }

    private Node write(Node node) {
        return switch (node) {
            case Node.Text text -> text;
            case Node.Items list ->
                    new Node.Items(list.span(), list.items().stream().map(this::write).toList());
            case Node.Entries mapping -> {
                var entries = new LinkedHashMap<String, Node.Entry>();
                mapping.entries()
                        .forEach((key, entry) ->
                                entries.put(
                                        key,
                                        new Node.Entry(entry.key(), write(key, entry.value()))));
                yield new Node.Entries(mapping.span(), mapping.flow(), entries);
            }
        };
    }

    private Node write(String key, Node value) {
        if (!(value instanceof Node.Items list) || !isList(key)) {
            return write(value);
        }
        var items = new ArrayList<Node>();
        for (var item : list.items()) {
            items.addAll(key.equals(SUBJECTS) ? subjects(item) : uses(item));
        }
        return new Node.Items(list.span(), items);
    }

    private static boolean isList(String key) {
        return LISTS.contains(key) || key.equals(SUBJECTS);
    }

    private List<Node> uses(Node item) {
        if (item instanceof Node.Text text) {
            return each(text, text.value()).stream()
                    .<Node>map(id -> new Node.Text(text.span(), id, text.plain()))
                    .toList();
        }
        if (item instanceof Node.Entries use
                && use.entries().get(CHECK) instanceof Node.Entry(_, Node.Text check)) {
            return each(use, check.value()).stream()
                    .<Node>map(id -> use(use, check.value(), id))
                    .toList();
        }
        return List.of(item);
    }

    /// The name of its results is told apart as its id is.
    private static Node use(Node.Entries use, String id, String made) {
        var entries = new LinkedHashMap<>(use.entries());
        replace(CHECK, made, entries);
        if (entries.get(AS) instanceof Node.Entry(_, Node.Text as) && !as.value().isBlank()) {
            replace(AS, as.value() + made.substring(id.length()), entries);
        }
        return new Node.Entries(use.span(), use.flow(), entries);
    }

    private static void replace(String key, String value, Map<String, Node.Entry> entries) {
        entries.computeIfPresent(
                key,
                (_, entry) ->
                        new Node.Entry(
                                entry.key(), new Node.Text(entry.value().span(), value, true)));
    }

    /// A name that is a step's too means the step.
    private List<Node> subjects(Node item) {
        if (!(item instanceof Node.Text text) || steps.contains(text.value())) {
            return List.of(item);
        }
        int slash = text.value().indexOf('/');
        var step = text.value().substring(0, slash + 1);
        return each(text, text.value().substring(slash + 1)).stream()
                .<Node>map(id -> new Node.Text(text.span(), step + id, text.plain()))
                .toList();
    }

    /// The checks that an id stands for, itself where it is no other.
    private List<String> each(Node item, String id) {
        var ids = id.isBlank() ? null : made.get(new CheckId(id));
        return ids == null || ids.isEmpty() || !repeats.allow(item, ids.size(), item)
                ? List.of(id)
                : ids.stream().map(CheckId::value).toList();
    }
}
