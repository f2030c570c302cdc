package dev.tminus.change;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Every record that differs from another in one value somewhere below it: a text is longer, a
/// number larger, a flag turned, an item taken out, an optional value gone or there, one sort of
/// value in place of another.
final class Variants {

    static final String ORDER = ", its order";

    /// Values of every sort, by the type of the component that holds them.
    private final Map<Class<?>, Map<Class<?>, Object>> samples = new HashMap<>();

    private final Set<String> varied = new HashSet<>();

    /// @param where it differs: `Undo.takes`
    private record Variant(String where, Object value) {}

    /// @param records where values of every sort are found
    Variants(List<? extends Record> records) {
        records.forEach(this::collect);
    }

    /// The components in or below which something was different so far.
    Set<String> varied() {
        return varied;
    }

    /// @param found takes where a variant differs, and the variant
    <R extends Record> void of(R original, BiConsumer<String, R> found) {
        each(
                original,
                "",
                variant -> {
                    @SuppressWarnings("unchecked")
                    var whole = (R) variant.value();
                    found.accept(variant.where(), whole);
                });
    }

    private void collect(Object value) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map -> map.values().forEach(this::collect);
            case Collection<?> many -> many.forEach(this::collect);
            case Record record -> {
                for (var component : record.getClass().getRecordComponents()) {
                    var held = value(component, record);
                    if (held != null) {
                        samples.computeIfAbsent(component.getType(), _ -> new HashMap<>())
                                .putIfAbsent(held.getClass(), held);
                    }
                    collect(held);
                }
            }
            default -> {}
        }
    }

    private void each(Object value, String where, Consumer<Variant> put) {
        switch (value) {
            case null -> {}
            case String text -> put.accept(new Variant(where, text + "x"));
            case Boolean flag -> put.accept(new Variant(where, !flag));
            case Integer number -> put.accept(new Variant(where, number + 1));
            case Long number -> put.accept(new Variant(where, number + 1));
            case BigDecimal number -> put.accept(new Variant(where, number.add(BigDecimal.ONE)));
            case Duration time -> put.accept(new Variant(where, time.plusMillis(1)));
            case LocalTime time -> put.accept(new Variant(where, time.plusMinutes(1)));
            case LocalDate date -> put.accept(new Variant(where, date.plusDays(1)));
            case ZoneId zone -> put.accept(new Variant(where, ZoneId.of("Asia/Tokyo")));
            case Enum<?> constant -> put.accept(new Variant(where, next(constant)));
            case Optional<?> maybe when maybe.isEmpty() -> {}
            case Optional<?> _ -> put.accept(new Variant(where, Optional.empty()));
            case Map<?, ?> map -> map(map, where, put);
            case Collection<?> many -> collection(many, where, put);
            case Record record -> record(record, put);
            default -> throw new IllegalArgumentException(where + " is a " + value.getClass());
        }
    }

    private static Object next(Enum<?> constant) {
        var all = constant.getDeclaringClass().getEnumConstants();
        return all[(constant.ordinal() + 1) % all.length];
    }

    private void map(Map<?, ?> map, String where, Consumer<Variant> put) {
        map.forEach((key, value) -> {
            var without = new LinkedHashMap<Object, Object>(map);
            without.remove(key);
            put.accept(new Variant(where, without));
            each(
                    value,
                    where,
                    variant -> {
                        var with = new LinkedHashMap<Object, Object>(map);
                        with.put(key, variant.value());
                        put.accept(new Variant(variant.where(), with));
                    });
        });
    }

    private void collection(Collection<?> many, String where, Consumer<Variant> put) {
        var items = new ArrayList<Object>(many);
        for (int i = 0; i < items.size(); i++) {
            int at = i;
            var without = new ArrayList<>(items);
            without.remove(at);
            put.accept(new Variant(where, like(many, without)));
            if (at > 0 && many instanceof List<?>) {
                var swapped = new ArrayList<>(items);
                swapped.set(at - 1, items.get(at));
                swapped.set(at, items.get(at - 1));
                put.accept(new Variant(where + ORDER, swapped));
            }
            each(
                    items.get(at),
                    where,
                    variant -> {
                        var with = new ArrayList<>(items);
                        with.set(at, variant.value());
                        put.accept(new Variant(variant.where(), like(many, with)));
                    });
        }
    }

    private static Object like(Collection<?> original, List<Object> items) {
        return original instanceof Set<?> ? new LinkedHashSet<>(items) : items;
    }

    private void record(Record record, Consumer<Variant> put) {
        var components = record.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            int at = i;
            var where = name(components[at]);
            Consumer<Variant> whole =
                    variant -> {
                        varied.add(where);
                        put.accept(new Variant(variant.where(), with(record, at, variant.value())));
                    };
            var value = value(components[at], record);
            if (value != null && isNullable(components[at])) {
                whole.accept(new Variant(where, null));
            }
            samples.getOrDefault(components[at].getType(), Map.of())
                    .forEach((sort, sample) -> {
                        boolean other =
                                value == null
                                        ? isNullable(components[at])
                                        : sort != value.getClass();
                        if (other && isOneValue(sample)) {
                            whole.accept(new Variant(where, sample));
                        }
                    });
            each(value, where, whole);
        }
    }

    /// Lists and maps of one component are no samples for another.
    private static boolean isOneValue(Object sample) {
        return !(sample instanceof Collection<?>
                || sample instanceof Map<?, ?>
                || sample instanceof Optional<?>);
    }

    static String name(RecordComponent component) {
        return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    }

    private static boolean isNullable(RecordComponent component) {
        return Arrays.stream(component.getAnnotatedType().getAnnotations())
                .anyMatch(one -> one.annotationType().getSimpleName().equals("Nullable"));
    }

    private static Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object with(Record record, int at, Object value) {
        var components = record.getClass().getRecordComponents();
        var types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(components).map(one -> value(one, record)).toArray();
        values[at] = value;
        try {
            return record.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record.getClass() + " takes no " + value, e);
        }
    }
}
