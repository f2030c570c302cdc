package dev.tminus.change;

import dev.tminus.runbook.Condition;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Takes records apart by their components, so that a component that is added to the language is
/// compared from its first day on.
final class Components {

    /// Asked for over and over, and made anew by the JVM each time.
    private static final ClassValue<List<RecordComponent>> COMPONENTS =
            new ClassValue<>() {
                @Override
                protected List<RecordComponent> computeValue(Class<?> type) {
                    return List.of(
                            Objects.requireNonNull(type.getRecordComponents(), type.getName()));
                }
            };

    private Components() {}

    static List<RecordComponent> of(Class<?> type) {
        return COMPONENTS.get(type);
    }

    static @Nullable Object value(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    /// Whether two values mean the same. `0.10` means `0.1`, and a test means the same however it
    /// is spaced.
    static boolean same(@Nullable Object one, @Nullable Object other) {
        if (Objects.equals(one, other)) {
            return true;
        }
        if (one == null || other == null) {
            return false;
        }
        return switch (one) {
            case BigDecimal number ->
                    other instanceof BigDecimal second && number.compareTo(second) == 0;
            case Condition(_, var test, var assume) ->
                    other instanceof Condition second
                            && test.equals(second.test())
                            && Objects.equals(assume, second.assume());
            case List<?> list -> other instanceof List<?> second && sameItems(list, second);
            case Map<?, ?> map -> other instanceof Map<?, ?> second && sameValues(map, second);
            case Record record ->
                    record.getClass() == other.getClass()
                            && of(record.getClass()).stream()
                                    .allMatch(
                                            part -> same(value(part, record), value(part, other)));
            default -> false;
        };
    }

    private static boolean sameItems(List<?> one, List<?> other) {
        return one.size() == other.size()
                && IntStream.range(0, one.size()).allMatch(i -> same(one.get(i), other.get(i)));
    }

    private static boolean sameValues(Map<?, ?> one, Map<?, ?> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream()
                        .allMatch(entry -> same(entry.getValue(), other.get(entry.getKey())));
    }
}
