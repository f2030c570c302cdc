package dev.tminus.bench.hostile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Finds a value of a masked column in every byte of every file below a folder, in packed ones
/// unpacked, and in every row of a ledger.
final class Traces {

    /// What every masked value begins with.
    static final String CANARY = "canary-of-a-masked-column";

    private static final String LEDGER = "tminus.mv.db";
    private static final String IN_HEX =
            HexFormat.of().formatHex(CANARY.getBytes(StandardCharsets.UTF_8));

    private Traces() {}

    /// The files that hold one.
    static List<String> in(Path folder) throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (isIn(file)) {
                    found.add(folder.relativize(file).toString());
                }
            }
        }
        return found;
    }

    /// In the rows of a ledger that nobody has open.
    static boolean inRowsOf(Path home) throws IOException, SQLException {
        var copy = Files.createTempDirectory("tminus-ledger");
        Files.copy(home.resolve("ledger").resolve(LEDGER), copy.resolve(LEDGER));
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:h2:file:" + copy.resolve("tminus"), "tminus", "");
                var script = connection.createStatement();
                var lines = script.executeQuery("script")) {
            while (lines.next()) {
                var line = lines.getString(1);
                if (line.contains(CANARY) || line.contains(IN_HEX)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// Whether a file holds one.
    static boolean isIn(Path file) throws IOException {
        try {
            return content(file).contains(CANARY);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private static String content(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        var packed = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
        var content = new ByteArrayOutputStream();
        try (var in =
                packed
                        ? new GZIPInputStream(new ByteArrayInputStream(bytes))
                        : new ByteArrayInputStream(bytes)) {
            in.transferTo(content);
        } catch (EOFException | ZipException cut) {
            // A file that never became whole; what there is of it counts.
        }
        return content.toString(StandardCharsets.ISO_8859_1);
    }
}
