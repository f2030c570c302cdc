package dev.tminus.language.forms;

import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/// What a request carries: a text as it is, or a mapping or list that is sent as JSON. What stands
/// in it without quotes and is a number or a flag in JSON stays one.
public record Data(Form<String> text) implements Form<Action.Body> {

    private static final Pattern NUMBER =
            Pattern.compile("-?(?:0|[1-9]\\d{0,100})(?:\\.\\d{1,100})?(?:[eE][+-]?\\d{1,3})?");

    @Override
    public Action.@Nullable Body read(Node node, Problems problems) {
        if (node instanceof Node.Text) {
            var written = text.read(node, problems);
            return written == null ? null : new Action.Body(written, false);
        }
        boolean[] good = {true};
        var value = value(node, problems, good);
        return good[0]
                ? new Action.Body(JsonMapper.shared().writeValueAsString(value), true)
                : null;
    }

    @Override
    public String wants() {
        return text.wants() + ", or a mapping or list that is sent as JSON";
    }

    private static @Nullable Object value(Node node, Problems problems, boolean[] good) {
        return switch (node) {
            case Node.Text text -> {
                good[0] &= Signs.PLACEHOLDERS.accept(text, problems);
                yield ofText(text);
            }
            case Node.Items list -> {
                var values = new ArrayList<Object>();
                list.items().forEach(item -> values.add(value(item, problems, good)));
                yield values;
            }
            case Node.Entries mapping -> {
                var values = new LinkedHashMap<String, Object>();
                mapping.entries()
                        .forEach((key, entry) ->
                                values.put(key, value(entry.value(), problems, good)));
                yield values;
            }
        };
    }

    private static @Nullable Object ofText(Node.Text text) {
        if (text.isNothing()) {
            return null;
        }
        boolean plain =
                text.plain()
                        && (NUMBER.matcher(text.value()).matches()
                                || List.of("true", "false").contains(text.value()));
        return plain ? new RawValue(text.value()) : text.value();
    }
}
