package dev.tminus.change;

import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.StepId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Other names for ids, wherever a runbook holds them: as ids, in names of uses, and in tests and
/// placeholders.
final class Renaming {

    /// Components that repeat the id of a check as a text.
    private static final Set<String> REPEATING = Set.of("as", "use", "check", "title");

    private final Map<Record, Record> ids = new HashMap<>();
    private final Map<String, String> repeated = new HashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();

    Renaming step(String was, String is) {
        texts.put("\\b(answers|checks|evidence|outputs)\\.%s\\b(?!-)".formatted(was), "$1." + is);
        return put(new StepId(was), new StepId(is));
    }

    Renaming check(String was, String is) {
        repeated.put(was, is);
        texts.put("\\b(checks\\.(?:[a-z0-9-]+\\.)?)%s\\b(?!-)".formatted(was), "$1" + is);
        return put(new CheckId(was), new CheckId(is));
    }

    Renaming put(Record was, Record is) {
        ids.put(was, is);
        return this;
    }

    <R extends Record> R in(R record) {
        @SuppressWarnings("unchecked") // a record is made again as what it was
        var renamed = (R) (ids.isEmpty() ? record : renamed((Record) record));
        return renamed;
    }

    private Record renamed(Record record) {
        var other = ids.get(record);
        return other == null ? again(record) : other;
    }

    private @Nullable Object renamed(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> renamed(text);
            case StepId step when step.isOfChild() && ids.containsKey(step.host()) ->
                    new StepId(
                            ids.get(step.host())
                                    + step.value().substring(step.host().value().length()));
            case Record record -> renamed(record);
            case Optional<?> maybe -> maybe.map(this::renamed);
            case Map<?, ?> map -> renamed(map);
            case Set<?> set -> renamed(set);
            case List<?> list -> renamed(list);
            default -> value;
        };
    }

    private String renamed(String text) {
        if (text.indexOf('.') < 0) {
            return text;
        }
        var other = text;
        for (var one : texts.entrySet()) {
            other = other.replaceAll(one.getKey(), one.getValue());
        }
        return other;
    }

    private Object renamed(Map<?, ?> map) {
        var other = new LinkedHashMap<Object, Object>();
        map.forEach((key, value) -> other.put(renamed(key), renamed(value)));
        return other.equals(map) ? map : other;
    }

    private Object renamed(Set<?> set) {
        var other = new LinkedHashSet<Object>();
        set.forEach(one -> other.add(renamed(one)));
        return set.equals(other) ? set : other;
    }

    private Object renamed(List<?> list) {
        var other = new ArrayList<Object>();
        list.forEach(one -> other.add(renamed(one)));
        return list.equals(other) ? list : List.copyOf(other);
    }

    private Record again(Record record) {
        var components = Components.of(record.getClass());
        @Nullable Object[] values = new @Nullable Object[components.size()];
        boolean same = true;
        for (int i = 0; i < values.length; i++) {
            var was = Components.value(components.get(i), record);
            values[i] =
                    was instanceof String text
                                    && REPEATING.contains(components.get(i).getName())
                                    && repeated.containsKey(text)
                            ? repeated.get(text)
                            : renamed(was);
            same &= Objects.equals(values[i], was);
        }
        return same ? record : make(record.getClass(), components, values);
    }

    private static Record make(
            Class<? extends Record> type,
            List<RecordComponent> components,
            @Nullable Object[] values) {
        var types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException(type + " cannot be made again", e);
        }
    }
}
