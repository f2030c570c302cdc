package dev.tminus.schedule;

import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Runbook;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What tests come to where some names have a value and others have none yet.
final class Tests {

    private static final String TRUE = "true";

    private final Runbook runbook;

    Tests(Runbook runbook) {
        this.runbook = runbook;
    }

    /// Null where a value is missing that would decide.
    @Nullable Boolean holds(Expression test, Map<Expression, String> values) {
        return switch (test) {
            case Expression.And(var left, var right) ->
                    both(holds(left, values), holds(right, values));
            case Expression.Or(var left, var right) ->
                    not(both(not(holds(left, values)), not(holds(right, values))));
            case Expression.Not(var of) -> not(holds(of, values));
            case Expression.Compare(var left, var operator, var right) ->
                    compare(left, operator, right, values);
            case Expression.Verdict _ -> is(value(test, values), "passed");
            case Expression.Literal _,
                    Expression.RunMode _,
                    Expression.InputValue _,
                    Expression.Variable _,
                    Expression.Answer _ ->
                    is(value(test, values), TRUE);
        };
    }

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

    private static @Nullable String value(Expression name, Map<Expression, String> values) {
        return name instanceof Expression.Literal(var value, _) ? value : values.get(name);
    }

    private @Nullable Boolean compare(
            Expression left,
            Expression.Operator operator,
            Expression right,
            Map<Expression, String> values) {
        var one = value(left, values);
        var other = value(right, values);
        if (one == null || other == null) {
            return null;
        }
        boolean texts = isText(left) || isText(right);
        var order = texts ? Optional.<Integer>empty() : order(one, other);
        return switch (operator) {
            case EQUAL -> order.map(by -> by == 0).orElseGet(() -> one.equals(other));
            case DIFFERENT -> order.map(by -> by != 0).orElseGet(() -> !one.equals(other));
            case BELOW -> order.map(by -> by < 0).orElse(null);
            case AT_MOST -> order.map(by -> by <= 0).orElse(null);
            case ABOVE -> order.map(by -> by > 0).orElse(null);
            case AT_LEAST -> order.map(by -> by >= 0).orElse(null);
        };
    }

    private boolean isText(Expression name) {
        if (name instanceof Expression.Literal(_, var quoted) && quoted) {
            return true;
        }
        return field(name)
                .map(field ->
                        switch (field.type()) {
                            case TEXT, CHOICE, LIST -> true;
                            case INTEGER, DECIMAL, BOOLEAN, TIMESTAMP, DURATION -> false;
                        })
                .orElse(false);
    }

    /// The input or the field of a form behind a name.
    Optional<Field> field(Expression name) {
        return switch (name) {
            case Expression.InputValue(var input) -> named(runbook.inputs(), input);
            case Expression.Answer(var step, var field) ->
                    runbook.allSteps()
                            .filter(each -> each.id().equals(step))
                            .findFirst()
                            .flatMap(each -> named(each.basics().asks().form(), field));
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

    private static Optional<Integer> order(String one, String other) {
        try {
            return Optional.of(new BigDecimal(one).compareTo(new BigDecimal(other)));
        } catch (NumberFormatException noNumbers) {
            return Durations.parse(one) instanceof Parsed.Value<Duration>(var left)
                            && Durations.parse(other) instanceof Parsed.Value<Duration>(var right)
                    ? Optional.of(left.compareTo(right))
                    : Optional.empty();
        }
    }
}
