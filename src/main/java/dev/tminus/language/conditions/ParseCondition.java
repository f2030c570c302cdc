package dev.tminus.language.conditions;

import dev.tminus.language.conditions.ExpressionDraft.Claim;
import dev.tminus.language.conditions.ExpressionDraft.Operand;
import dev.tminus.language.conditions.Tokens.Sort;
import dev.tminus.language.conditions.Tokens.Token;
import dev.tminus.language.problems.Nearest;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.Expression.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads the test of a `when`: `or` binds least, then `and`, then `not`, then comparisons.
///
/// Every method leaves null behind where it has said what is wrong; the first mistake ends it.
final class ParseCondition {

    static final int LONGEST = 500;

    /// How deep parentheses and `not` may stand in each other.
    private static final int DEEPEST = 20;

    private static final Set<String> MODES = Set.of("live", "rehearsal");
    private static final Set<String> TRUTHS = Set.of("true", "false");
    private static final Set<String> KEYWORDS = Set.of("and", "or", "not");
    private static final Map<String, String> SLIPS =
            Map.of(
                    "=", "Write `==`.",
                    "===", "Write `==`.",
                    "<>", "Write `!=`.",
                    "=<", "Write `<=`.",
                    "=>", "Write `>=`.",
                    "!", "Write `not`.",
                    "&", "Write `and`.",
                    "&&", "Write `and`.",
                    "|", "Write `or`.",
                    "||", "Write `or`.");
    private static final String OPERATORS = "Operators are `==`, `!=`, `<`, `<=`, `>` and `>=`.";

    private final Node.Text text;
    private final Problems problems;
    private final List<Token> tokens;
    private final List<Claim> claims = new ArrayList<>();
    private int next;
    private int depth;

    private ParseCondition(Node.Text text, Problems problems) {
        this.text = text;
        this.problems = problems;
        this.tokens = Tokens.of(text.value());
    }

    static @Nullable ExpressionDraft parse(Node.Text text, Problems problems) {
        if (text.value().length() > LONGEST) {
            problems.error(
                    Code.BAD_TEST,
                    text,
                    "Expected a test of at most %d characters, found %,d."
                            .formatted(LONGEST, text.value().length()),
                    () -> "Ask for one value that says it, in a form or as an input.");
            return null;
        }
        var parse = new ParseCondition(text, problems);
        var whole = parse.either();
        if (whole == null || !parse.atEnd()) {
            return null;
        }
        return new ExpressionDraft(text, whole, List.copyOf(parse.claims));
    }

    private boolean atEnd() {
        var token = peek();
        if (token.sort() == Sort.END) {
            return true;
        }
        refuse(
                token,
                token.sort() == Sort.CLOSE
                        ? "This `)` closes nothing."
                        : "Expected `and`, `or` or the end, found %s.".formatted(found(token)),
                () -> SLIPS.getOrDefault(token.text(), ""));
        return false;
    }

    private @Nullable Expression either() {
        var left = both();
        while (left != null && peek().is("or")) {
            next++;
            left = join(left, both(), Expression.Or::new);
        }
        return left;
    }

    private @Nullable Expression both() {
        var left = negated();
        while (left != null && peek().is("and")) {
            next++;
            left = join(left, negated(), Expression.And::new);
        }
        return left;
    }

    private static @Nullable Expression join(
            Expression left, @Nullable Expression right, BinaryOperator<Expression> how) {
        return right == null ? null : how.apply(left, right);
    }

    private @Nullable Expression negated() {
        if (!peek().is("not")) {
            return single();
        }
        if (isTooDeep()) {
            return null;
        }
        next++;
        depth++;
        var of = negated();
        depth--;
        return of == null ? null : new Expression.Not(of);
    }

    private @Nullable Expression single() {
        if (peek().sort() == Sort.OPEN) {
            return inParentheses();
        }
        var left = operand();
        if (left == null) {
            return null;
        }
        if (peek().sort() == Sort.OPERATOR) {
            return comparison(left);
        }
        var word = left.literal().orElse("");
        if (MODES.contains(word) && left.written().equals(word)) {
            return new Expression.Compare(
                    new Expression.RunMode(), Operator.EQUAL, left.expression());
        }
        if (left.literal().isPresent() && !TRUTHS.contains(left.written())) {
            return refuseValue(left);
        }
        claims.add(new ExpressionDraft.Alone(left));
        return left.expression();
    }

    private @Nullable Expression inParentheses() {
        if (isTooDeep()) {
            return null;
        }
        var open = take();
        depth++;
        var inner = either();
        depth--;
        if (inner == null) {
            return null;
        }
        if (peek().sort() != Sort.CLOSE) {
            refuse(
                    peek().sort() == Sort.END ? open : peek(),
                    peek().sort() == Sort.END
                            ? "No `)` closes this `(`."
                            : "Expected `and`, `or` or `)`, found %s.".formatted(found(peek())),
                    () -> SLIPS.getOrDefault(peek().text(), ""));
            return null;
        }
        next++;
        if (peek().sort() == Sort.OPERATOR && operator(peek().text()) != null) {
            refuse(
                    peek(),
                    "Only names and values are compared, and before this stands a test.",
                    () -> "Write `not (…)` for a test that does not hold.");
            return null;
        }
        return inner;
    }

    private @Nullable Expression comparison(Operand left) {
        var sign = take();
        var operator = operator(sign.text());
        if (operator == null) {
            refuse(
                    sign,
                    "`%s` compares nothing.".formatted(sign.text()),
                    () -> SLIPS.getOrDefault(sign.text(), OPERATORS));
            return null;
        }
        var right = operand();
        if (right == null) {
            return null;
        }
        if (peek().sort() == Sort.OPERATOR && operator(peek().text()) != null) {
            refuse(
                    peek(),
                    "Two values are compared at a time.",
                    () -> "Write both comparisons, with `and` between them.");
            return null;
        }
        if (left.literal().isPresent() && right.literal().isPresent()) {
            return refuseValues(left, right);
        }
        claims.add(new ExpressionDraft.Compared(left, operator, sign.from(), right));
        return new Expression.Compare(left.expression(), operator, right.expression());
    }

    private @Nullable Operand operand() {
        var token = peek();
        return switch (token.sort()) {
            case QUOTED -> value(take());
            case WORD -> word(token);
            case OPEN_QUOTE -> {
                refuse(token, "No quote closes this text.", () -> "");
                yield null;
            }
            case OPERATOR, OPEN, CLOSE, STRANGE, END -> {
                refuse(
                        token,
                        "Expected a name or a value, found %s.".formatted(found(token)),
                        () -> token.text().startsWith("!") ? "Write `not`." : "");
                yield null;
            }
        };
    }

    private @Nullable Operand word(Token token) {
        if (KEYWORDS.contains(token.text())) {
            refuse(
                    token,
                    "Expected a name or a value, found %s.".formatted(found(token)),
                    () -> "");
            return null;
        }
        var name = Expression.named(token.text());
        if (name != null) {
            next++;
            return new Operand(name, token.text(), token.from());
        }
        var left = RunName.left(token.text());
        if (left != null) {
            var what =
                    switch (left) {
                        case RunName.Evidence _ -> "a file";
                        case RunName.Output _ -> "what an action answers";
                    };
            refuse(
                    token,
                    "`%s` is %s, which no test reads.".formatted(token.text(), what),
                    () -> "Ask for the value in a form, or let a check find out.");
            return null;
        }
        if (RunName.begins(token.text())) {
            refuse(token, "`%s` is no name.".formatted(token.text()), ParseCondition::forms);
            return null;
        }
        return value(take());
    }

    private static Operand value(Token token) {
        var written = token.sort() == Sort.QUOTED ? "\"" + token.text() + "\"" : token.text();
        return new Operand(new Expression.Literal(token.text()), written, token.from());
    }

    private @Nullable Expression refuseValue(Operand value) {
        refuseAt(
                value.from(),
                "`%s` is a value, which decides nothing by itself.".formatted(value.written()),
                () -> {
                    var meant = meant(value);
                    return meant.isEmpty()
                            ? "Compare it with a name, or write `live` or `rehearsal`."
                            : meant;
                });
        return null;
    }

    private @Nullable Expression refuseValues(Operand left, Operand right) {
        refuseAt(
                left.from(),
                "`%s` and `%s` are both values, which always compare the same."
                        .formatted(left.written(), right.written()),
                () -> {
                    var meant = meant(left);
                    return meant.isEmpty() ? forms() : meant;
                });
        return null;
    }

    /// The name that a value looks like.
    private static String meant(Operand value) {
        var root = RunName.root(value.written());
        var rest = value.written().substring(root.length());
        return Nearest.meant(
                        root, rest.isEmpty() ? List.of("live", "rehearsal", "mode") : RunName.ROOTS)
                .replace("`?", rest + "`?");
    }

    private static String forms() {
        return "Names are " + Nearest.quoted(RunName.FORMS) + ".";
    }

    private static @Nullable Operator operator(String sign) {
        return Arrays.stream(Operator.values())
                .filter(each -> each.written().equals(sign))
                .findFirst()
                .orElse(null);
    }

    private boolean isTooDeep() {
        if (depth < DEEPEST) {
            return false;
        }
        refuse(
                peek(),
                "This test is more than %d levels deep.".formatted(DEEPEST),
                () -> "Ask for one value that says it, in a form or as an input.");
        return true;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        return tokens.get(next++);
    }

    private static String found(Token token) {
        return token.sort() == Sort.END ? "the end" : "`" + token.text() + "`";
    }

    private void refuse(Token at, String message, Supplier<String> suggestion) {
        refuseAt(at.from(), message, suggestion);
    }

    private void refuseAt(int from, String message, Supplier<String> suggestion) {
        problems.errorWithin(Code.BAD_TEST, text, from, message, suggestion);
    }
}
