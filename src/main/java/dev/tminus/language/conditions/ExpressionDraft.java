package dev.tminus.language.conditions;

import dev.tminus.language.yaml.Node;
import dev.tminus.runbook.Expression;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A test as the file says it, with what its names and values must be for it to make sense.
public record ExpressionDraft(Node.Text at, Expression expression, List<Claim> claims) {

    /// As the file has it, on one line.
    public String written() {
        return at.value().strip().replaceAll("\\s+", " ");
    }

    /// What a part of a test takes for granted.
    public sealed interface Claim {}

    /// A name or a value that decides by itself.
    public record Alone(Operand operand) implements Claim {}

    /// Two of them that are compared.
    ///
    /// @param from where the operator stands in the text
    public record Compared(Operand left, Expression.Operator operator, int from, Operand right)
            implements Claim {}

    /// A name or a value.
    ///
    /// @param from where it stands in the text
    public record Operand(Expression expression, String written, int from) {

        /// Whether it is a text, whatever it looks like.
        public boolean isQuoted() {
            return written.startsWith("\"");
        }

        /// What is written, where it is a value and no name.
        public Optional<String> literal() {
            return expression instanceof Expression.Literal(var value)
                    ? Optional.of(value)
                    : Optional.empty();
        }
    }

    /// A test and what plans expect of it.
    public record ConditionDraft(ExpressionDraft test, @Nullable Boolean assume) {}
}
