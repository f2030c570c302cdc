package dev.tminus.catalog;

import dev.tminus.language.Place;
import dev.tminus.language.Problem;
import dev.tminus.language.Reading;
import dev.tminus.language.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The YAML files directly in one folder. It may come from anybody's repository: links are not
/// followed, and of a file that is too long only so much is read as shows that it is.
final class WorkspaceFolder {

    /// One byte more than the language reads.
    private static final int MOST_BYTES = 1024 * 1024 + 1;

    private final Path folder;

    WorkspaceFolder(Path folder) {
        this.folder = folder;
    }

    /// The files as they lie there, to tell whether anything changed.
    record Look(SortedMap<String, Stamp> files) {}

    /// Tells one state of a file from another.
    record Stamp(FileTime changed, long size, boolean plain) {}

    /// A file's content, or why it could not be read.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Found(String name, byte[] content, @Nullable String obstacle) {

        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }

        <T> Reading<T> readable(Function<byte[], Reading<T>> reader) {
            if (obstacle == null) {
                return reader.apply(content);
            }
            var place = new Place(name, 1, 1, "");
            return new Reading<>(
                    null, List.of(new Problem(Severity.ERROR, "unreadable", place, obstacle, "")));
        }
    }

    Look look() {
        var files = new TreeMap<String, Stamp>();
        try (var paths = Files.list(folder)) {
            for (var path : paths.toList()) {
                var name = path.getFileName().toString();
                if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                    files.put(name, stamp(path));
                }
            }
        } catch (IOException _) {
            files.clear();
        }
        return new Look(files);
    }

    Found workspace(Look look, String name) {
        return look.files().containsKey(name)
                ? file(look, name)
                : new Found(
                        name,
                        new byte[0],
                        "There is no %s in %s. Create it there, or name another folder with TMINUS_RUNBOOKS."
                                .formatted(name, folder));
    }

    Found file(Look look, String name) {
        var stamp = look.files().get(name);
        if (stamp == null || !stamp.plain()) {
            return new Found(
                    name,
                    new byte[0],
                    "%s is a link or not a plain file, and links are not followed. Put the file itself there."
                            .formatted(name));
        }
        try (var in = Files.newInputStream(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            return new Found(name, in.readNBytes(MOST_BYTES), null);
        } catch (IOException failed) {
            return new Found(
                    name,
                    new byte[0],
                    "%s cannot be read: %s.".formatted(name, failed.getMessage()));
        }
    }

    private static Stamp stamp(Path path) throws IOException {
        var attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new Stamp(
                attributes.lastModifiedTime(), attributes.size(), attributes.isRegularFile());
    }
}
