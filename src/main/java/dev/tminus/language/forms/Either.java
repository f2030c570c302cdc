package dev.tminus.language.forms;

import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import org.jspecify.annotations.Nullable;

/// A short form in one word or number, or a long one as a mapping.
public record Either<T>(Form<T> shortForm, Form<T> longForm) implements Form<T> {

    @Override
    public @Nullable T read(Node node, Problems problems) {
        return node instanceof Node.Entries
                ? longForm.read(node, problems)
                : shortForm.read(node, problems);
    }

    @Override
    public String wants() {
        return shortForm.wants() + ", or " + longForm.wants();
    }
}
