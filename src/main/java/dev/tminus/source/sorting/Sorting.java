package dev.tminus.source.sorting;

import dev.tminus.source.Column;
import dev.tminus.source.NoAnswer;
import dev.tminus.source.NoAnswer.Reason;
import dev.tminus.source.Rows;
import dev.tminus.source.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Sorts rows of any number in bounded memory: what does not fit is sorted piece by piece into
/// files, which are merged while they are read. Rows that are equal keep their order.
public final class Sorting {

    private static final long BYTES = 8L * 1024 * 1024;
    private static final int RUNS_AT_ONCE = 64;

    /// One row of each is held while they are merged.
    private static final long BYTES_AT_ONCE = 4 * BYTES;

    private static final int ROWS_A_LOOK = 1_000;

    private final String place;
    private final Rows rows;
    private final Comparator<Value[]> order;
    private final SpillFiles files;
    private final long budget;
    private final GoesOn goesOn;
    private final List<Path> runs = new ArrayList<>();
    private long widest = 1;

    private Sorting(
            String place,
            Rows rows,
            Comparator<Value[]> order,
            SpillFiles files,
            long budget,
            GoesOn goesOn) {
        this.place = place;
        this.rows = rows;
        this.order = order;
        this.files = files;
        this.budget = budget;
        this.goesOn = goesOn;
    }

    /// Reads all rows and answers them in `BinaryOrder` of some columns; closing the answer deletes
    /// the files.
    ///
    /// @param place what the rows are, for messages: `File logs:users.csv in qa`
    /// @param rows read to the end and closed, whatever happens
    /// @param by names of columns, whatever their case
    /// @param folder where files may be put; some tens of bytes a value are needed
    /// @param goesOn is asked now and then
    public static Rows sort(String place, Rows rows, List<String> by, Path folder, GoesOn goesOn)
            throws NoAnswer {
        return sort(place, rows, by, new SpillFiles(folder), BYTES, goesOn);
    }

    static Rows sort(
            String place, Rows rows, List<String> by, SpillFiles files, long budget, GoesOn goesOn)
            throws NoAnswer {
        try (rows) {
            var order = order(place, rows.columns(), by);
            return new Sorting(place, rows, order, files, budget, goesOn).sorted();
        } catch (NoAnswer | RuntimeException e) {
            files.deleteAll();
            throw e;
        } catch (IOException e) {
            files.deleteAll();
            throw full(place, e);
        }
    }

    static NoAnswer full(String place, IOException e) {
        return new NoAnswer(
                Reason.DISK_FULL,
                "%s could not be sorted: the disk of the temporary folder is full or fails (%s)."
                        .formatted(place, SpillFiles.why(e)));
    }

    private static Comparator<Value[]> order(String place, List<Column> columns, List<String> by)
            throws NoAnswer {
        var places = new int[by.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = indexOf(place, columns, by.get(i));
        }
        return (one, other) -> {
            for (int index : places) {
                int order = BinaryOrder.OF_VALUES.compare(one[index], other[index]);
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }

    private static int indexOf(String place, List<Column> columns, String name) throws NoAnswer {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw new NoAnswer(
                Reason.UNREADABLE_QUERY,
                "%s has no column %s.".formatted(place, name.toLowerCase(Locale.ROOT)));
    }

    private Rows sorted() throws NoAnswer, IOException {
        var buffer = new ArrayList<Value[]>();
        long bytes = 0;
        int width = rows.columns().size();
        while (rows.next()) {
            var row = new Value[width];
            long before = bytes;
            for (int i = 0; i < width; i++) {
                row[i] = rows.value(i);
                bytes += 64 + 2L * row[i].length();
            }
            widest = Math.max(widest, bytes - before);
            buffer.add(row);
            if (bytes > budget) {
                spill(buffer);
                bytes = 0;
            }
        }
        buffer.sort(order);
        if (runs.isEmpty()) {
            return new SortedRows(place, rows.columns(), new MergedRuns(order, buffer), files);
        }
        narrow();
        return new SortedRows(place, rows.columns(), merged(runs, buffer), files);
    }

    private void spill(List<Value[]> buffer) throws IOException {
        buffer.sort(order);
        var file = files.next();
        runs.add(file);
        try (var out = files.write(file)) {
            for (var row : buffer) {
                out.write(row);
            }
        }
        buffer.clear();
    }

    /// Merges neighbours until all that are left can be open at once.
    private void narrow() throws NoAnswer, IOException {
        int atOnce = Math.clamp(BYTES_AT_ONCE / widest, 2, RUNS_AT_ONCE);
        while (runs.size() > atOnce) {
            var fewer = new ArrayList<Path>();
            for (int from = 0; from < runs.size(); from += atOnce) {
                var group = runs.subList(from, Math.min(runs.size(), from + atOnce));
                fewer.add(rewritten(group));
            }
            runs.clear();
            runs.addAll(fewer);
        }
    }

    private Path rewritten(List<Path> group) throws NoAnswer, IOException {
        var file = files.next();
        try (var out = files.write(file);
                var merged = merged(group, List.of())) {
            int written = 0;
            for (var row = merged.next(); row.length > 0; row = merged.next()) {
                if (++written % ROWS_A_LOOK == 0) {
                    goesOn.check();
                }
                out.write(row);
            }
        }
        for (var run : group) {
            files.delete(run);
        }
        return file;
    }

    private MergedRuns merged(List<Path> files, List<Value[]> last) throws IOException {
        var merged = new MergedRuns(order, last);
        for (var file : files) {
            merged.add(this.files.read(file, rows.columns().size()));
        }
        return merged;
    }

    /// Says whether anybody still waits.
    public interface GoesOn {

        /// Does nothing while the work shall go on.
        ///
        /// @throws NoAnswer where it was stopped or its time has passed
        void check() throws NoAnswer;
    }
}
