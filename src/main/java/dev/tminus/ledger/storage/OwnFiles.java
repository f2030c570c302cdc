package dev.tminus.ledger.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/// Files that only the account of the process may read.
final class OwnFiles {

    private OwnFiles() {}

    /// Makes a folder that nobody else may enter.
    static void folder(Path folder) throws IOException {
        Files.createDirectories(folder);
        allow(folder, "rwx------");
    }

    /// What lies in it was perhaps made by a version that let others read.
    static void content(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                allow(file, "rw-------");
            }
        }
    }

    private static void allow(Path path, String rights) throws IOException {
        if (Files.getFileAttributeView(path, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
        }
    }
}
