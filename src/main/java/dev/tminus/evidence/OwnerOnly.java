package dev.tminus.evidence;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Makes files and folders that only the account tminus runs under can read.
public final class OwnerOnly {

    private OwnerOnly() {}

    /// A folder, and those above it that are not there.
    public static void folders(Path folder) throws IOException {
        Files.createDirectories(folder, permissions(folder, "rwx------"));
    }

    /// A new file under a name that nobody has.
    public static Path newFile(Path folder) throws IOException {
        return Files.createTempFile(folder, "", "", permissions(folder, "rw-------"));
    }

    /// An empty file of that name; one that is there stays.
    public static void file(Path file) throws IOException {
        try {
            Files.createFile(file, permissions(file, "rw-------"));
        } catch (FileAlreadyExistsException e) {
            // Another process was faster.
        }
    }

    private static FileAttribute<?>[] permissions(Path folder, String permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
