package dev.tminus.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The folders below which the operator lets workspaces name files, so that no workspace can read
/// what the account of the process can: none without the operator's word, and never what tminus
/// itself keeps nor what the system shows of itself.
public final class AllowedFolders {

    /// Everything but the system's own, for tools that nobody else gives a workspace.
    public static final AllowedFolders ALL = new AllowedFolders(List.of(Path.of("/")), List.of());

    private static final List<Path> SYSTEM =
            List.of(Path.of("/proc"), Path.of("/sys"), Path.of("/dev"));
    private static final Set<String> SYSTEM_STORES = Set.of("proc", "sysfs", "devtmpfs", "devpts");

    private final List<Path> entries;
    private final List<Path> kept;

    private AllowedFolders(List<Path> entries, List<Path> kept) {
        this.entries = List.copyOf(entries);
        this.kept = List.copyOf(kept);
    }

    /// Reads the operator's setting: absolute paths separated by commas, empty for none.
    ///
    /// @param home the folder of tminus itself
    /// @throws IllegalArgumentException where an entry is no absolute path
    public static AllowedFolders parse(String setting, Path home) {
        var entries = new ArrayList<Path>();
        for (var written : setting.split(",", -1)) {
            if (!written.isBlank()) {
                var entry = Path.of(written.strip());
                if (!entry.isAbsolute()) {
                    throw new IllegalArgumentException(
                            "tminus.sources.files holds %s, which is not an absolute path"
                                    .formatted(entry));
                }
                entries.add(entry.normalize());
            }
        }
        return new AllowedFolders(entries, List.of(home.toAbsolutePath().normalize()));
    }

    /// Whether a path as it is written may lead somewhere, before anybody looks whether it does.
    public boolean mayName(Path written) {
        return entries.stream().anyMatch(written.normalize()::startsWith);
    }

    /// Whether a file or folder may be read.
    ///
    /// @param real without links
    public boolean allows(Path real) throws IOException {
        return entries.stream().map(AllowedFolders::real).anyMatch(real::startsWith)
                && kept.stream().map(AllowedFolders::real).noneMatch(real::startsWith)
                && SYSTEM.stream().noneMatch(real::startsWith)
                && !SYSTEM_STORES.contains(Files.getFileStore(real).type());
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    /// For people: `/srv/dumps and /var/exports only`, or `no folder`.
    public String shown() {
        return entries.isEmpty()
                ? "no folder"
                : entries.stream().map(Path::toString).collect(Collectors.joining(" and "))
                        + " only";
    }
}
