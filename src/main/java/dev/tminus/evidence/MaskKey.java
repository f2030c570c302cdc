package dev.tminus.evidence;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;

/// The key of an installation by which masked values are hashed: 32 random bytes in a file that
/// only its owner can read, made at the first use. Without it nobody can try out which value a mask
/// stands for; with another one all masks are others.
public final class MaskKey {

    private static final int LENGTH = 32;

    private final Path file;

    public MaskKey(Path file) {
        this.file = file;
    }

    /// Masks with this key; for one thread.
    ///
    /// @throws EvidenceNotKept where the key cannot be read or made
    public synchronized Masks masks() throws EvidenceNotKept {
        try {
            var key = read();
            if (key.length != LENGTH) {
                throw new IOException("it holds " + key.length + " bytes, 32 wanted");
            }
            return new Masks(key);
        } catch (IOException e) {
            throw new EvidenceNotKept(
                    "Values cannot be masked, as the key %s cannot be read or made: %s."
                            .formatted(file.getFileName(), Disk.why(e, folder())),
                    e);
        }
    }

    private byte[] read() throws IOException {
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
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalStateException("A file is in a folder");
        }
        return folder;
    }
}
