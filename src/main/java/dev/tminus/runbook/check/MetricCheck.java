package dev.tminus.runbook.check;

import dev.tminus.runbook.names.BoundName;
import dev.tminus.runbook.names.MetricsName;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Asks a Prometheus server for one number and holds it against an expectation.
///
/// @param query PromQL that answers one number
public record MetricCheck(CheckBasics basics, MetricsName from, String query, Expectation expect)
        implements CheckSpec.Expecting, CheckSpec.OutOfReach {

    @Override
    public String kind() {
        return "metric";
    }

    @Override
    public MetricCheck on(CheckBasics other) {
        return new MetricCheck(other, from, query, expect);
    }

    @Override
    public MetricCheck bound(UnaryOperator<String> value) {
        return new MetricCheck(basics, from, value.apply(query), expect.bound(value));
    }

    @Override
    public Set<Proves> proves() {
        return Set.of(Proves.NOBODY_LEFT);
    }

    @Override
    public Stream<BoundName> bindings() {
        return Stream.of(from);
    }
}
