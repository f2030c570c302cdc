package dev.tminus.schedule;

import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Expression.Operator;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.names.StepId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What tests come to where some names have a value and others have none yet: the same in a plan
/// and in a run.
public final class Tests {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?");

    private final Names names;

    /// @param names what a test may ask for
    public Tests(Names names) {
        this.names = names;
    }

    /// The values behind names, and how they are declared.
    public interface Names {

        /// The value of a name as it is kept, or null while there is none. Never asked for what is
        /// written in the test itself.
        @Nullable String value(Expression name);

        /// What is asked for when a run is planned.
        List<Field> inputs();

        /// What a step asks for.
        List<Field> form(StepId step);
    }

    /// Null where a value is missing that would decide.
    public @Nullable Boolean holds(Expression test) {
        return switch (test) {
            case Expression.And(var left, var right) -> both(holds(left), holds(right));
            case Expression.Or(var left, var right) ->
                    not(both(not(holds(left)), not(holds(right))));
            case Expression.Not(var of) -> not(holds(of));
            case Expression.Compare(var left, var operator, var right) ->
                    compare(left, operator, right);
            case Expression.Verdict _ -> is(value(test), "passed");
            case Expression.Literal _,
                    Expression.RunMode _,
                    Expression.InputValue _,
                    Expression.Variable _,
                    Expression.Answer _ ->
                    is(value(test), "true");
        };
    }

    /// The input, or the field of a form, behind a name.
    static Optional<Field> field(Names names, Expression name) {
        return switch (name) {
            case Expression.InputValue(var input) -> named(names.inputs(), input);
            case Expression.Answer(var step, var field) -> named(names.form(step), field);
            case Expression.And _,
                    Expression.Or _,
                    Expression.Not _,
                    Expression.Compare _,
                    Expression.Literal _,
                    Expression.RunMode _,
                    Expression.Variable _,
                    Expression.Verdict _ ->
                    Optional.empty();
        };
    }

    private static Optional<Field> named(List<Field> fields, String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /// One that does not hold decides alone.
    private static @Nullable Boolean both(@Nullable Boolean one, @Nullable Boolean other) {
        if (Boolean.FALSE.equals(one) || Boolean.FALSE.equals(other)) {
            return false;
        }
        boolean open = one == null || other == null;
        return open ? null : Boolean.TRUE;
    }

    private static @Nullable Boolean not(@Nullable Boolean of) {
        return of == null ? null : !of;
    }

    private static @Nullable Boolean is(@Nullable String value, String wanted) {
        return value == null ? null : (Boolean) value.equals(wanted);
    }

    private @Nullable String value(Expression name) {
        return name instanceof Expression.Literal(var value) ? value : names.value(name);
    }

    private @Nullable Boolean compare(Expression left, Operator operator, Expression right) {
        var one = value(left);
        var other = value(right);
        if (one == null || other == null) {
            return null;
        }
        var fields = Stream.of(left, right).flatMap(name -> field(names, name).stream()).toList();
        var bySize =
                fields.stream().anyMatch(Tests::isText)
                        ? Optional.<Integer>empty()
                        : order(one, other);
        return switch (operator) {
            case EQUAL -> isEqual(fields, one, other);
            case DIFFERENT -> !isEqual(fields, one, other);
            case BELOW -> bySize.map(by -> by < 0).orElse(null);
            case AT_MOST -> bySize.map(by -> by <= 0).orElse(null);
            case ABOVE -> bySize.map(by -> by > 0).orElse(null);
            case AT_LEAST -> bySize.map(by -> by >= 0).orElse(null);
        };
    }

    /// Whether two values are one as their declared types have it; without a type as texts, so that
    /// build 4.10 is not build 4.1.
    private static boolean isEqual(List<Field> fields, String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        if (fields.isEmpty() || fields.stream().anyMatch(Tests::isText)) {
            return false;
        }
        return switch (fields.getFirst().type()) {
            case INTEGER, DECIMAL, DURATION -> order(one, other).filter(by -> by == 0).isPresent();
            case BOOLEAN -> isYes(one) == isYes(other);
            case TIMESTAMP -> isSameTime(one, other);
            case TEXT, CHOICE, LIST -> false;
        };
    }

    private static boolean isText(Field field) {
        return switch (field.type()) {
            case TEXT, CHOICE, LIST -> true;
            case INTEGER, DECIMAL, BOOLEAN, TIMESTAMP, DURATION -> false;
        };
    }

    private static boolean isYes(String truth) {
        return truth.equalsIgnoreCase("true") || truth.equalsIgnoreCase("yes");
    }

    private static boolean isSameTime(String one, String other) {
        try {
            return OffsetDateTime.parse(one).isEqual(OffsetDateTime.parse(other));
        } catch (DateTimeParseException notOne) {
            return false;
        }
    }

    /// By size, where both are numbers or both are durations.
    private static Optional<Integer> order(String one, String other) {
        var numbers = both(number(one), number(other), Comparator.<BigDecimal>naturalOrder());
        return numbers.isPresent()
                ? numbers
                : both(
                        Durations.parse(one).found(),
                        Durations.parse(other).found(),
                        Comparator.<Duration>naturalOrder());
    }

    private static <T> Optional<Integer> both(
            Optional<T> left, Optional<T> right, Comparator<T> order) {
        return left.flatMap(one -> right.map(other -> order.compare(one, other)));
    }

    static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }
}
