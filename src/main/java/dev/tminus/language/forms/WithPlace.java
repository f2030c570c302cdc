package dev.tminus.language.forms;

import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import org.jspecify.annotations.Nullable;

/// A value whose place is needed later, when names are resolved.
public record WithPlace<T>(Form<T> form) implements Form<Placed<T>> {

    @Override
    public @Nullable Placed<T> read(Node node, Problems problems) {
        var value = form.read(node, problems);
        return value == null ? null : new Placed<>(value, node);
    }

    @Override
    public String wants() {
        return form.wants();
    }
}
