package dev.tminus.language.forms;

import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// One value, or a list of longer ones.
///
/// @param alone makes a longer one of the value alone
public record OneOrMany<S, T>(Form<S> one, Form<List<T>> many, BiFunction<S, Node, T> alone)
        implements Form<List<T>> {

    @Override
    public @Nullable List<T> read(Node node, Problems problems) {
        if (node instanceof Node.Items) {
            return many.read(node, problems);
        }
        var value = one.read(node, problems);
        return value == null ? null : List.of(alone.apply(value, node));
    }

    @Override
    public String wants() {
        return one.wants() + ", or " + many.wants();
    }
}
