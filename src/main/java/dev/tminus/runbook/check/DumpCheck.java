package dev.tminus.runbook.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Compares the rows of two sides one by one and keeps both as neutral CSV dumps.
///
/// Columns are matched by name, whatever their order and case.
///
/// @param key the columns that name a row in the business; empty compares the rows as a multiset
/// @param columns rules of columns that need not be equal to the last bit, never of a key
/// @param ignore columns that are not compared and not dumped
/// @param mask columns that are shown and kept as keyed hashes only
/// @param atLeast rows that each side must have, so that nothing against nothing never passes
/// @param sameSource allows both sides to come from the same server, which is otherwise refused
public record DumpCheck(
        CheckBasics basics,
        Side left,
        Side right,
        List<String> key,
        Map<String, ColumnRule> columns,
        Set<String> ignore,
        Set<String> mask,
        Allowance allow,
        long atLeast,
        boolean sameSource)
        implements CheckSpec.Comparing {

    public DumpCheck {
        key = List.copyOf(key);
        columns = Map.copyOf(columns);
        ignore = Set.copyOf(ignore);
        mask = Set.copyOf(mask);
    }

    @Override
    public DumpCheck on(CheckBasics other) {
        return new DumpCheck(
                other, left, right, key, columns, ignore, mask, allow, atLeast, sameSource);
    }

    @Override
    public DumpCheck bound(UnaryOperator<String> value) {
        return new DumpCheck(
                basics,
                left.bound(value),
                right.bound(value),
                key,
                columns,
                ignore,
                mask,
                allow,
                atLeast,
                sameSource);
    }

    @Override
    public String kind() {
        return "dump";
    }

    @Override
    public Optional<Long> least() {
        return Optional.of(atLeast);
    }
}
