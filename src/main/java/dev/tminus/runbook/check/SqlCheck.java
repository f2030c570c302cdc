package dev.tminus.runbook.check;

import dev.tminus.runbook.names.CheckId;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Asks one source for one value and holds it against an expectation.
public record SqlCheck(
        CheckId id,
        String title,
        Duration timeout,
        @Nullable Duration retention,
        Side.OfSource side,
        Expectation expect)
        implements CheckSpec {

    @Override
    public SqlCheck named(String newTitle, Duration newTimeout, @Nullable Duration newRetention) {
        return new SqlCheck(id, newTitle, newTimeout, newRetention, side, expect);
    }

    @Override
    public SqlCheck bound(UnaryOperator<String> value) {
        return new SqlCheck(id, title, timeout, retention, side.bound(value), expect.bound(value));
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
