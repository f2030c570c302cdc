package dev.tminus.bench.compare;

import dev.tminus.testing.PostgreSql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One comparison in a process of its own.
///
/// @param rows of the left side
/// @param millis from the first connection to the last forced file
/// @param processor milliseconds of processor time of its process, the servers' left out
/// @param heap peak in MiB
record Comparison(long rows, long millis, long processor, long heap, String summary) {

    static final int HEAP_MIB = 64;

    /// Fills two tables and compares them.
    ///
    /// @param folder for the evidence
    static Comparison of(long rows, Path folder) throws IOException, InterruptedException {
        var tables = Tables.fill(rows);
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + HEAP_MIB + "m");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Comparing.class.getName(), folder.toString()));
        command.addAll(List.of(PostgreSql.url(tables.field()), PostgreSql.url(tables.hq())));
        var log = Files.createTempFile(folder, "said", ".txt");
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        process.waitFor();
        return read(rows, Files.readString(log, StandardCharsets.UTF_8));
    }

    private static Comparison read(long rows, String said) {
        return new Comparison(
                rows,
                Long.parseLong(line(said, "millis ")),
                Long.parseLong(line(said, "processor ")),
                Long.parseLong(line(said, "heap ")),
                line(said, "summary "));
    }

    private static String line(String said, String begin) {
        return said.lines()
                .filter(line -> line.startsWith(begin))
                .map(line -> line.substring(begin.length()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("It ended early:\n" + said));
    }

    /// What a comparison of the planted differences must say.
    String wanted() {
        return "field has %,d rows and hq %,d: %d missing in hq, %d extra in hq, %d changed; equal rows wanted."
                .formatted(
                        rows,
                        rows - Tables.MISSING + Tables.EXTRA,
                        Tables.MISSING,
                        Tables.EXTRA,
                        Tables.CHANGED);
    }

    boolean foundWhatIsPlanted() {
        return summary.equals(wanted());
    }

    @Override
    public String toString() {
        return "%,d rows a side in %.1f s (%,d rows/s a side), %.1f s of processor time, heap at most %d of %d MiB%n%s"
                .formatted(
                        rows,
                        millis / 1e3,
                        rows * 1000 / millis,
                        processor / 1e3,
                        heap,
                        HEAP_MIB,
                        summary);
    }
}
