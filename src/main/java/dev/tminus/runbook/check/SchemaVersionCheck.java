package dev.tminus.runbook.check;

import dev.tminus.runbook.names.BoundName;
import dev.tminus.runbook.names.SourceName;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Holds the version of a database's schema against a wanted one.
///
/// @param dirtyAllowed whether a migration that broke off halfway is put up with
public record SchemaVersionCheck(
        CheckBasics basics,
        Recorder recorder,
        Relation relation,
        String version,
        boolean dirtyAllowed)
        implements CheckSpec.OutOfReach {

    /// Where a database keeps its version.
    public sealed interface Recorder {

        /// The table of a migration tool.
        record OfTool(SourceName source, Tool tool) implements Recorder {}

        /// A query whose single value is the version.
        record OfQuery(Side.Query query) implements Recorder {}
    }

    /// A migration tool whose table is known.
    public enum Tool {
        FLYWAY,
        LIQUIBASE,
        RAILS,
        GOLANG_MIGRATE,
        ALEMBIC,
        DJANGO;

        /// As runbooks write it: `golang-migrate`.
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// How the found version relates to the wanted one; numbers within versions count as numbers.
    public enum Relation {
        EQUALS,
        AT_LEAST,
        AT_MOST,
        BELOW
    }

    @Override
    public String kind() {
        return "schema-version";
    }

    @Override
    public SchemaVersionCheck on(CheckBasics other) {
        return new SchemaVersionCheck(other, recorder, relation, version, dirtyAllowed);
    }

    @Override
    public SchemaVersionCheck bound(UnaryOperator<String> value) {
        var boundRecorder =
                recorder instanceof Recorder.OfQuery(var query)
                        ? new Recorder.OfQuery(query.bound(value))
                        : recorder;
        return new SchemaVersionCheck(
                basics, boundRecorder, relation, value.apply(version), dirtyAllowed);
    }

    @Override
    public List<Side> sides() {
        return recorder instanceof Recorder.OfQuery(var query) ? List.of(query) : List.of();
    }

    @Override
    public boolean queries() {
        return true;
    }

    @Override
    public Set<Proves> proves() {
        return Set.of(Proves.SCHEMA);
    }

    @Override
    public Stream<BoundName> bindings() {
        return switch (recorder) {
            case Recorder.OfTool(var source, _) -> Stream.of(source);
            case Recorder.OfQuery(var query) -> Stream.of(query.source());
        };
    }
}
