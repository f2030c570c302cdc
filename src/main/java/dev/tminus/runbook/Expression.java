package dev.tminus.runbook;

import dev.tminus.runbook.names.StepId;

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
    record Verdict(java.util.Optional<StepId> step, String use) implements Expression {}

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
