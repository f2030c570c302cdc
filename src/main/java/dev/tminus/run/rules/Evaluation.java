package dev.tminus.run.rules;

import dev.tminus.run.RunState;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.StepId;
import dev.tminus.schedule.Tests;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the tests of a runbook come to in a run; nothing where a value is missing that would
/// decide.
final class Evaluation implements Tests.Names {

    private static final String PASSED = "passed";

    private final RunState state;

    private Evaluation(RunState state) {
        this.state = state;
    }

    static Optional<Boolean> of(RunState state, Expression test) {
        return Optional.ofNullable(new Tests(new Evaluation(state)).holds(test));
    }

    /// Whether a step is done in this run at all.
    static Optional<Boolean> applies(RunState state, StepId id) {
        var step = Guard.step(state, id);
        var when = step.policy().when();
        var test = when == null ? Optional.of(true) : of(state, when.test());
        return test.filter(applies -> !applies)
                .or(() ->
                        step instanceof WaitStep wait && !WaitSteps.known(state, wait)
                                ? Optional.empty()
                                : test);
    }

    /// The value behind a name as text, or null while there is none.
    static @Nullable String value(RunState state, Expression name) {
        return new Evaluation(state).value(name);
    }

    @Override
    public @Nullable String value(Expression name) {
        return switch (name) {
            case Expression.Literal(var value) -> value;
            case Expression.RunMode _ -> state.plan().mode().name().toLowerCase(Locale.ROOT);
            case Expression.InputValue(var input) -> state.plan().inputs().get(input);
            case Expression.Variable(var variable) -> state.checklist().variables().get(variable);
            case Expression.Answer(var step, var field) -> state.step(step).answers().get(field);
            case Expression.Verdict(var step, var use) ->
                    step.map(one -> SeriesVerdict.of(state, one, use))
                            .orElseGet(() -> SeriesVerdict.newest(anywhere(use)))
                            .map(Evaluation::verdict)
                            .orElse(null);
            case Expression.And _, Expression.Or _, Expression.Not _, Expression.Compare _ -> {
                var result = new Tests(this).holds(name);
                yield result == null ? null : result.toString();
            }
        };
    }

    @Override
    public List<Field> inputs() {
        return state.checklist().runbook().inputs();
    }

    @Override
    public List<Field> form(StepId step) {
        return Guard.step(state, step).basics().asks().form();
    }

    /// Of every step that uses the check of that name.
    private Stream<SeriesVerdict> anywhere(String check) {
        return state.checklist().uses(new CheckId(check)).stream()
                .flatMap(use ->
                        SeriesVerdict.of(
                                state, state.checklist().steps().get(use.place()).id(), use.as())
                                .stream());
    }

    private static @Nullable String verdict(SeriesVerdict standing) {
        return switch (standing.verdict()) {
            case null -> null;
            case Outcome.Passed _ -> PASSED;
            case Outcome.Failed _ -> "failed";
            case Outcome.Inconclusive _ -> "inconclusive";
        };
    }
}
