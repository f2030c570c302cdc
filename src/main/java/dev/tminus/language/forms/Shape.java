package dev.tminus.language.forms;

import dev.tminus.language.problems.Nearest;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A mapping with the keys of the language, and what is made of it.
///
/// @param wants what it describes: `a step`
/// @param elsewhere keys that do not belong here, with what to write instead
/// @param rules how its keys depend on each other
public record Shape<T>(
        String wants,
        Map<String, Key<?>> keys,
        Map<String, String> elsewhere,
        List<Rule> rules,
        Function<Fields, @Nullable T> make)
        implements Form<T> {

    public static <T> Shape<T> of(
            String wants, Function<Fields, @Nullable T> make, List<Key<?>> keys) {
        var byName = new LinkedHashMap<String, Key<?>>();
        keys.forEach(key -> byName.put(key.name(), key));
        return new Shape<>(wants, byName, Map.of(), List.of(), make);
    }

    /// A mapping that is kept as it is read, until its names are looked up.
    public static <T> Shape<Draft<T>> draft(String wants, List<Key<?>> keys) {
        return of(wants, Draft::of, keys);
    }

    /// The same mapping, which knows where some other keys belong.
    public Shape<T> elsewhere(Map<String, String> others) {
        return new Shape<>(wants, keys, others, rules, make);
    }

    /// The same mapping, whose keys depend on each other.
    public Shape<T> rules(Rule... more) {
        return new Shape<>(wants, keys, elsewhere, List.of(more), make);
    }

    @Override
    public @Nullable T read(Node node, Problems problems) {
        if (!(node instanceof Node.Entries mapping)) {
            Form.refuseKind(node, wants, problems, "");
            return null;
        }
        var values = new ArrayList<Object>();
        for (var entry : mapping.entries().values()) {
            var key = keys.get(entry.key().value());
            if (key == null) {
                refuseKey(mapping, entry, problems);
                continue;
            }
            var value = key.form().read(entry.value(), problems);
            if (value != null) {
                values.add(key.name());
                values.add(value);
            }
        }
        for (var key : keys.values()) {
            if (key.required() && !mapping.entries().containsKey(key.name())) {
                problems.error(
                        Code.MISSING_KEY,
                        node,
                        "%s needs `%s`.".formatted(capital(wants), key.name()),
                        () ->
                                "`%s` takes %s. %s"
                                        .formatted(key.name(), key.form().wants(), key.says()));
            }
        }
        var fields = new Fields(mapping, values.toArray(), problems);
        rules.forEach(rule -> rule.check(fields));
        return make.apply(fields);
    }

    private void refuseKey(Node.Entries mapping, Node.Entry entry, Problems problems) {
        var name = entry.key().value();
        if (elsewhere.containsKey(name)) {
            problems.error(
                    Code.MISPLACED_KEY,
                    entry.key(),
                    "`" + name + "` does not belong to " + wants + ".",
                    () -> elsewhere.getOrDefault(name, ""));
        } else if (mapping.flow() && !problems.isFull() && isBare(entry.value(), problems)) {
            problems.error(
                    Code.COMMA,
                    entry.key(),
                    "A comma ends the value before it, which makes %s a key without a value."
                            .formatted(entry.key().found()),
                    () -> "If the comma belongs to the text, put the whole text in quotes.");
        } else {
            problems.error(
                    Code.UNKNOWN_KEY,
                    entry.key(),
                    "%s has no key %s.".formatted(capital(wants), entry.key().found()),
                    () -> {
                        var familiar = FamiliarKeys.suggest(name, known());
                        return familiar.isEmpty() ? Nearest.suggest(name, known()) : familiar;
                    });
        }
    }

    private List<String> known() {
        return List.copyOf(keys.keySet());
    }

    /// Whether the key stands in braces without even a colon, as after a comma within a text.
    private static boolean isBare(Node value, Problems problems) {
        return value instanceof Node.Text text
                && text.isNothing()
                && text.value().isEmpty()
                && !problems.source()
                        .before(text.span().line(), text.span().column())
                        .stripTrailing()
                        .endsWith(":");
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
