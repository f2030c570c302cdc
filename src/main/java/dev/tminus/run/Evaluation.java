package dev.tminus.run;

import dev.tminus.runbook.CheckId;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Expression.Operator;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Outcome;
import dev.tminus.runbook.StepId;
import dev.tminus.runbook.WaitStep;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the tests of a runbook come to in a run; nothing where a value is missing that would
/// decide.
final class Evaluation {

    private static final String TRUE = "true";
    private static final String PASSED = "passed";

    private final RunState state;

    private Evaluation(RunState state) {
        this.state = state;
    }

    static Optional<Boolean> of(RunState state, Expression test) {
        return Optional.ofNullable(new Evaluation(state).test(test));
    }

    /// Whether a step is done in this run at all.
    static Optional<Boolean> applies(RunState state, StepId id) {
        var step = Guard.step(state, id);
        var when = step.course().when();
        var test = when == null ? Optional.of(true) : of(state, when.test());
        return test.filter(applies -> !applies)
                .or(() ->
                        step instanceof WaitStep wait && !Waits.known(state, wait)
                                ? Optional.empty()
                                : test);
    }

    /// The value behind a name as text, or null while there is none.
    static @Nullable String value(RunState state, Expression name) {
        return new Evaluation(state).value(name);
    }

    private @Nullable Boolean test(Expression test) {
        return switch (test) {
            case Expression.And(var left, var right) -> both(test(left), test(right));
            case Expression.Or(var left, var right) -> not(both(not(test(left)), not(test(right))));
            case Expression.Not(var of) -> not(test(of));
            case Expression.Compare compare -> compare(compare);
            case Expression.Verdict verdict -> isTrue(value(verdict), PASSED);
            case Expression.Literal _,
                    Expression.RunMode _,
                    Expression.InputValue _,
                    Expression.Variable _,
                    Expression.Answer _ ->
                    isTrue(value(test), TRUE);
        };
    }

    /// One that does not hold decides alone.
    private static @Nullable Boolean both(@Nullable Boolean left, @Nullable Boolean right) {
        if (Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right)) {
            return false;
        }
        return (left == null || right == null) ? null : Boolean.TRUE;
    }

    private static @Nullable Boolean not(@Nullable Boolean of) {
        return of == null ? null : !of;
    }

    private static @Nullable Boolean isTrue(@Nullable String value, String wanted) {
        return value == null ? null : (Boolean) value.equals(wanted);
    }

    private @Nullable Boolean compare(Expression.Compare compare) {
        var left = value(compare.left());
        var right = value(compare.right());
        if (left == null || right == null) {
            return null;
        }
        var fields =
                Stream.of(compare.left(), compare.right())
                        .flatMap(name -> field(name).stream())
                        .toList();
        var operator = compare.operator();
        return switch (operator) {
            case EQUAL -> isEqual(fields, left, right);
            case DIFFERENT -> !isEqual(fields, left, right);
            case BELOW, AT_MOST, ABOVE, AT_LEAST ->
                    fields.stream().anyMatch(Evaluation::isText)
                            ? null
                            : order(left, right).map(by -> holds(operator, by)).orElse(null);
        };
    }

    private static Boolean holds(Operator operator, int by) {
        return switch (operator) {
            case EQUAL -> by == 0;
            case DIFFERENT -> by != 0;
            case BELOW -> by < 0;
            case AT_MOST -> by <= 0;
            case ABOVE -> by > 0;
            case AT_LEAST -> by >= 0;
        };
    }

    /// Whether two values are one as their declared types have it; without a type as texts, so that
    /// build 4.10 is not build 4.1.
    private static boolean isEqual(List<Field> fields, String left, String right) {
        if (left.equals(right)) {
            return true;
        }
        if (fields.isEmpty() || fields.stream().anyMatch(Evaluation::isText)) {
            return false;
        }
        var field = fields.getFirst();
        return switch (field.type()) {
            case INTEGER, DECIMAL, DURATION -> order(left, right).filter(by -> by == 0).isPresent();
            case BOOLEAN, TIMESTAMP -> {
                var one = FieldValues.read(field, left).value();
                yield !one.isEmpty() && one.equals(FieldValues.read(field, right).value());
            }
            case TEXT, CHOICE, LIST -> false;
        };
    }

    private static boolean isText(Field field) {
        return switch (field.type()) {
            case TEXT, CHOICE, LIST -> true;
            case INTEGER, DECIMAL, BOOLEAN, TIMESTAMP, DURATION -> false;
        };
    }

    private Optional<Field> field(Expression name) {
        var fields =
                switch (name) {
                    case Expression.InputValue _ -> state.checklist().runbook().inputs();
                    case Expression.Answer(var step, _) ->
                            Guard.step(state, step).basics().asks().form();
                    case Expression.Literal _,
                            Expression.RunMode _,
                            Expression.Variable _,
                            Expression.Verdict _,
                            Expression.And _,
                            Expression.Or _,
                            Expression.Not _,
                            Expression.Compare _ ->
                            List.<Field>of();
                };
        var called =
                switch (name) {
                    case Expression.InputValue(var input) -> input;
                    case Expression.Answer(_, var answer) -> answer;
                    case Expression.Literal _,
                            Expression.RunMode _,
                            Expression.Variable _,
                            Expression.Verdict _,
                            Expression.And _,
                            Expression.Or _,
                            Expression.Not _,
                            Expression.Compare _ ->
                            "";
                };
        return fields.stream().filter(field -> field.name().equals(called)).findFirst();
    }

    /// By size, where both are numbers or both are durations.
    private static Optional<Integer> order(String left, String right) {
        var numbers = both(number(left), number(right), Comparator.<BigDecimal>naturalOrder());
        return numbers.isPresent()
                ? numbers
                : both(
                        FieldValues.duration(left),
                        FieldValues.duration(right),
                        Comparator.naturalOrder());
    }

    private static <T> Optional<Integer> both(
            Optional<T> left, Optional<T> right, Comparator<T> order) {
        return left.flatMap(one -> right.map(other -> order.compare(one, other)));
    }

    private static Optional<BigDecimal> number(String text) {
        return FieldValues.isNumber(text) ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private @Nullable String value(Expression name) {
        return switch (name) {
            case Expression.Literal(var value) -> value;
            case Expression.RunMode _ -> state.plan().mode().name().toLowerCase(Locale.ROOT);
            case Expression.InputValue(var input) -> state.plan().inputs().get(input);
            case Expression.Variable(var variable) -> state.checklist().variables().get(variable);
            case Expression.Answer(var step, var field) -> state.step(step).answers().get(field);
            case Expression.Verdict(var step, var use) ->
                    step.map(one -> Standing.of(state, one, use))
                            .orElseGet(() -> Standing.newest(anywhere(use)))
                            .map(Evaluation::verdict)
                            .orElse(null);
            case Expression.And _, Expression.Or _, Expression.Not _, Expression.Compare _ -> {
                var result = test(name);
                yield result == null ? null : result.toString();
            }
        };
    }

    /// Of every step that uses the check of that name.
    private Stream<Standing> anywhere(String check) {
        return state.checklist().uses(new CheckId(check)).stream()
                .flatMap(use ->
                        Standing.of(
                                state, state.checklist().steps().get(use.place()).id(), use.as())
                                .stream());
    }

    private static @Nullable String verdict(Standing standing) {
        return switch (standing.verdict()) {
            case null -> null;
            case Outcome.Passed _ -> PASSED;
            case Outcome.Failed _ -> "failed";
            case Outcome.Inconclusive _ -> "inconclusive";
        };
    }
}
