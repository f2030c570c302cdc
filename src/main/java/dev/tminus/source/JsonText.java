package dev.tminus.source;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// One text for all JSON that says the same: keys in order, numbers plain, no white space. A key
/// that occurs twice stays there twice.
final class JsonText {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;
    private final StringBuilder out = new StringBuilder();

    private JsonText(JsonParser parser) {
        this.parser = parser;
    }

    /// The text itself where it is no JSON, or JSON without measure.
    static String canonical(String text) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            var json = new JsonText(parser);
            json.value(parser.nextToken());
            return parser.nextToken() == null ? json.out.toString() : text;
        } catch (JacksonException | NumberFormatException e) {
            return text;
        }
    }

    private void value(JsonToken token) {
        switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> quote(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                var number = ValueText.number(new BigDecimal(parser.getString()));
                out.append(number == null ? parser.getString() : number);
            }
            case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> out.append(parser.getString());
            case null, default -> throw new NumberFormatException("No JSON");
        }
    }

    private void array() {
        var separator = "[";
        for (var token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            out.append(separator);
            value(token);
            separator = ",";
        }
        out.append(separator.equals("[") ? "[]" : "]");
    }

    private void object() {
        int begin = out.length();
        List<Map.Entry<String, String>> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            value(parser.nextToken());
            members.add(Map.entry(name, out.substring(begin)));
            out.setLength(begin);
        }
        members.sort(Comparator.comparing(Map.Entry::getKey));
        out.append('{');
        for (var member : members) {
            quote(member.getKey());
            out.append(':').append(member.getValue()).append(',');
        }
        out.setLength(members.isEmpty() ? out.length() : out.length() - 1);
        out.append('}');
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
