package dev.tminus.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Objects;

/// Says why a disk does not take a file.
public final class Disk {

    private static final long MIB = 1L << 20;

    private Disk() {}

    /// Goes after "could not be kept: ".
    static String why(IOException e, Path folder) {
        if (e instanceof AccessDeniedException) {
            return "tminus may not write there";
        }
        var said =
                e instanceof FileSystemException file && file.getReason() != null
                        ? file.getReason()
                        : Objects.requireNonNullElse(e.getMessage(), "the disk failed");
        return said.toLowerCase(Locale.ROOT).contains("no space left")
                ? "the disk is full%s; free some space and check again".formatted(left(folder))
                : said;
    }

    /// Forces a file or a folder, so that it is there after a crash.
    static void force(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// ` (120 MiB left)`, or nothing where that is not known.
    public static String left(Path folder) {
        try {
            return String.format(
                    Locale.ROOT,
                    " (%,d MiB left)",
                    Files.getFileStore(folder).getUsableSpace() / MIB);
        } catch (IOException unknown) {
            return "";
        }
    }
}
