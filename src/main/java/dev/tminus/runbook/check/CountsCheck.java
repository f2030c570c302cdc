package dev.tminus.runbook.check;

import dev.tminus.runbook.names.CheckId;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Compares counts of two sides; the last column is the number and the others are its key. A CSV
/// file counts its records.
///
/// @param within how far two counts may lie apart
/// @param atLeast smallest sum of counts a side needs, so that nothing against nothing never passes
/// @param sameSource allows both sides to come from the same server, which is otherwise refused
public record CountsCheck(
        CheckId id,
        String title,
        Duration timeout,
        @Nullable Duration retention,
        Side left,
        Side right,
        Tolerance within,
        long atLeast,
        boolean sameSource)
        implements CheckSpec {

    @Override
    public CountsCheck named(
            String newTitle, Duration newTimeout, @Nullable Duration newRetention) {
        return new CountsCheck(
                id, newTitle, newTimeout, newRetention, left, right, within, atLeast, sameSource);
    }

    @Override
    public CountsCheck bound(UnaryOperator<String> value) {
        return new CountsCheck(
                id,
                title,
                timeout,
                retention,
                left.bound(value),
                right.bound(value),
                within,
                atLeast,
                sameSource);
    }

    @Override
    public String kind() {
        return "counts";
    }

    @Override
    public List<Side> sides() {
        return List.of(left, right);
    }
}
