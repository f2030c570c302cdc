package dev.tminus.runbook;

import dev.tminus.runbook.names.StepId;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The test of a `when`. A name whose value is not there yet leaves the whole test undecided,
/// unless the rest decides it alone.
public sealed interface Expression {

    /// Both must hold.
    record And(Expression left, Expression right) implements Expression {}

    /// One of both must hold.
    record Or(Expression left, Expression right) implements Expression {}

    record Not(Expression of) implements Expression {}

    /// Compared as what the declared type of either side says. Where neither has one, equality is
    /// that of texts, and only what asks for size takes numbers and durations for what they are.
    record Compare(Expression left, Operator operator, Expression right) implements Expression {}

    /// A value as written: text, number, duration, `true`.
    record Literal(String value) implements Expression {}

    /// `live` or `rehearsal`, as `mode` gives it.
    record RunMode() implements Expression {}

    /// `input.NAME`.
    record InputValue(String name) implements Expression {}

    /// `variables.NAME`, of the runbook or the environment.
    record Variable(String name) implements Expression {}

    /// `answers.STEP.FIELD`.
    record Answer(StepId step, String field) implements Expression {}

    /// `checks.STEP.USE`, or `checks.CHECK` with the newest result of any step: `passed`, `failed`
    /// or `inconclusive`; alone it holds where it passed.
    ///
    /// @param step empty where any step's result counts
    record Verdict(Optional<StepId> step, String use) implements Expression {}

    /// The value of a run that a name such as `answers.step.field` stands for; null where the text
    /// is no such name.
    static @Nullable Expression named(String text) {
        var parts = text.split("\\.", -1);
        if (!Arrays.stream(parts).allMatch(Expression::isName)) {
            return null;
        }
        return switch (parts[0] + parts.length) {
            case "mode1" -> new RunMode();
            case "input2" -> new InputValue(parts[1]);
            case "variables2" -> new Variable(parts[1]);
            case "answers3" -> new Answer(new StepId(parts[1]), parts[2]);
            case "checks2" -> new Verdict(Optional.empty(), parts[1]);
            case "checks3" -> new Verdict(Optional.of(new StepId(parts[1])), parts[2]);
            default -> null;
        };
    }

    private static boolean isName(String part) {
        return !part.isEmpty()
                && part.length() <= 100
                && part.chars()
                        .allMatch(
                                c -> c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }

    /// How two values are compared.
    enum Operator {
        EQUAL("=="),
        DIFFERENT("!="),
        BELOW("<"),
        AT_MOST("<="),
        ABOVE(">"),
        AT_LEAST(">=");

        private final String written;

        Operator(String written) {
            this.written = written;
        }

        /// As the file writes it.
        public String written() {
            return written;
        }
    }
}
