package dev.tminus.bench.compare;

import dev.tminus.check.CarryOutCheck;
import dev.tminus.evidence.EvidenceStore;
import dev.tminus.evidence.MaskKey;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.check.Allowance;
import dev.tminus.runbook.check.CheckBasics;
import dev.tminus.runbook.check.DumpCheck;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.runbook.names.SourceName;
import dev.tminus.runbook.workspace.SourceSpec;
import dev.tminus.source.Secrets;
import dev.tminus.source.Stop;
import dev.tminus.testing.Brief;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The process that compares with a small heap: `Comparing FOLDER URL-OF-FIELD URL-OF-HQ`. It
/// prints what it found, how long it took and how much memory.
final class Comparing {

    private Comparing() {}

    public static void main(String[] args) {
        var field = spec("field", args[1]);
        var hq = spec("hq", args[2]);
        var environment =
                Brief.environment(
                        new EnvironmentName("bench"),
                        Set.of(Mode.REHEARSAL),
                        Map.of(field.name(), field, hq.name(), hq),
                        Map.of(),
                        Map.of());
        var folder = Path.of(args[0]);
        var check =
                new CarryOutCheck(
                        Brief.sources(
                                new Secrets(
                                        Map.of("TMINUS_SECRET_BENCH", Tables.PASSWORD)::get,
                                        folder)),
                        new EvidenceStore(folder.resolve("evidence")),
                        new MaskKey(folder.resolve("mask-key")),
                        Thread::startVirtualThread,
                        InstantSource.system());
        long begin = System.nanoTime();
        var outcome =
                check.carryOut(
                        dump(),
                        Brief.access(Mode.REHEARSAL, environment),
                        new Stop(),
                        (_, _) -> {});
        System.out.println("millis " + Duration.ofNanos(System.nanoTime() - begin).toMillis());
        var worked = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
        System.out.println("processor " + worked.toMillis());
        System.out.println("heap " + peakHeap());
        System.out.println("summary " + outcome.summary());
        System.exit(0);
    }

    private static SourceSpec spec(String name, String jdbc) {
        var password = "${TMINUS_SECRET_BENCH}";
        return new SourceSpec(new SourceName(name), jdbc, Tables.READER, password, false);
    }

    private static DumpCheck dump() {
        return new DumpCheck(
                new CheckBasics(
                        new CheckId("users"), "Users are the same", Duration.ofMinutes(30), null),
                new Side.Table(new SourceName("field"), "users"),
                new Side.Table(new SourceName("hq"), "users"),
                List.of("email"),
                Map.of(),
                Set.of(),
                Set.of(),
                Allowance.NONE,
                1,
                false);
    }

    /// Sum of the peaks of the heap's parts: never less than the heap ever held.
    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed() >> 20)
                .sum();
    }
}
