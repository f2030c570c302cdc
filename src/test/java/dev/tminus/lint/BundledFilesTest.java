package dev.tminus.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tminus.language.Language;
import dev.tminus.language.problems.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is delivered with tminus is an example to others.
class BundledFilesTest {

    private static final Path FOLDER = Path.of("runbooks");

    @Test
    void nothingIsFoundInAnyOfThem() throws IOException {
        var workspace =
                Language.locateWorkspace(
                        "workspace.yaml", Files.readAllBytes(FOLDER.resolve("workspace.yaml")));
        List<Path> runbooks;
        try (var files = Files.list(FOLDER)) {
            runbooks = files.filter(file -> !file.endsWith("workspace.yaml")).sorted().toList();
        }

        assertThat(lines(Lint.of(workspace))).isEmpty();
        assertThat(runbooks)
                .isNotEmpty()
                .allSatisfy(file -> {
                    var runbook =
                            Language.locateRunbook(
                                    file.toString(), Files.readAllBytes(file), workspace.known());
                    assertThat(lines(Lint.of(runbook, workspace.known()))).isEmpty();
                });
    }

    private static List<String> lines(List<Problem> problems) {
        return problems.stream().map(Problem::line).toList();
    }
}
