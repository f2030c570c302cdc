package dev.tminus.runbook.check;

import dev.tminus.runbook.names.BoundName;
import dev.tminus.runbook.names.CheckId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a check asks, defined once and used in any number of steps. The groups below it answer what
/// the rest of tminus wants to know of it.
public sealed interface CheckSpec
        permits CheckSpec.Comparing, CheckSpec.Expecting, CheckSpec.OutOfReach {

    CheckBasics basics();

    /// The same check with other common keys.
    CheckSpec on(CheckBasics other);

    default CheckId id() {
        return basics().id();
    }

    default String title() {
        return basics().title();
    }

    /// Of one attempt; after it the attempt is inconclusive.
    default Duration timeout() {
        return basics().timeout();
    }

    /// How long its evidence is kept after the end of the run, or null for ever; digests stay.
    default @Nullable Duration retention() {
        return basics().retention();
    }

    /// The key that a runbook writes for it: `dns`.
    String kind();

    /// The same check with other values of its texts that may hold placeholders.
    CheckSpec bound(UnaryOperator<String> value);

    /// Where its data come from, as far as it has sides.
    default List<Side> sides() {
        return List.of();
    }

    /// Whether it asks a database, so that a value of it goes there as a parameter.
    default boolean queries() {
        return !sides().isEmpty();
    }

    /// Whether a file may be a value of it, as an argument of a program.
    default boolean takesFiles() {
        return false;
    }

    /// The name of a host that it asks about, which variables of an environment make up.
    default Optional<String> host() {
        return Optional.empty();
    }

    /// What of a release it proves, beyond what it says itself.
    default Set<Proves> proves() {
        return Set.of();
    }

    /// What a step may rest on only where a check has shown it.
    enum Proves {
        /// The schema is the one that the new code needs.
        SCHEMA,
        /// Nobody goes to the old side any more.
        NOBODY_LEFT,
        /// Answers about its host are forgotten soon, so that it can be moved.
        SHORT_TTL
    }

    /// What every environment must bind for it.
    default Stream<BoundName> bindings() {
        return sides().stream().map(Side::binding).flatMap(Optional::stream);
    }

    /// The files that an attempt leaves, by the names that `evidence.step.use.NAME` has.
    default List<String> files() {
        return List.of("report");
    }

    /// Holds the data of two places against each other.
    sealed interface Comparing extends CheckSpec
            permits CountsCheck, DumpCheck, StatisticsCheck, DivergenceCheck {

        Side left();

        Side right();

        /// Whether both sides may come from the same place, which is otherwise refused.
        default boolean sameSource() {
            return false;
        }

        /// The least that each side must have; without it nothing against nothing may pass.
        default Optional<Long> least() {
            return Optional.empty();
        }

        @Override
        default List<Side> sides() {
            return List.of(left(), right());
        }

        /// What its sides are called, in their order.
        default List<Side.Which> which() {
            return List.of(Side.Which.LEFT, Side.Which.RIGHT);
        }

        /// What it leaves beside the data of its sides.
        default List<String> results() {
            return List.of("differences", "report");
        }

        @Override
        default List<String> files() {
            var sides = which().stream().map(one -> one.name().toLowerCase(Locale.ROOT));
            return Stream.concat(sides, results().stream()).toList();
        }
    }

    /// Holds what it is told against an expectation.
    sealed interface Expecting extends CheckSpec
            permits SqlCheck, DnsCheck, MetricCheck, HttpCheck {

        /// Null where anything will do.
        @Nullable Expectation expect();
    }

    /// What the language can ask and this version cannot carry out.
    sealed interface OutOfReach extends CheckSpec
            permits StatisticsCheck,
                    SchemaVersionCheck,
                    DnsCheck,
                    MetricCheck,
                    HttpCheck,
                    CommandCheck,
                    DivergenceCheck {}
}
