package dev.tminus.runbook.check;

import java.util.List;
import java.util.function.UnaryOperator;

/// Asks one source for one value and holds it against an expectation.
public record SqlCheck(CheckBasics basics, Side.OfSource side, Expectation expect)
        implements CheckSpec.Expecting {

    @Override
    public SqlCheck on(CheckBasics other) {
        return new SqlCheck(other, side, expect);
    }

    @Override
    public SqlCheck bound(UnaryOperator<String> value) {
        return new SqlCheck(basics, side.bound(value), expect.bound(value));
    }

    @Override
    public String kind() {
        return "sql";
    }

    @Override
    public List<Side> sides() {
        return List.of(side);
    }
}
