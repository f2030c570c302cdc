package dev.tminus.source.files;

import dev.tminus.runbook.check.Side;
import dev.tminus.source.Access;
import dev.tminus.source.AllowedFolders;
import dev.tminus.source.NoAnswer;
import dev.tminus.source.NoAnswer.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// Finds the file of a side below its root and nowhere else: no `..`, no absolute path, no link
/// that leads out, nothing but plain files in folders that the operator allows.
record FileRoot(Side.Csv side, Access access, AllowedFolders folders) {

    /// `File logs:users.csv in qa`.
    String place() {
        return "File " + side.name() + " in " + access.environment().name();
    }

    Path file() throws NoAnswer {
        var written = access.environment().files().get(side.root());
        if (written == null) {
            throw new NoAnswer(Reason.UNKNOWN_FILES, unknown());
        }
        try {
            return below(root(written));
        } catch (InvalidPathException e) {
            throw notAllowed("its path holds a character that no path holds");
        }
    }

    private Path root(String written) throws NoAnswer {
        var root = Path.of(written);
        if (!root.isAbsolute()) {
            throw notAllowed("its root " + written + " is not an absolute path");
        }
        if (!folders.mayName(root)) {
            throw notListed(written);
        }
        try {
            var real = root.toRealPath();
            if (!folders.allows(real)) {
                throw notListed(written);
            }
            return real;
        } catch (IOException e) {
            throw new NoAnswer(
                    Reason.FILE_MISSING,
                    place() + " cannot be read: there is no folder " + written + ".");
        }
    }

    private Path below(Path root) throws NoAnswer {
        for (var part : side.path().split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                throw notAllowed("its path must name parts below the root, separated by /");
            }
        }
        try {
            var file = root.resolve(side.path()).toRealPath();
            if (!file.startsWith(root)) {
                throw notAllowed("it leads out of its root");
            }
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw notAllowed("it is no plain file");
            }
            if (!folders.allows(file)) {
                throw notAllowed("it lies in a folder that no workspace may read");
            }
            return file;
        } catch (NoSuchFileException e) {
            throw new NoAnswer(Reason.FILE_MISSING, place() + " does not exist.");
        } catch (IOException e) {
            throw new NoAnswer(
                    Reason.FILE_MISSING, place() + " cannot be reached; may tminus read it?");
        }
    }

    private NoAnswer notListed(String root) {
        return notAllowed(
                "its root is %s, and this tminus reads files below %s; its operator sets that with tminus.sources.files"
                        .formatted(root, folders.shown()));
    }

    private NoAnswer notAllowed(String why) {
        return new NoAnswer(Reason.FILE_NOT_ALLOWED, place() + " is not allowed: " + why + ".");
    }

    private String unknown() {
        var has =
                access.environment().files().keySet().stream()
                        .sorted()
                        .map(Object::toString)
                        .collect(Collectors.joining(", "));
        return "Environment %s has no files %s; it has %s."
                .formatted(access.environment().name(), side.root(), has.isEmpty() ? "none" : has);
    }
}
