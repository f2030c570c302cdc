package dev.tminus.language.forms;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes a shape as JSON Schema 2020-12, so that editors complete and explain keys. It refuses
/// nothing that the reader takes; what needs more than one look at a file (names, times, order)
/// only the reader refuses.
public final class JsonSchema {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .defaultPrettyPrinter(
                            new DefaultPrettyPrinter()
                                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                                    .withSeparators(
                                            Separators.createDefaultInstance()
                                                    .withObjectNameValueSpacing(
                                                            Separators.Spacing.AFTER)))
                    .build();

    private final Map<String, Object> definitions = new LinkedHashMap<>();
    private final IdentityHashMap<Shape<?>, String> names = new IdentityHashMap<>();

    private JsonSchema() {}

    /// The same text every time.
    public static String of(Shape<?> root, String description) {
        var schema = new JsonSchema();
        var document = new LinkedHashMap<String, Object>();
        document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        document.put("title", title(root.wants()));
        document.put("description", description);
        document.putAll(schema.reference(root));
        document.put("$defs", schema.definitions);
        return JSON.writeValueAsString(document) + "\n";
    }

    private Map<String, Object> of(Form<?> form) {
        return switch (form) {
            case Scalar<?> scalar -> of(scalar.schema());
            case WithPlace<?> saying -> of(saying.form());
            case ListOf<?> list -> of(list);
            case MapOf<?, ?> map -> of(map);
            case Shape<?> shape -> reference(shape);
            case Data data -> anyOf(of(data.text()), mapping("type", List.of("object", "array")));
            case Either<?> either -> anyOf(of(either.shortForm()), of(either.longForm()));
            case OneOrMany<?, ?> some -> anyOf(of(some.one()), of(some.many()));
            case ByKey<?> two ->
                    anyOf(
                            and(of(two.with()), "required", List.of(two.key())),
                            and(of(two.without()), "not", Map.of("required", List.of(two.key()))));
        };
    }

    private Map<String, Object> of(ListOf<?> list) {
        var schema = mapping("type", "array");
        if (list.atLeast() > 0) {
            schema.put("minItems", list.atLeast());
        }
        schema.put("items", of(list.item()));
        return schema;
    }

    private Map<String, Object> of(MapOf<?, ?> map) {
        var schema = mapping("type", "object");
        if (map.atLeast() > 0) {
            schema.put("minProperties", map.atLeast());
        }
        var value = of(map.value());
        if (map.name().schema() instanceof SchemaType.Enumeration(var words)) {
            var properties = new LinkedHashMap<String, Object>();
            words.forEach(word -> properties.put(word, value));
            schema.put("properties", properties);
            schema.put("additionalProperties", false);
        } else {
            schema.put("propertyNames", ofName(map.name().schema()));
            schema.put("additionalProperties", value);
        }
        return schema;
    }

    private static Map<String, Object> of(SchemaType look) {
        return switch (look) {
            case SchemaType.Anything _ -> mapping("type", List.of("string", "number", "boolean"));
            case SchemaType.Matching(var pattern) ->
                    and(
                            mapping("type", List.of("string", "number", "boolean")),
                            "pattern",
                            pattern);
            case SchemaType.Text(var pattern) -> and(mapping("type", "string"), "pattern", pattern);
            case SchemaType.Enumeration(var words) -> ofWords(words);
            case SchemaType.Whole(var least, var most) -> {
                var whole = mapping("type", "integer");
                whole.put("minimum", least);
                whole.put("maximum", most);
                yield whole;
            }
            case SchemaType.Numeric(var pattern) ->
                    and(mapping("type", List.of("number", "string")), "pattern", pattern);
        };
    }

    /// YAML takes `true` without quotes for a flag, and with them for a text.
    private static Map<String, Object> ofWords(List<String> words) {
        return words.equals(List.of("true", "false"))
                ? and(mapping("type", List.of("boolean", "string")), "pattern", "^(?:true|false)$")
                : mapping("enum", words);
    }

    /// The key of a mapping is a text, whatever it looks like.
    private static Map<String, Object> ofName(SchemaType look) {
        return switch (look) {
            case SchemaType.Matching(var pattern) -> mapping("pattern", pattern);
            case SchemaType.Text(var pattern) -> mapping("pattern", pattern);
            case SchemaType.Numeric(var pattern) -> mapping("pattern", pattern);
            case SchemaType.Enumeration(var words) -> mapping("enum", words);
            case SchemaType.Anything _, SchemaType.Whole _ -> new LinkedHashMap<>();
        };
    }

    private Map<String, Object> reference(Shape<?> shape) {
        var name = names.get(shape);
        if (name == null) {
            name = freeName(shape.wants());
            names.put(shape, name);
            definitions.put(name, Map.of());
            definitions.put(name, define(shape));
        }
        return mapping("$ref", "#/$defs/" + name);
    }

    /// `sql-check` for `` an `sql` check ``; different shapes of one name are numbered.
    private String freeName(String wants) {
        var name =
                wants.replaceFirst("^(?:an?|the) ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        var free = name;
        for (int i = 2; definitions.containsKey(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    private Map<String, Object> define(Shape<?> shape) {
        var schema = mapping("title", title(shape.wants()));
        schema.put("type", "object");
        var properties = new LinkedHashMap<String, Object>();
        shape.keys().values().forEach(key -> properties.put(key.name(), describe(key)));
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        var required = shape.keys().values().stream().filter(Key::required).map(Key::name).toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        if (!shape.rules().isEmpty()) {
            schema.put("allOf", each(shape.rules()));
        }
        return schema;
    }

    private Map<String, Object> describe(Key<?> key) {
        var schema = mapping("title", title(key.form().wants()));
        schema.put(
                "description",
                key.required() ? key.says() : key.says() + " Without it: " + key.otherwise() + ".");
        schema.putAll(of(key.form()));
        return schema;
    }

    private static Map<String, Object> all(List<Rule> rules) {
        return rules.size() == 1 ? of(rules.getFirst()) : mapping("allOf", each(rules));
    }

    private static List<Object> each(List<Rule> rules) {
        var schemas = new ArrayList<Object>();
        rules.forEach(rule -> schemas.add(of(rule)));
        return schemas;
    }

    private static Map<String, Object> of(Rule rule) {
        return switch (rule) {
            case Rule.ExactlyOne(var keys, _) -> mapping("oneOf", present(keys));
            case Rule.AtLeastOne(var keys, _) when keys.size() == 1 -> mapping("required", keys);
            case Rule.AtLeastOne(var keys, _) -> mapping("anyOf", present(keys));
            case Rule.Without(var keys, _) -> {
                var properties = new LinkedHashMap<String, Object>();
                keys.forEach(key -> properties.put(key, false));
                yield mapping("properties", properties);
            }
            case Rule.With(var key, var then) ->
                    and(mapping("if", mapping("required", List.of(key))), "then", all(then));
            case Rule.WithInside(var key, var inner, var then) -> {
                var holder = and(mapping("type", "object"), "required", List.of(inner));
                var when =
                        and(mapping("required", List.of(key)), "properties", mapping(key, holder));
                yield and(mapping("if", when), "then", all(then));
            }
            case Rule.Where(var key, var words, var alsoMissing, var then) -> {
                var when = mapping("properties", mapping(key, mapping("enum", values(words))));
                if (!alsoMissing) {
                    when.put("required", List.of(key));
                }
                yield and(mapping("if", when), "then", all(then));
            }
        };
    }

    /// A flag stands with or without quotes.
    private static List<Object> values(List<String> words) {
        var values = new ArrayList<Object>(words);
        Stream.of(true, false).filter(flag -> words.contains(flag.toString())).forEach(values::add);
        return values;
    }

    private static List<Object> present(List<String> keys) {
        var schemas = new ArrayList<Object>();
        keys.forEach(key -> schemas.add(mapping("required", List.of(key))));
        return schemas;
    }

    private static Map<String, Object> anyOf(Map<String, Object> one, Map<String, Object> other) {
        return mapping("anyOf", List.of(one, other));
    }

    private static Map<String, Object> mapping(String key, Object value) {
        var mapping = new LinkedHashMap<String, Object>();
        mapping.put(key, value);
        return mapping;
    }

    private static Map<String, Object> and(Map<String, Object> schema, String key, Object value) {
        schema.put(key, value);
        return schema;
    }

    private static String title(String wants) {
        return Character.toUpperCase(wants.charAt(0)) + wants.substring(1);
    }
}
