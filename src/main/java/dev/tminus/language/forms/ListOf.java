package dev.tminus.language.forms;

import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list of values of one form; what cannot be read is left out.
public record ListOf<T>(String wants, Form<T> item, int atLeast) implements Form<List<T>> {

    @Override
    public @Nullable List<T> read(Node node, Problems problems) {
        if (!(node instanceof Node.Items list)) {
            Form.refuseKind(node, wants, problems, suggestion(node));
            return null;
        }
        if (!Form.isEnough(node, list.items().size(), atLeast, wants, problems)) {
            return null;
        }
        var values = new ArrayList<T>(list.items().size());
        for (var each : list.items()) {
            var value = item.read(each, problems);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private String suggestion(Node node) {
        if (!(node instanceof Node.Text)) {
            return "Begin it with `- `.";
        }
        return item instanceof Shape || item instanceof ByKey
                ? "Each is a mapping of its own: `[{…}, {…}]`."
                : "Put it in brackets: `[…]`.";
    }
}
