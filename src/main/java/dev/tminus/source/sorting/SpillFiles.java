package dev.tminus.source.sorting;

import dev.tminus.source.Kind;
import dev.tminus.source.Value;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Temporary files of rows, gone when they are no longer needed. Values are those of a release and
/// not masked yet: they are encrypted with a key that is nowhere but in memory, so that a killed
/// process leaves nothing that anybody could read.
class SpillFiles {

    private static final int NULL = -1;
    private static final int BUFFER = 64 * 1024;
    private static final int KEY = 16;

    private final Path folder;
    private final SecretKeySpec key;

    /// Each with its number, from which its part of the key stream begins.
    private final Map<Path, Long> files = new LinkedHashMap<>();

    private long numbers;

    SpillFiles(Path folder) {
        this.folder = folder;
        var random = new byte[KEY];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "AES");
    }

    /// A new file, which only the owner may read.
    Path next() throws IOException {
        Files.createDirectories(folder);
        var file = Files.createTempFile(folder, "sort", ".run");
        files.put(file, numbers++);
        return file;
    }

    OutputStream open(Path file) throws IOException {
        return Files.newOutputStream(file);
    }

    Writer write(Path file) throws IOException {
        var out = new CipherOutputStream(open(file), cipher(file, Cipher.ENCRYPT_MODE));
        return new Writer(new DataOutputStream(new BufferedOutputStream(out, BUFFER)));
    }

    Run read(Path file, int width) throws IOException {
        var cipher = cipher(file, Cipher.DECRYPT_MODE);
        var in = new CipherInputStream(Files.newInputStream(file), cipher);
        return new Run(new DataInputStream(new BufferedInputStream(in, BUFFER)), width);
    }

    private Cipher cipher(Path file, int mode) {
        try {
            var cipher = Cipher.getInstance("AES/CTR/NoPadding");
            long number = Objects.requireNonNull(files.get(file));
            var begin = ByteBuffer.allocate(cipher.getBlockSize()).putLong(number).array();
            cipher.init(mode, key, new IvParameterSpec(begin));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES", e);
        }
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
        List.copyOf(files.keySet()).forEach(this::delete);
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
