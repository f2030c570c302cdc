package dev.tminus.evidence;

import dev.tminus.runbook.check.EvidenceRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// Keeps files under the SHA-256 of their content, so that none is ever kept twice or changed.
///
/// Files are compressed on disk, readable for their owner only, and forced to disk with their
/// folder before [NewEvidence#keep] returns. The hash is that of the content as it is read.
public final class EvidenceStore {

    private static final String SUFFIX = ".gz";

    private final Path folder;
    private final NewFile growing;

    /// @param folder where the files are; made where it does not exist
    public EvidenceStore(Path folder) {
        this(folder, OwnerOnly::newFile);
    }

    /// @param growing makes the files that grow until they are whole
    EvidenceStore(Path folder, NewFile growing) {
        this.folder = folder;
        this.growing = growing;
    }

    /// Makes an empty file in a folder.
    interface NewFile {
        Path in(Path folder) throws IOException;
    }

    /// Where files may be put that live as long as an attempt; what a crash leaves there is removed
    /// at the next start, or swept away like evidence that nobody names.
    public Path temporary() {
        return folder.resolve("incoming");
    }

    /// Removes what an earlier process left unfinished; for the start of the only one that writes
    /// here.
    public void clearTemporary() throws IOException {
        if (Files.isDirectory(temporary())) {
            try (var left = Files.list(temporary())) {
                for (var file : left.filter(Files::isRegularFile).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /// Begins a file; it is nothing until it is kept.
    ///
    /// @throws EvidenceNotKept where nothing can be written
    public NewEvidence begin(EvidenceRef.Kind kind, String name) throws EvidenceNotKept {
        try {
            var incoming = temporary();
            OwnerOnly.folders(folder);
            OwnerOnly.folders(incoming);
            return new NewEvidence(this, kind, name, growing.in(incoming));
        } catch (IOException e) {
            throw notKept(name, e);
        }
    }

    /// Reads a file; its end fails where the content is not what its hash says.
    ///
    /// @return nothing where it was never kept or is kept no longer
    /// @throws IOException where it is there and cannot be read
    public Optional<InputStream> open(String sha256) throws IOException {
        try {
            var file = Files.newInputStream(file(sha256));
            try {
                return Optional.of(new VerifiedStream(new GZIPInputStream(file, 1 << 16), sha256));
            } catch (IOException noGzip) {
                file.close();
                throw VerifiedStream.cutOff(sha256, noGzip);
            }
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    /// Whether a file is kept.
    public boolean has(String sha256) {
        return Files.isRegularFile(file(sha256));
    }

    /// Keeps a file no longer, unless somebody kept it anew since.
    ///
    /// @param before a file that was kept later stays
    /// @return whether it is gone
    public synchronized boolean remove(String sha256, Instant before) throws IOException {
        var file = file(sha256);
        try {
            if (!Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                return false;
            }
            Files.deleteIfExists(file);
        } catch (NoSuchFileException gone) {
            return true;
        }
        return true;
    }

    /// Removes what nobody names: whole files that are not in `named`, and files that never became
    /// whole.
    ///
    /// @param before only files that are older, since a younger one may be named in a moment
    /// @return how many
    public synchronized int sweep(Set<String> named, Instant before) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        int removed = 0;
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = file.getFileName().toString();
                var hash =
                        name.endsWith(SUFFIX)
                                ? name.substring(0, name.length() - SUFFIX.length())
                                : name;
                if (!named.contains(hash)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(before)
                        && Files.deleteIfExists(file)) {
                    removed++;
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return removed;
    }

    /// Puts a whole file in its place and forces the folder, so that it is there after a crash. A
    /// file of the same content is replaced, which makes it young again.
    synchronized void place(Path whole, String sha256) throws IOException {
        var target = file(sha256);
        var shelf = shelf(sha256);
        OwnerOnly.folders(shelf);
        Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
        Disk.force(shelf);
        Disk.force(folder);
    }

    private Path file(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not a SHA-256 in hex");
        }
        return shelf(sha256).resolve(sha256 + SUFFIX);
    }

    /// Files share a folder by the first two digits, so that no folder grows large.
    private Path shelf(String sha256) {
        return folder.resolve(sha256.substring(0, 2));
    }

    /// One sentence for people about a file that could not be written.
    EvidenceNotKept notKept(String name, IOException cause) {
        if (cause instanceof EvidenceNotKept already) {
            return already;
        }
        return new EvidenceNotKept(
                "The evidence %s could not be kept: %s.".formatted(name, Disk.why(cause, folder)),
                cause);
    }
}
