package dev.tminus.language.rules;

import dev.tminus.language.conditions.ExpressionDraft;
import dev.tminus.language.conditions.ExpressionDraft.Alone;
import dev.tminus.language.conditions.ExpressionDraft.Compared;
import dev.tminus.language.conditions.ExpressionDraft.Operand;
import dev.tminus.language.drafts.LastsDraft;
import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Times;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.problems.Values;
import dev.tminus.language.shapes.FieldShape;
import dev.tminus.language.shapes.PhaseShape;
import dev.tminus.language.shapes.PolicyShape;
import dev.tminus.language.shapes.WaitShape;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Expression.Operator;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.WaitStep.Lasts;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Every name in a test, in a text and in a wait has a value by then, and values are compared with
/// what they can be.
public final class ConditionRules {

    private static final Set<Operator> BY_SIZE =
            EnumSet.of(Operator.BELOW, Operator.AT_MOST, Operator.ABOVE, Operator.AT_LEAST);
    private static final Sort MODE = new Sort(Field.Type.CHOICE, List.of("live", "rehearsal"));
    private static final Sort VERDICT =
            new Sort(Field.Type.CHOICE, List.of("passed", "failed", "inconclusive"));

    private final RunNames names;
    private final Problems problems;
    private final Map<String, MapOf.Named<String>> variables;

    /// What a value is.
    private record Sort(Field.Type type, List<String> choices) {

        boolean hasSize() {
            return switch (type) {
                case INTEGER, DECIMAL, DURATION -> true;
                case TEXT, CHOICE, BOOLEAN, TIMESTAMP, LIST -> false;
            };
        }

        boolean isTime() {
            return type == Field.Type.DURATION;
        }
    }

    private ConditionRules(
            RunNames names, Map<String, MapOf.Named<String>> variables, Problems problems) {
        this.names = names;
        this.variables = variables;
        this.problems = problems;
    }

    public static void check(
            RunbookDraft draft,
            Index index,
            OrderSteps.Order order,
            KnownChecks checks,
            Problems problems) {
        var variables = new Variables(draft.variables().keySet(), checks.names(), problems);
        var before = Openings.before(draft, index, order);
        var names = new RunNames(draft, index, variables, before, checks);
        var rules = new ConditionRules(names, draft.variables(), problems);
        for (var phase : draft.phases()) {
            var when = phase.get(PhaseShape.WHEN);
            if (when != null) {
                rules.check(
                        when.test(),
                        new Where.InSteps(phase.steps().toList(), "every step of this phase"));
            }
        }
        draft.allSteps().forEach(rules::check);
        var placeholders = new Placeholders(variables, problems);
        new CheckValues(draft, index, checks, names, problems).check(placeholders);
        for (var contingency : draft.contingencies()) {
            for (var ending : contingency.endings()) {
                if (ending.when() != null) {
                    rules.check(ending.when(), new Where.AtEnd(contingency));
                }
            }
        }
        new TextRules(draft, names, placeholders).check();
        before.answer();
    }

    private void check(StepDraft step) {
        var where = new Where.InSteps(List.of(step), "this one");
        var when = step.get(PolicyShape.WHEN);
        if (when != null) {
            check(when.test(), where);
        }
        var lasts = WaitShape.lasts(step);
        if (lasts != null) {
            switch (lasts.value()) {
                case LastsDraft.Known(Lasts.Answered(var from, var field)) ->
                        checkWait(new Expression.Answer(from, field), lasts.at(), where);
                case LastsDraft.Known _ -> {}
                case LastsDraft.OfVariable(var name) -> checkWait(name, lasts.at());
            }
        }
    }

    private void checkWait(String variable, Node at) {
        var named = variables.get(variable);
        if (named == null) {
            problems.errorWithin(
                    Code.BAD_PLACEHOLDER,
                    at,
                    "{{",
                    "The runbook has no variable `%s`, which a wait could last."
                            .formatted(variable),
                    () ->
                            "Plans are made before an environment is chosen: set it in the"
                                    + " runbook's `variables`.");
        } else if (named.value() != null && Times.positive(named.value()) == null) {
            problems.errorWithin(
                    Code.BAD_VALUE,
                    at,
                    "{{",
                    "A wait lasts a duration, and the variable `%s` is `%s`."
                            .formatted(variable, named.value()),
                    () -> "Set it to a duration such as `15m`.");
        }
    }

    private void checkWait(Expression.Answer answer, Node at, Where where) {
        Refuse refuse =
                (code, message, suggestion) ->
                        problems.errorWithin(code, at, "{{", message, suggestion);
        names.check(answer, where, refuse);
        var field = names.field(answer);
        if (field != null && field.type() != null && field.type() != Field.Type.DURATION) {
            refuse.refuse(
                    Code.BAD_VALUE,
                    "A wait lasts a duration, and `answers.%s.%s` is of type `%s`."
                            .formatted(
                                    answer.step(), answer.field(), FieldShape.word(field.type())),
                    () -> "Set `type: duration` there, or name another field.");
        }
    }

    private void check(ExpressionDraft test, Where where) {
        for (var claim : test.claims()) {
            switch (claim) {
                case Alone(var operand) -> {
                    check(operand, test, where);
                    checkAlone(operand, test);
                }
                case Compared compared -> {
                    check(compared.left(), test, where);
                    check(compared.right(), test, where);
                    checkCompared(compared, test);
                }
            }
        }
    }

    private void check(Operand operand, ExpressionDraft test, Where where) {
        names.check(
                operand.expression(),
                where,
                (code, message, suggestion) ->
                        refuse(code, test, operand.from(), message, suggestion));
    }

    private void checkAlone(Operand operand, ExpressionDraft test) {
        var sort = sort(operand.expression());
        if (sort != null
                && sort.type() != Field.Type.BOOLEAN
                && !(operand.expression() instanceof Expression.Verdict)) {
            boolean mode = sort.equals(MODE);
            refuse(
                    Code.BAD_TEST,
                    test,
                    operand.from(),
                    "`%s` is %s, which decides nothing by itself."
                            .formatted(
                                    operand.written(),
                                    mode
                                            ? "`live` or `rehearsal`"
                                            : "of type `" + FieldShape.word(sort.type()) + "`"),
                    () -> mode ? "Write `live` or `rehearsal`." : "Compare it with a value.");
        }
    }

    private void checkCompared(Compared compared, ExpressionDraft test) {
        var left = sort(compared.left().expression());
        var right = sort(compared.right().expression());
        if (BY_SIZE.contains(compared.operator())) {
            checkSizes(compared, left, right, test);
        } else {
            compared.right()
                    .literal()
                    .ifPresent(value ->
                            checkValue(compared.left(), left, compared.right(), value, test));
            compared.left()
                    .literal()
                    .ifPresent(value ->
                            checkValue(compared.right(), right, compared.left(), value, test));
        }
    }

    private void checkValue(
            Operand name,
            @Nullable Sort sort,
            Operand literal,
            String value,
            ExpressionDraft test) {
        var wanted = sort == null ? null : Values.wanted(sort.type(), sort.choices(), value);
        if (sort != null && wanted != null) {
            refuse(
                    Code.BAD_TEST,
                    test,
                    literal.from(),
                    "`%s` is never `%s`: expected %s.".formatted(name.written(), value, wanted),
                    () -> Nearest.meant(value, sort.choices()));
        }
    }

    private void checkSizes(
            Compared compared, @Nullable Sort left, @Nullable Sort right, ExpressionDraft test) {
        for (var operand : List.of(compared.left(), compared.right())) {
            boolean isLeft = operand.equals(compared.left());
            var sort = isLeft ? left : right;
            var other = isLeft ? right : left;
            var literal = operand.literal();
            boolean known = sort != null || literal.isPresent();
            boolean sized =
                    literal.map(text -> Values.isNumber(text) || Values.isDuration(text))
                            .orElseGet(() -> sort != null && sort.hasSize());
            if (sized && other == null && operand.isQuoted()) {
                refuse(
                        Code.BAD_TEST,
                        test,
                        operand.from(),
                        "`%s` compares numbers and durations, and `%s` is a text, since it is in quotes."
                                .formatted(compared.operator().written(), operand.written()),
                        () -> "Write `%s`.".formatted(literal.orElse("")));
                return;
            }
            if (known && !sized) {
                refuse(
                        Code.BAD_TEST,
                        test,
                        operand.from(),
                        "`%s` compares numbers and durations, and `%s` is neither."
                                .formatted(compared.operator().written(), operand.written()),
                        () -> "Compare it by `==` or `!=`.");
                return;
            }
        }
        var one = isTime(compared.left(), left);
        var other = isTime(compared.right(), right);
        if (one != null && other != null && !one.equals(other)) {
            refuse(
                    Code.BAD_TEST,
                    test,
                    compared.from(),
                    "`%s` and `%s` are a number and a duration, which have no order."
                            .formatted(compared.left().written(), compared.right().written()),
                    () ->
                            "Compare numbers with numbers, and durations with durations such as"
                                    + " `2h`.");
        }
    }

    /// Whether it is a duration and no number, null where that is not known.
    private static @Nullable Boolean isTime(Operand operand, @Nullable Sort sort) {
        var literal = operand.literal().orElse(null);
        return literal != null
                ? (Boolean) !Values.isNumber(literal)
                : sort == null ? null : (Boolean) sort.isTime();
    }

    private @Nullable Sort sort(Expression name) {
        return switch (name) {
            case Expression.RunMode _ -> MODE;
            case Expression.Verdict _ -> VERDICT;
            case Expression.InputValue _, Expression.Answer _ -> {
                var field = names.field(name);
                yield field == null || field.type() == null
                        ? null
                        : new Sort(field.type(), field.choices());
            }
            case Expression.Variable _,
                    Expression.Literal _,
                    Expression.And _,
                    Expression.Or _,
                    Expression.Not _,
                    Expression.Compare _ ->
                    null;
        };
    }

    private void refuse(
            Code code,
            ExpressionDraft test,
            int from,
            String message,
            Supplier<String> suggestion) {
        problems.errorWithin(code, test.at(), from, message, suggestion);
    }
}
