package dev.tminus.language.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.language.Fixtures;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import dev.tminus.language.yaml.SourceText;
import dev.tminus.runbook.Expression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How tests are put together, shown with every part in parentheses.
class ParseConditionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "live | (mode == live)",
                "not rehearsal | (not (mode == rehearsal))",
                "live and input.a or input.b | (((mode == live) and input.a) or input.b)",
                "input.a or input.b and live | (input.a or (input.b and (mode == live)))",
                "input.a or input.b or live | ((input.a or input.b) or (mode == live))",
                "(input.a or input.b) and live | ((input.a or input.b) and (mode == live))",
                "not input.a and input.b | ((not input.a) and input.b)",
                "not not input.a | (not (not input.a))",
                "not input.n == 5 | (not (input.n == 5))",
                "5<=input.n | (5 <= input.n)",
                "input.n!=-0.5 | (input.n != -0.5)",
                "input.d > 1h30m | (input.d > 1h30m)",
                "input.t == \"a and (b\" | (input.t == a and (b)",
                "input.t == 'it is \"so\"' | (input.t == it is \"so\")",
                "input.t == \"\" | (input.t == )",
                "input.t == 1.20.3-rc | (input.t == 1.20.3-rc)",
                "mode != live | (mode != live)",
                "input.t == live | (input.t == live)",
                "true or input.a | (true or input.a)",
                "checks.c and checks.s.c == failed | (checks.c and (checks.s.c == failed))",
                "variables.v | variables.v"
            })
    void bindsAsPeopleReadIt(String written, String shown) {
        assertThat(show(parse(written))).isEqualTo(shown);
    }

    @Test
    void readsATestOverSeveralLines() {
        assertThat(show(parse("live\n  and input.a\n  or input.b")))
                .isEqualTo("(((mode == live) and input.a) or input.b)");
    }

    private static Expression parse(String text) {
        var problems = new Problems(new SourceText("file.yaml", text));
        var test =
                ParseCondition.parse(new Node.Text(new Node.Span(0, 0, 0), text, true), problems);
        assertThat(Fixtures.printed(problems.all())).isEmpty();
        assertThat(test).isNotNull();
        return test.expression();
    }

    private static String show(Expression expression) {
        return switch (expression) {
            case Expression.And(var left, var right) ->
                    "(" + show(left) + " and " + show(right) + ")";
            case Expression.Or(var left, var right) ->
                    "(" + show(left) + " or " + show(right) + ")";
            case Expression.Not(var of) -> "(not " + show(of) + ")";
            case Expression.Compare(var left, var operator, var right) ->
                    "(" + show(left) + " " + operator.written() + " " + show(right) + ")";
            case Expression.Literal(var value) -> value;
            case Expression.RunMode _ -> "mode";
            case Expression.InputValue(var name) -> "input." + name;
            case Expression.Variable(var name) -> "variables." + name;
            case Expression.Answer(var step, var field) -> "answers." + step + "." + field;
            case Expression.Verdict(var step, var use) ->
                    "checks." + step.map(id -> id + ".").orElse("") + use;
        };
    }
}
