package dev.tminus.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A folder that can be filled: a file system of its own where this account may mount one.
/// Elsewhere on Linux a process may be kept from making its database longer, which it meets at the
/// same places.
public final class LittleRoom implements AutoCloseable {

    private static final int MIB = 1 << 20;

    private final Path folder;
    private final boolean mounted;

    private LittleRoom(Path folder, boolean mounted) {
        this.folder = folder;
        this.mounted = mounted;
    }

    /// @param size in MiB
    public static LittleRoom at(Path folder, int size) throws IOException {
        Files.createDirectories(folder);
        var options = "size=" + size + "m,mode=700";
        return new LittleRoom(
                folder,
                succeeds("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()));
    }

    /// Whether anything can be filled on this machine by this account.
    public boolean isBounded() {
        return mounted || succeeds("prlimit", "--version");
    }

    /// From now on nothing fits any more.
    public void fill(long process, Path database) throws IOException {
        if (!mounted) {
            limit(process, Files.size(database) + ":");
            return;
        }
        var filling = ByteBuffer.allocate(MIB);
        for (var size = MIB; size >= 1; size /= 16) {
            try (var ballast =
                    FileChannel.open(
                            ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                while (true) {
                    ballast.write(filling.clear().limit(size));
                }
            } catch (IOException full) {
                continue;
            }
        }
    }

    /// There is room again.
    public void free(long process) throws IOException {
        if (mounted) {
            Files.delete(ballast());
        } else {
            limit(process, "unlimited:");
        }
    }

    private static void limit(long process, String size) throws IOException {
        if (!succeeds("prlimit", "--pid", String.valueOf(process), "--fsize=" + size)) {
            throw new IOException("The process cannot be limited");
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        if (mounted) {
            succeeds("umount", "-l", folder.toString());
        }
    }
}
