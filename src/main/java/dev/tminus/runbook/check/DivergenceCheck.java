package dev.tminus.runbook.check;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Finds out whether every change that was made on an old side since a copy is on the new one too.
/// Where it is not, it yields a patch and the conflicts that a person must decide.
///
/// @param base the data at the moment of the copy
/// @param key the columns that name a row; never empty
/// @param ignore columns that are not compared
public record DivergenceCheck(
        CheckBasics basics, Side base, Side old, Side current, List<String> key, Set<String> ignore)
        implements CheckSpec.Comparing, CheckSpec.OutOfReach {

    public DivergenceCheck {
        key = List.copyOf(key);
        ignore = Set.copyOf(ignore);
    }

    @Override
    public String kind() {
        return "divergence";
    }

    @Override
    public DivergenceCheck on(CheckBasics other) {
        return new DivergenceCheck(other, base, old, current, key, ignore);
    }

    @Override
    public DivergenceCheck bound(UnaryOperator<String> value) {
        return new DivergenceCheck(
                basics, base.bound(value), old.bound(value), current.bound(value), key, ignore);
    }

    @Override
    public List<Side> sides() {
        return List.of(base, old, current);
    }

    @Override
    public Side left() {
        return old;
    }

    @Override
    public Side right() {
        return current;
    }

    @Override
    public List<Side.Which> which() {
        return List.of(Side.Which.BASE, Side.Which.OLD, Side.Which.NEW);
    }

    @Override
    public List<String> results() {
        return List.of("patch", "conflicts", "report");
    }
}
