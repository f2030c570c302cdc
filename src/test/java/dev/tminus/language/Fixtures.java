package dev.tminus.language;

import dev.tminus.language.problems.Problem;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Files that tests read, and what reading them says.
public final class Fixtures {

    static final Path FOLDER = Path.of("src/test/resources/language");
    static final Path VALID = FOLDER.resolve("valid");

    private Fixtures() {}

    /// The workspace in which all fixtures of runbooks are read.
    public static Workspace workspace() {
        return value(
                Language.readWorkspace("workspace.yaml", bytes(VALID.resolve("workspace.yaml"))));
    }

    public static Runbook runbook(String text) {
        return value(
                Language.readRunbook(
                        "runbook.yaml", text.getBytes(StandardCharsets.UTF_8), workspace()));
    }

    public static <T> T value(Reading<T> reading) {
        var value = reading.value();
        if (value == null) {
            throw new AssertionError(printed(reading.problems()));
        }
        return value;
    }

    /// Reads a fixture by the beginning of its name: `workspace-…`, `alone-…` (a runbook without
    /// its workspace), or a runbook.
    static List<Problem> problems(Path file) {
        var name = file.getFileName().toString();
        var content = bytes(file);
        if (name.startsWith("workspace-")) {
            return Language.readWorkspace(name, content).problems();
        }
        return Language.readRunbook(name, content, name.startsWith("alone-") ? null : workspace())
                .problems();
    }

    public static String printed(List<Problem> problems) {
        return problems.stream().map(Problem::print).collect(Collectors.joining("\n"));
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> files(Path folder, String ending) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
