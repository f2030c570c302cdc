package dev.tminus.runbook.check;

import dev.tminus.runbook.names.BoundName;
import dev.tminus.runbook.names.CheckId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a check asks, defined once and used in any number of steps.
public sealed interface CheckSpec permits SqlCheck, CountsCheck, DumpCheck, CheckSpec.OnBasics {

    CheckId id();

    String title();

    /// Of one attempt; after it the attempt is inconclusive.
    Duration timeout();

    /// How long its evidence is kept after the end of the run, or null for ever; digests stay.
    @Nullable Duration retention();

    /// The key that a runbook writes for it: `dns`.
    String kind();

    /// The same check with other common keys.
    CheckSpec named(String newTitle, Duration newTimeout, @Nullable Duration newRetention);

    /// The same check with other values of its texts that may hold placeholders.
    CheckSpec bound(UnaryOperator<String> value);

    /// Where its data come from, as far as it has sides.
    List<Side> sides();

    /// What it expects of a value, null where it compares or expects something else.
    default @Nullable Expectation expect() {
        return null;
    }

    /// What every environment must bind for it.
    default Stream<BoundName> bindings() {
        return sides().stream().map(Side::binding).flatMap(Optional::stream);
    }

    /// The files that an attempt leaves, by the names that `evidence.step.use.NAME` has.
    default List<String> files() {
        return switch (this) {
            case CountsCheck _, DumpCheck _, StatisticsCheck _ ->
                    List.of("left", "right", "differences", "report");
            case DivergenceCheck _ -> List.of("base", "old", "new", "patch", "conflicts", "report");
            case SqlCheck _,
                    SchemaVersionCheck _,
                    DnsCheck _,
                    MetricCheck _,
                    HttpCheck _,
                    CommandCheck _ ->
                    List.of("report");
        };
    }

    /// A check that keeps its common keys together.
    sealed interface OnBasics extends CheckSpec
            permits StatisticsCheck,
                    SchemaVersionCheck,
                    DnsCheck,
                    MetricCheck,
                    HttpCheck,
                    CommandCheck,
                    DivergenceCheck {

        CheckBasics basics();

        /// The same check with other common keys.
        CheckSpec on(CheckBasics other);

        @Override
        default CheckId id() {
            return basics().id();
        }

        @Override
        default String title() {
            return basics().title();
        }

        @Override
        default Duration timeout() {
            return basics().timeout();
        }

        @Override
        default @Nullable Duration retention() {
            return basics().retention();
        }

        @Override
        default CheckSpec named(
                String newTitle, Duration newTimeout, @Nullable Duration newRetention) {
            return on(new CheckBasics(id(), newTitle, newTimeout, newRetention));
        }
    }
}
