package dev.tminus.source;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Temporary files of rows, gone when they are no longer needed. Values are those of a release, so
/// nobody but the owner may read them.
class SpillFiles {

    private static final int NULL = -1;
    private static final int BUFFER = 64 * 1024;

    private final Path folder;
    private final List<Path> files = new ArrayList<>();

    SpillFiles(Path folder) {
        this.folder = folder;
    }

    /// A new file, which only the owner may read.
    Path next() throws IOException {
        Files.createDirectories(folder);
        var file = Files.createTempFile(folder, "sort", ".run");
        files.add(file);
        return file;
    }

    OutputStream open(Path file) throws IOException {
        return Files.newOutputStream(file);
    }

    Writer write(Path file) throws IOException {
        return new Writer(new DataOutputStream(new BufferedOutputStream(open(file), BUFFER)));
    }

    Run read(Path file, int width) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        return new Run(new DataInputStream(in), width);
    }

    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
            files.remove(file);
        } catch (IOException e) {
            // Tried again when all are deleted.
        }
    }

    void deleteAll() {
        List.copyOf(files).forEach(this::delete);
    }

    /// What the system says, without the path.
    static String why(IOException e) {
        var said = Objects.requireNonNullElse(e.getMessage(), "no reason given");
        return said.substring(said.lastIndexOf(": ") < 0 ? 0 : said.lastIndexOf(": ") + 2);
    }

    /// Writes rows: of each value its kind, since not every value need be of its column's, and its
    /// text.
    record Writer(DataOutputStream out) implements Closeable {

        void write(Value[] row) throws IOException {
            for (var value : row) {
                out.writeByte(value.kind().tag());
                var text = value.text();
                if (text == null) {
                    out.writeInt(NULL);
                } else {
                    var bytes = text.getBytes(StandardCharsets.UTF_8);
                    out.writeInt(bytes.length);
                    out.write(bytes);
                }
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /// Reads what a writer wrote.
    record Run(DataInputStream in, int width) implements Closeable {

        /// The next row; an empty one after the last.
        Value[] next() throws IOException {
            in.mark(1);
            if (in.read() < 0) {
                return new Value[0];
            }
            in.reset();
            var row = new Value[width];
            for (int i = 0; i < row.length; i++) {
                var kind = Kind.tagged((char) in.readByte());
                int length = in.readInt();
                var text =
                        length == NULL
                                ? null
                                : new String(in.readNBytes(length), StandardCharsets.UTF_8);
                row[i] = new Value(kind, text);
            }
            return row;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
