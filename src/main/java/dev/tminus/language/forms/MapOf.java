package dev.tminus.language.forms;

import static java.util.Objects.requireNonNull;

import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A mapping whose keys are names of the file's own, in the order of the file.
public record MapOf<K, V>(String wants, Scalar<K> name, Form<V> value, int atLeast)
        implements Form<Map<K, MapOf.Named<V>>> {

    public MapOf(String wants, Scalar<K> name, Form<V> value) {
        this(wants, name, value, 0);
    }

    /// An entry of such a mapping.
    ///
    /// @param value null where it could not be read; the name counts as known all the same, so that
    ///   one fault is reported once
    public record Named<V>(Node.Text name, @Nullable V value) {}

    /// What is made of each value of a file without problems, in the order of the file.
    public static <K, V, T> Map<K, T> values(Map<K, Named<V>> named, Function<V, T> make) {
        var values = new LinkedHashMap<K, T>();
        named.forEach((name, value) -> values.put(name, make.apply(requireNonNull(value.value()))));
        return Collections.unmodifiableMap(values);
    }

    @Override
    public @Nullable Map<K, Named<V>> read(Node node, Problems problems) {
        if (!(node instanceof Node.Entries mapping)) {
            Form.refuseKind(node, wants, problems, "Write `name: …`, one below the other.");
            return null;
        }
        if (!Form.isEnough(node, mapping.entries().size(), atLeast, wants, problems)) {
            return null;
        }
        var values = LinkedHashMap.<K, Named<V>>newLinkedHashMap(mapping.entries().size());
        for (var entry : mapping.entries().values()) {
            var key = name.read(entry.key(), problems);
            var read = value.read(entry.value(), problems);
            if (key != null) {
                values.put(key, new Named<>(entry.key(), read));
            }
        }
        return values;
    }
}
