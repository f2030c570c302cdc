package dev.tminus.language;

import org.jspecify.annotations.Nullable;

/// One of two mappings, told apart by a key that only the first has.
record ByKey<T>(String key, Form<? extends T> with, Form<? extends T> without) implements Form<T> {

    @Override
    public @Nullable T read(Node node, Problems problems) {
        return node instanceof Node.Entries mapping && mapping.entries().containsKey(key)
                ? with.read(node, problems)
                : without.read(node, problems);
    }

    @Override
    public String wants() {
        var words = without.wants();
        return words.contains(with.wants()) ? words : words + " or " + with.wants();
    }
}
