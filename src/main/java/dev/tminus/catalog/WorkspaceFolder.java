package dev.tminus.catalog;

import dev.tminus.language.Language;
import dev.tminus.language.problems.Place;
import dev.tminus.language.problems.Problem;
import dev.tminus.language.problems.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The YAML files directly in one folder. It may come from anybody's repository: links are not
/// followed, and a file that is too long is not read.
final class WorkspaceFolder {

    /// Name of the file that all runbooks share.
    static final String WORKSPACE = "workspace.yaml";

    /// Code of a file that could not even be opened.
    static final String UNREADABLE = "unreadable";

    /// Stands for what is no character in the name of a file.
    private static final String UNDECODED = "\uFFFD";

    private final Path folder;

    WorkspaceFolder(Path folder) {
        this.folder = folder;
    }

    /// The files as they lie there, to tell whether anything changed.
    record Listing(SortedMap<String, Stamp> files) {}

    /// Tells one state of a file from another.
    record Stamp(FileTime changed, long size, boolean plain) {}

    /// A file's content, or why it could not be read.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record FolderFile(String name, byte[] content, @Nullable Problem obstacle) {

        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }

        private static FolderFile not(String name, Problem why) {
            return new FolderFile(name, new byte[0], why);
        }

        private static FolderFile unreadable(String name, String why) {
            var place = new Place(name, 1, 1, "");
            return not(name, new Problem(Severity.ERROR, UNREADABLE, place, why, ""));
        }
    }

    Listing look() {
        var files = new TreeMap<String, Stamp>();
        try (var paths = Files.list(folder)) {
            for (var path : paths.toList()) {
                var name = path.getFileName().toString();
                if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                    stamp(path).ifPresent(stamp -> files.put(name, stamp));
                }
            }
        } catch (IOException _) {
            files.clear();
        }
        return new Listing(files);
    }

    /// One file as it lies there, without a look at the others.
    Listing look(String name) {
        var files = new TreeMap<String, Stamp>();
        stamp(folder.resolve(name)).ifPresent(stamp -> files.put(name, stamp));
        return new Listing(files);
    }

    FolderFile workspace(Listing look, String name) {
        return look.files().containsKey(name)
                ? file(look, name)
                : FolderFile.unreadable(
                        name,
                        "There is no %s in %s. Create it there, or name another folder with TMINUS_RUNBOOKS."
                                .formatted(name, folder));
    }

    FolderFile file(Listing look, String name) {
        var stamp = look.files().get(name);
        if (stamp == null || !stamp.plain()) {
            return FolderFile.unreadable(
                    name,
                    "%s is a link or not a plain file, and links are not followed. Put the file itself there."
                            .formatted(name));
        }
        if (stamp.size() > Language.MOST_BYTES) {
            return FolderFile.not(name, Language.tooBig(name, stamp.size()));
        }
        try (var in = Files.newInputStream(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            return new FolderFile(name, in.readNBytes(Language.MOST_BYTES + 1), null);
        } catch (NoSuchFileException | InvalidPathException failed) {
            return FolderFile.unreadable(
                    name,
                    name.contains(UNDECODED)
                            ? "The name of this file is not written in UTF-8, so the file cannot be"
                                    + " opened. Fix: rename it."
                            : "%s is no longer there.".formatted(name));
        } catch (IOException failed) {
            return FolderFile.unreadable(
                    name, "%s cannot be read: %s.".formatted(name, failed.getMessage()));
        }
    }

    /// Nothing where the file has gone meanwhile; the others stay.
    private static Optional<Stamp> stamp(Path path) {
        try {
            var attributes =
                    Files.readAttributes(
                            path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(
                    new Stamp(
                            attributes.lastModifiedTime(),
                            attributes.size(),
                            attributes.isRegularFile()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
