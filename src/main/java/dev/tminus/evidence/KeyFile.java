package dev.tminus.evidence;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;

/// A key of an installation: 32 random bytes in a file that only its owner can read, made at the
/// first use.
public final class KeyFile {

    private static final int LENGTH = 32;

    private final Path file;

    public KeyFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    public Path path() {
        return file;
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /// The key, made where there is none.
    ///
    /// @throws IOException where it cannot be read or made; its message goes after "as "
    public synchronized byte[] read() throws IOException {
        try {
            var key = readOrMake();
            if (key.length != LENGTH) {
                throw new IOException("it holds " + key.length + " bytes, expected 32");
            }
            return key;
        } catch (IOException e) {
            throw new IOException(
                    "the key %s cannot be read or made: %s"
                            .formatted(file.getFileName(), Disk.why(e, folder())),
                    e);
        }
    }

    private byte[] readOrMake() throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            make();
            return Files.readAllBytes(file);
        }
    }

    /// Whole or not at all: what another process made meanwhile stays.
    private void make() throws IOException {
        OwnerOnly.folders(folder());
        var key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        var whole = OwnerOnly.newFile(folder());
        try {
            Files.write(whole, key);
            Disk.force(whole);
            Files.move(whole, file);
            Disk.force(folder());
        } catch (FileAlreadyExistsException e) {
            // Another process was faster.
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private Path folder() {
        var folder = file.getParent();
        if (folder == null) {
            throw new IllegalStateException("A file is in a folder");
        }
        return folder;
    }
}
