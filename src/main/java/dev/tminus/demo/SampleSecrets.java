package dev.tminus.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Passwords and ports of the sample databases, random per home and readable by the operator alone.
/// The owner's password lies outside the secrets folder, so that no workspace can name it.
final class SampleSecrets {

    private static final int PASSWORD_BYTES = 24;

    private final Path home;
    private final Path secrets;
    private String reader = "";
    private String owner = "";

    SampleSecrets(Path home) {
        this.home = home;
        this.secrets = home.resolve("secrets");
    }

    /// Whether the databases know the reader's password already: a new one has to be set in them
    /// before somebody reads.
    boolean hasReaderPassword() {
        return Files.exists(secrets.resolve("demo-password"));
    }

    /// Reads the passwords, or makes them where there are none.
    void prepare() throws IOException {
        Files.createDirectories(secrets);
        permit(secrets, "rwx------");
        reader = readOrMake(secrets.resolve("demo-password"));
        owner = readOrMake(home.resolve("demo").resolve("owner-password"));
    }

    String readerPassword() {
        return reader;
    }

    String ownerPassword() {
        return owner;
    }

    /// The port of last time, 0 where there is none.
    ///
    /// @param name of the file that holds it
    String port(String name) throws IOException {
        var file = secrets.resolve(name);
        if (!Files.exists(file)) {
            return "0";
        }
        var port = Files.readString(file).strip();
        return port.matches("[0-9]{1,5}") ? port : "0";
    }

    void writePort(String name, String port) throws IOException {
        write(secrets.resolve(name), port);
    }

    private static String readOrMake(Path file) throws IOException {
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        var password = HexFormat.of().formatHex(bytes);
        write(file, password);
        return password;
    }

    /// Whole or not at all, and never readable by others, not for a moment.
    private static void write(Path file, String text) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh);
        permit(fresh, "rw-------");
        Files.writeString(fresh, text + "\n");
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void permit(Path path, String permissions) throws IOException {
        var view =
                Files.getFileAttributeView(
                        path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString(permissions));
        }
    }
}
