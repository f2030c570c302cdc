package dev.tminus.bench.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A valid file that mutations begin with.
///
/// @param workspace whether it is a workspace, not a runbook
record Original(String name, boolean workspace, byte[] content) {

    private static final int MOST_BYTES = 8 * 1024;
    private static final Path VALID = Path.of("src/test/resources/language/valid");

    /// What is delivered and what the tests read, in the order of their names.
    static List<Original> all() {
        var root =
                Path.of(System.getProperty("tminus.launcher", "tminus"))
                        .toAbsolutePath()
                        .getParent();
        return Stream.of(root.resolve("runbooks"), root.resolve(VALID))
                .flatMap(Original::files)
                .filter(original -> original.content.length <= MOST_BYTES)
                .toList();
    }

    private static Stream<Original> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(Original::of)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Original of(Path file) {
        try {
            var name = file.getFileName().toString();
            return new Original(name, name.startsWith("workspace"), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
