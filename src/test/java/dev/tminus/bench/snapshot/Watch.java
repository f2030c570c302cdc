package dev.tminus.bench.snapshot;

import dev.tminus.check.CarryOutCheck;
import dev.tminus.evidence.EvidenceStore;
import dev.tminus.evidence.MaskKey;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.check.Allowance;
import dev.tminus.runbook.check.CheckBasics;
import dev.tminus.runbook.check.DumpCheck;
import dev.tminus.runbook.check.Outcome;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.workspace.SourceSpec;
import dev.tminus.source.Access;
import dev.tminus.source.Secrets;
import dev.tminus.source.Stop;
import dev.tminus.testing.Brief;
import dev.tminus.testing.PostgreSql;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compares both tables again and again while they are written.
///
/// @param comparisons how many there were
/// @param phantoms the summaries of those that did not find both the same
/// @param perSecond transactions a second meanwhile
record Watch(long comparisons, List<String> phantoms, long perSecond) {

    private static final String PASSWORD = "bench";
    private static final int PER_SECOND = 1_500;

    /// However slow the machine is, so many are made.
    private static final int FEWEST = 5;

    /// @param folder for the evidence
    static Watch of(Duration time, Path folder) throws Exception {
        var database = PostgreSql.newDatabase("together");
        var reader = "ro_" + database;
        try (var writers = Writers.begin(database, PER_SECOND)) {
            PostgreSql.execute(
                    database,
                    "create role %s login password '%s'".formatted(reader, PASSWORD),
                    "grant select on left_rows, right_rows to " + reader);
            var check =
                    new CarryOutCheck(
                            Brief.sources(
                                    new Secrets(
                                            Map.of("TMINUS_SECRET_BENCH", PASSWORD)::get, folder)),
                            new EvidenceStore(folder.resolve("evidence")),
                            new MaskKey(folder.resolve("mask-key")),
                            Thread::startVirtualThread,
                            InstantSource.system());
            return watch(check, access(PostgreSql.url(database), reader), time, writers);
        }
    }

    private static Watch watch(CarryOutCheck check, Access access, Duration time, Writers writers) {
        long end = System.nanoTime() + time.toNanos();
        long comparisons = 0;
        var phantoms = new ArrayList<String>();
        while (System.nanoTime() < end || comparisons < FEWEST) {
            var outcome = check.carryOut(dump(), access, new Stop(), (_, _) -> {});
            comparisons++;
            if (!(outcome instanceof Outcome.Passed)) {
                phantoms.add(outcome.summary());
            }
        }
        return new Watch(comparisons, List.copyOf(phantoms), writers.perSecond());
    }

    private static Access access(String jdbc, String reader) {
        var spec =
                new SourceSpec(
                        new SourceName("field"), jdbc, reader, "${TMINUS_SECRET_BENCH}", false);
        return Brief.access(
                Mode.REHEARSAL,
                Brief.environment(
                        new EnvironmentName("bench"),
                        Set.of(Mode.REHEARSAL),
                        Map.of(spec.name(), spec),
                        Map.of(),
                        Map.of()));
    }

    private static DumpCheck dump() {
        return new DumpCheck(
                new CheckBasics(
                        new CheckId("together"),
                        "Both tables are the same",
                        Duration.ofMinutes(1),
                        null),
                new Side.Table(new SourceName("field"), "left_rows"),
                new Side.Table(new SourceName("field"), "right_rows"),
                List.of("id"),
                Map.of(),
                Set.of(),
                Set.of(),
                Allowance.NONE,
                Writers.ROWS,
                true);
    }

    /// Whether it was written as fast as wanted, within a tenth, and never seen apart.
    boolean isClean() {
        return phantoms.isEmpty() && comparisons > 0 && perSecond >= PER_SECOND * 9 / 10;
    }

    @Override
    public String toString() {
        return "%,d comparisons of %,d rows a side while two writers made %,d transactions a second: %,d phantoms%n%s"
                .formatted(
                        comparisons,
                        Writers.ROWS,
                        perSecond,
                        phantoms.size(),
                        String.join("\n", phantoms.stream().limit(5).toList()));
    }
}
