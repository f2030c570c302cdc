package dev.tminus.language;

import dev.tminus.language.yaml.Node;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What an editor makes of a YAML document before it asks a schema: JSON, by the core schema of
/// YAML 1.2.
final class AsJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
    private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]+");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,6})?");

    /// The pointers of the values that begin at a place, or whose keys do.
    private final Map<Node.Span, Set<String>> pointers = new HashMap<>();

    private AsJson() {}

    static JsonNode of(Node node) {
        return new AsJson().convert(node, "");
    }

    /// Where each place of the document is in its JSON.
    static Map<String, Set<String>> pointers(Node node) {
        var json = new AsJson();
        json.convert(node, "");
        var byPlace = new HashMap<String, Set<String>>();
        json.pointers.forEach((span, found) ->
                byPlace.computeIfAbsent(
                                (span.line() + 1) + ":" + (span.column() + 1), _ -> new HashSet<>())
                        .addAll(found));
        return byPlace;
    }

    private JsonNode convert(Node node, String pointer) {
        pointers.computeIfAbsent(node.span(), _ -> new HashSet<>()).add(pointer);
        return switch (node) {
            case Node.Text text -> scalar(text);
            case Node.Items list -> {
                var array = JSON.arrayNode();
                for (var item : list.items()) {
                    array.add(convert(item, pointer + "/" + array.size()));
                }
                yield array;
            }
            case Node.Entries mapping -> {
                var object = JSON.objectNode();
                mapping.entries()
                        .forEach((name, entry) -> {
                            var key = entry.key().isNothing() ? "" : name;
                            pointers.computeIfAbsent(entry.key().span(), _ -> new HashSet<>())
                                    .add(pointer);
                            var escaped = key.replace("~", "~0").replace("/", "~1");
                            object.set(key, convert(entry.value(), pointer + "/" + escaped));
                        });
                yield object;
            }
        };
    }

    private static JsonNode scalar(Node.Text text) {
        var value = text.value();
        if (text.isNothing()) {
            return JSON.nullNode();
        }
        if (!text.plain()) {
            return JSON.stringNode(value);
        }
        if (value.matches("true|True|TRUE|false|False|FALSE")) {
            return JSON.booleanNode(Boolean.parseBoolean(value));
        }
        if (INTEGER.matcher(value).matches()) {
            return JSON.numberNode(
                    new BigInteger(value.startsWith("+") ? value.substring(1) : value));
        }
        if (OCTAL.matcher(value).matches()) {
            return JSON.numberNode(new BigInteger(value.substring(2), 8));
        }
        if (HEX.matcher(value).matches()) {
            return JSON.numberNode(new BigInteger(value.substring(2), 16));
        }
        return DECIMAL.matcher(value).matches()
                ? JSON.numberNode(new BigDecimal(value))
                : JSON.stringNode(value);
    }
}
