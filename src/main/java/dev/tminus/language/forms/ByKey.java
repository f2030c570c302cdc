package dev.tminus.language.forms;

import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import org.jspecify.annotations.Nullable;

/// One of two mappings, told apart by a key that only the first has.
///
/// @param list whether it is the key only where a list, or nothing else, stands with it
public record ByKey<T>(String key, boolean list, Form<? extends T> with, Form<? extends T> without)
        implements Form<T> {

    public ByKey(String key, Form<? extends T> with, Form<? extends T> without) {
        this(key, false, with, without);
    }

    @Override
    public @Nullable T read(Node node, Problems problems) {
        return isFirst(node) ? with.read(node, problems) : without.read(node, problems);
    }

    private boolean isFirst(Node node) {
        if (!(node instanceof Node.Entries(_, _, var entries))) {
            return false;
        }
        var entry = entries.get(key);
        return entry != null
                && (!list || entries.size() == 1 || entry.value() instanceof Node.Items);
    }

    @Override
    public String wants() {
        var words = without.wants();
        return words.contains(with.wants()) ? words : words + " or " + with.wants();
    }
}
