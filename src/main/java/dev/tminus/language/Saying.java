package dev.tminus.language;

import org.jspecify.annotations.Nullable;

/// A value whose place is needed later, when names are resolved.
record Saying<T>(Form<T> form) implements Form<Said<T>> {

    @Override
    public @Nullable Said<T> read(Node node, Problems problems) {
        var value = form.read(node, problems);
        return value == null ? null : new Said<>(value, node);
    }

    @Override
    public String wants() {
        return form.wants();
    }
}
