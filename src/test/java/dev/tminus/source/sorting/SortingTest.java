package dev.tminus.source.sorting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tminus.source.Column;
import dev.tminus.source.Kind;
import dev.tminus.source.NoAnswer;
import dev.tminus.source.NoAnswer.Reason;
import dev.tminus.source.Rows;
import dev.tminus.source.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SortingTest {

    private static final int ROWS = 20_000;

    @TempDir Path folder;

    @Test
    void sortsMoreThanFitsItsBufferAndKeepsTheOrderOfEquals() throws Exception {
        var given = rows();

        try (var sorted = Sorting.sort("Rows", given, List.of("KEY"), files(), 20_000, () -> {})) {
            assertThat(list()).hasSizeGreaterThan(2);
            Value last = new Value(Kind.TEXT, null);
            int place = -1;
            int read = 0;
            while (sorted.next()) {
                int order = BinaryOrder.OF_VALUES.compare(last, sorted.value(0));
                int now = Integer.parseInt(sorted.value(1).text());
                assertThat(order).isLessThanOrEqualTo(0);
                if (order == 0) {
                    assertThat(now).isGreaterThan(place);
                }
                last = sorted.value(0);
                place = now;
                read++;
            }
            assertThat(read).isEqualTo(ROWS);
        }
        assertThat(list()).isEmpty();
        assertThat(given.closed).isTrue();
    }

    @Test
    void needsNoFileForWhatFits() throws Exception {
        try (var sorted = Sorting.sort("Rows", rows(), List.of("place"), folder, () -> {})) {
            assertThat(list()).isEmpty();
            assertThat(sorted.next()).isTrue();
            assertThat(sorted.value(1).text()).isEqualTo("0");
        }
    }

    /// What a killed process leaves behind: neither as text nor packed into a file twice alike.
    @Test
    void writesNoValueThatAnybodyCouldRead() throws Exception {
        var rows = new ArrayList<Value[]>();
        for (int i = 0; i < 4_000; i++) {
            rows.add(
                    new Value[] {
                        new Value(Kind.TEXT, "canary@example.test"),
                        new Value(Kind.NUMBER, "1234567890")
                    });
        }
        var given = new Given(rows.iterator());

        try (var sorted = Sorting.sort("Rows", given, List.of("key"), files(), 99_000, () -> {})) {
            var begins = new ArrayList<String>();
            for (var file : list()) {
                var left = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(left).doesNotContain("canary", "example", "1234567890");
                begins.add(left.substring(0, 16));
            }
            assertThat(begins).hasSizeGreaterThan(2).doesNotHaveDuplicates();
            assertThat(sorted.next()).isTrue();
            assertThat(sorted.value(0).text()).isEqualTo("canary@example.test");
        }
    }

    /// A cell of a file that is no number stays text in a column of numbers.
    @Test
    void keepsTheKindOfEveryValueThatWentThroughAFile() throws Exception {
        var rows = new ArrayList<Value[]>();
        for (int i = 0; i < 2_000; i++) {
            var cell = i % 2 == 0 ? new Value(Kind.NUMBER, "7") : new Value(Kind.TEXT, "n/a");
            rows.add(new Value[] {new Value(Kind.TEXT, "k" + i), cell});
        }
        var given = new Given(rows.iterator());

        try (var sorted = Sorting.sort("Rows", given, List.of("key"), files(), 9_000, () -> {})) {
            assertThat(list()).hasSizeGreaterThan(2);
            while (sorted.next()) {
                int i = Integer.parseInt(sorted.value(0).text().substring(1));
                assertThat(sorted.value(1).kind()).isEqualTo(i % 2 == 0 ? Kind.NUMBER : Kind.TEXT);
            }
        }
    }

    @Test
    void stopsWhileItRewritesManyFiles() {
        var stopped = new NoAnswer(Reason.STOPPED, "Stopped.");

        assertThatThrownBy(() ->
                        Sorting.sort(
                                "Rows",
                                rows(),
                                List.of("key"),
                                files(),
                                9_000,
                                () -> {
                                    throw stopped;
                                }))
                .isSameAs(stopped);
        assertThat(list()).isEmpty();
    }

    @Test
    void saysThatTheDiskIsFullAndLeavesNothingBehind() {
        var full =
                new SpillFiles(folder) {
                    @Override
                    OutputStream open(Path file) {
                        return new OutputStream() {
                            @Override
                            public void write(int b) throws IOException {
                                throw new IOException("No space left on device");
                            }
                        };
                    }
                };
        var given = rows();

        var thrown =
                catchThrowableOfType(
                        NoAnswer.class,
                        () ->
                                Sorting.sort(
                                        "File logs:a.csv in qa",
                                        given,
                                        List.of("key"),
                                        full,
                                        9,
                                        () -> {}));

        assertThat(thrown.reason()).isEqualTo(Reason.DISK_FULL);
        assertThat(thrown)
                .hasMessage(
                        "File logs:a.csv in qa could not be sorted: the disk of the temporary"
                                + " folder is full or fails (No space left on device).");
        assertThat(list()).isEmpty();
        assertThat(given.closed).isTrue();
    }

    @Test
    void saysWhichColumnIsMissing() {
        var thrown =
                catchThrowableOfType(
                        NoAnswer.class,
                        () ->
                                Sorting.sort(
                                        "File logs:a.csv in qa",
                                        rows(),
                                        List.of("id"),
                                        folder,
                                        () -> {}));

        assertThat(thrown).hasMessage("File logs:a.csv in qa has no column id.");
    }

    private SpillFiles files() {
        return new SpillFiles(folder);
    }

    private List<Path> list() {
        try (var files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Keys of which many are equal, some NULL, some empty, and the place at which each came.
    private static Given rows() {
        var random = new Random(11);
        var rows = new ArrayList<Value[]>();
        for (int i = 0; i < ROWS; i++) {
            int number = random.nextInt(2_000);
            var key = number == 0 ? null : number == 1 ? "" : "k🏗" + number;
            rows.add(
                    new Value[] {
                        new Value(Kind.TEXT, key), new Value(Kind.NUMBER, Integer.toString(i))
                    });
        }
        return new Given(rows.iterator());
    }

    private static final class Given implements Rows {

        private final Iterator<Value[]> rows;
        private Value[] present = {};
        private boolean closed;

        Given(Iterator<Value[]> rows) {
            this.rows = rows;
        }

        @Override
        public List<Column> columns() {
            return List.of(new Column("key", Kind.TEXT), new Column("place", Kind.NUMBER));
        }

        @Override
        public boolean next() {
            if (!rows.hasNext()) {
                return false;
            }
            present = rows.next();
            return true;
        }

        @Override
        public Value value(int index) {
            return present[index];
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
