package dev.tminus.bench.language;

import dev.tminus.bench.language.Mutants.Mutant;
import dev.tminus.language.Language;
import dev.tminus.language.Reading;
import dev.tminus.language.problems.Place;
import dev.tminus.language.problems.Problem;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.testing.CpuTime;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads mutants and counts what came of them.
final class Mutating {

    /// Codes of what is no YAML, or more of YAML than a runbook may use.
    private static final Set<String> NO_YAML =
            Set.of(
                    "too-big",
                    "not-utf-8",
                    "hidden-character",
                    "empty-file",
                    "syntax",
                    "tab",
                    "several-documents",
                    "too-deep",
                    "tag",
                    "alias",
                    "duplicate-key");

    private final Workspace workspace;
    private final List<String> faults = new ArrayList<>();
    private int read;
    private int yaml;
    private int valid;
    private long slowest;

    private Mutating(Workspace workspace) {
        this.workspace = workspace;
    }

    /// What came of some mutants.
    ///
    /// @param yaml how many were well-formed YAML within the limits of the language
    /// @param valid how many could be used as if nothing had happened
    /// @param slowestMillis processor time of the slowest
    /// @param faults crashes, refusals without a place in the file; at most ten
    record Result(int read, int yaml, int valid, long slowestMillis, List<String> faults) {

        boolean isGood() {
            return faults.isEmpty() && slowestMillis < 1_000 && yaml >= 0.3 * read;
        }

        @Override
        public String toString() {
            return "%,d mutants: %.1f %% well-formed YAML, %.1f %% valid; slowest %,d ms; %d faults%s"
                    .formatted(
                            read,
                            100.0 * yaml / read,
                            100.0 * valid / read,
                            slowestMillis,
                            faults.size(),
                            faults.isEmpty() ? "" : "\n" + String.join("\n", faults));
        }
    }

    static Result read(int count, long seed) {
        var originals = Original.all();
        var mutants = new Mutants(seed, originals);
        var mutating = new Mutating(workspace(originals));
        for (int i = 0; i < count && mutating.faults.size() < 10; i++) {
            mutating.read(mutants.next(), "mutant %d of seed %d".formatted(i, seed));
        }
        return new Result(
                mutating.read,
                mutating.yaml,
                mutating.valid,
                mutating.slowest / 1_000_000,
                mutating.faults);
    }

    /// The one that the valid runbooks of the tests know.
    private static Workspace workspace(List<Original> originals) {
        var content = originals.stream().filter(Original::workspace).toList().getLast().content();
        var workspace = Language.readWorkspace("workspace.yaml", content).value();
        if (workspace == null) {
            throw new IllegalStateException("The workspace of the tests cannot be read.");
        }
        return workspace;
    }

    private void read(Mutant mutant, String said) {
        read++;
        long begin = CpuTime.ofThisThread().toNanos();
        try {
            Reading<?> reading =
                    mutant.workspace()
                            ? Language.readWorkspace("f.yaml", mutant.content())
                            : Language.readRunbook("f.yaml", mutant.content(), workspace);
            slowest = Math.max(slowest, CpuTime.ofThisThread().toNanos() - begin);
            note(reading, mutant, said + " (" + mutant.name() + ")");
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            faults.add(said + " threw " + e);
        }
    }

    private void note(Reading<?> reading, Mutant mutant, String said) {
        var problems = reading.problems();
        yaml += problems.stream().noneMatch(problem -> NO_YAML.contains(problem.code())) ? 1 : 0;
        valid += reading.ok() ? 1 : 0;
        if (!reading.ok() && problems.isEmpty()) {
            faults.add(said + " is refused without a problem");
        }
        var lines = lines(mutant.content());
        problems.stream()
                .filter(problem -> !isSound(problem, lines))
                .forEach(problem -> faults.add(said + ": " + problem));
    }

    private static int lines(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).split("\r\n|\r|\n", -1).length;
    }

    /// Whether it stands inside the file and can be printed.
    private static boolean isSound(Problem problem, int lines) {
        return !problem.code().equals("reader-fault")
                && isInside(problem.place(), lines)
                && problem.print().contains(problem.message());
    }

    private static boolean isInside(Place place, int lines) {
        int width = place.sourceLine().codePointCount(0, place.sourceLine().length());
        return place.line() >= 1
                && place.line() <= lines
                && place.column() >= 1
                && place.column() <= width + 1;
    }

    /// Reads as many mutants as the first argument says, of the seed that the second one is.
    public static void main(String[] arguments) {
        var result = read(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]));
        long heap =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum();
        System.out.printf("%s%nheap, sum of the peaks of its parts: %d MiB%n", result, heap >> 20);
        System.exit(result.isGood() ? 0 : 1);
    }
}
