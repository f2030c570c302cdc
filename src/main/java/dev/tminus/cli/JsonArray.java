package dev.tminus.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// A JSON array (RFC 8259) for other tools, one object a line.
final class JsonArray {

    private static final JsonMapper JSON = new JsonMapper();

    private JsonArray() {}

    /// @param objects each with its members in order
    static String of(List<Map<String, Object>> objects) {
        return objects.isEmpty()
                ? "[]\n"
                : objects.stream()
                        .map(JSON::writeValueAsString)
                        .collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
    }
}
