package dev.tminus.run;

import dev.tminus.runbook.CheckId;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Outcome;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepId;
import dev.tminus.runbook.WaitStep;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
        var order =
                isText(compare.left()) || isText(compare.right())
                        ? Optional.<Integer>empty()
                        : order(left, right);
        return switch (compare.operator()) {
            case EQUAL -> order.map(by -> by == 0).orElseGet(() -> left.equals(right));
            case DIFFERENT -> order.map(by -> by != 0).orElseGet(() -> !left.equals(right));
            case BELOW -> order.map(by -> by < 0).orElse(null);
            case AT_MOST -> order.map(by -> by <= 0).orElse(null);
            case ABOVE -> order.map(by -> by > 0).orElse(null);
            case AT_LEAST -> order.map(by -> by >= 0).orElse(null);
        };
    }

    /// Whether a value is a text whatever it looks like: version 1.10 is not version 1.1.
    private boolean isText(Expression name) {
        return field(name)
                .map(field ->
                        switch (field.type()) {
                            case TEXT, CHOICE, LIST -> true;
                            case INTEGER, DECIMAL, BOOLEAN, TIMESTAMP, DURATION -> false;
                        })
                .orElse(false);
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
                    verdict(
                            step.map(one -> attempts(Guard.step(state, one), use))
                                    .orElseGet(() -> attemptsAnywhere(use)));
            case Expression.And _, Expression.Or _, Expression.Not _, Expression.Compare _ -> {
                var result = test(name);
                yield result == null ? null : result.toString();
            }
        };
    }

    private Stream<CheckAttempt> attempts(Step step, String use) {
        return Stream.ofNullable(state.step(step.id()).ledger().lastEnded(use));
    }

    /// Of every step that uses the check of that name.
    private Stream<CheckAttempt> attemptsAnywhere(String check) {
        return state.checklist().uses(new CheckId(check)).stream()
                .flatMap(use -> attempts(state.checklist().steps().get(use.place()), use.as()));
    }

    private static @Nullable String verdict(Stream<CheckAttempt> attempts) {
        return attempts.max(Comparator.comparing(one -> Objects.requireNonNull(one.endedAt())))
                .map(one ->
                        switch (Objects.requireNonNull(one.outcome())) {
                            case Outcome.Passed _ -> PASSED;
                            case Outcome.Failed _ -> "failed";
                            case Outcome.Inconclusive _ -> "inconclusive";
                        })
                .orElse(null);
    }
}
