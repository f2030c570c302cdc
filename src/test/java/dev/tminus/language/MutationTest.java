package dev.tminus.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.tminus.runbook.Workspace;
import dev.tminus.testing.CpuTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever is done to a file, reading it answers soon, never throws, and names a place inside it.
///
/// `-Dmutations=1000000` makes it longer, `-Dmutations.seed=…` another one.
class MutationTest {

    private static final int COUNT = Integer.getInteger("mutations", 20_000);
    private static final long SEED = Long.getLong("mutations.seed", 20_270_206);
    private static final long SLOWEST = 1_000_000_000L;

    private static final List<String> PIECES =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    ":",
                    ": ",
                    "- ",
                    ",",
                    "#",
                    "&a ",
                    "*a",
                    "!",
                    "!!str ",
                    "|",
                    ">",
                    "'",
                    "\"",
                    "%",
                    "@",
                    "`",
                    "?",
                    "? ",
                    "\t",
                    "\n",
                    "\r",
                    "\r\n",
                    "---\n",
                    "...\n",
                    "<<: ",
                    "~",
                    "null",
                    "true",
                    "{{",
                    "}}",
                    "{{variables.x}}",
                    "${",
                    "${TMINUS_SECRET_X}",
                    "${file:..}",
                    "1e999999999",
                    "-1",
                    "010",
                    "12:30",
                    "no",
                    "T-5d",
                    "T+1h",
                    "a - 1d",
                    "\u0000",
                    "\u0007",
                    "\uFEFF",
                    "\u2028",
                    "\u0085",
                    "\u202E",
                    "上海",
                    "😀",
                    "needs: [a]",
                    "parallel:",
                    "when: live and (",
                    "answers.lower.count",
                    " or not ",
                    "id: a",
                    "x".repeat(300));

    @Test
    void readsWhateverIsDoneToAFile() {
        var random = new SplittableRandom(SEED);
        var workspace = Fixtures.workspace();
        var originals =
                Stream.of(Fixtures.VALID, Fixtures.FOLDER)
                        .flatMap(folder -> Fixtures.files(folder, ".yaml").stream())
                        .map(Path::toAbsolutePath)
                        .map(Fixtures::bytes)
                        .toList();
        long slowest = 0;
        int refused = 0;

        for (int i = 0; i < COUNT; i++) {
            var content = mutate(originals, random);
            long begin = CpuTime.ofThisThread().toNanos();
            refused += read(content, workspace, i) ? 0 : 1;
            slowest = Math.max(slowest, CpuTime.ofThisThread().toNanos() - begin);
        }

        assertThat(slowest).isLessThan(SLOWEST);
        assertThat(refused).isGreaterThan(COUNT / 2);
    }

    private static byte[] mutate(List<byte[]> originals, SplittableRandom random) {
        // the four valid files come first and are taken every other time
        int pick = random.nextBoolean() ? random.nextInt(4) : random.nextInt(originals.size());
        var content = originals.get(pick);
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            content = mutateOnce(content, originals, random);
        }
        return content;
    }

    private static byte[] mutateOnce(
            byte[] content, List<byte[]> originals, SplittableRandom random) {
        int at = random.nextInt(content.length + 1);
        int to = Math.min(content.length, at + random.nextInt(40));
        return switch (random.nextInt(7)) {
            case 0 -> splice(content, at, at, piece(random));
            case 1 -> splice(content, at, to, piece(random));
            case 2 -> splice(content, at, to, new byte[0]);
            case 3 -> splice(content, at, Math.min(content.length, at + 1), any(random));
            case 4 -> splice(content, at, at, Arrays.copyOfRange(content, at, to));
            case 5 -> swapLines(content, random);
            default -> {
                var other = originals.get(random.nextInt(originals.size()));
                int from = random.nextInt(other.length);
                int end = Math.min(other.length, from + random.nextInt(200));
                yield splice(content, at, at, Arrays.copyOfRange(other, from, end));
            }
        };
    }

    private static byte[] piece(SplittableRandom random) {
        return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] any(SplittableRandom random) {
        return new byte[] {(byte) random.nextInt(256)};
    }

    private static byte[] splice(byte[] content, int from, int to, byte[] piece) {
        var result = new byte[content.length - (to - from) + piece.length];
        System.arraycopy(content, 0, result, 0, from);
        System.arraycopy(piece, 0, result, from, piece.length);
        System.arraycopy(content, to, result, from + piece.length, content.length - to);
        return result;
    }

    private static byte[] swapLines(byte[] content, SplittableRandom random) {
        var lines =
                new ArrayList<>(
                        List.of(new String(content, StandardCharsets.ISO_8859_1).split("\n", -1)));
        java.util.Collections.swap(
                lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
        return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Whether the content is a runbook or workspace without errors.
    private static boolean read(byte[] content, Workspace workspace, int number) {
        try {
            var readings =
                    List.of(
                            Language.readRunbook("f.yaml", content, workspace),
                            Language.readWorkspace("f.yaml", content));
            readings.forEach(reading -> check(reading, content, number));
            return readings.stream().anyMatch(Reading::ok);
        } catch (RuntimeException | StackOverflowError e) {
            return fail("Mutation " + number + " of seed " + SEED + " threw", e);
        }
    }

    private static void check(Reading<?> reading, byte[] content, int number) {
        var said = "mutation " + number + " of seed " + SEED;
        if (!reading.ok()) {
            assertThat(reading.problems()).as(said).isNotEmpty();
        }
        long lines =
                new String(content, StandardCharsets.ISO_8859_1).split("\r\n|\r|\n", -1).length;
        for (var problem : reading.problems()) {
            var place = problem.place();
            var width = place.sourceLine().codePointCount(0, place.sourceLine().length());
            boolean inside =
                    place.line() >= 1
                            && place.line() <= lines
                            && place.column() >= 1
                            && place.column() <= width + 1;
            if (!inside || problem.code().equals("reader-fault") || problem.print().isBlank()) {
                fail(said + ": " + problem.print());
            }
        }
    }
}
