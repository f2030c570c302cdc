package dev.tminus.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What is delivered with tminus can be read by it.
class BundledRunbooksTest {

    private static final Path FOLDER = Path.of("runbooks");

    @Test
    void readsEveryBundledFileWithoutAProblem() {
        var workspace =
                Language.readWorkspace(
                        "workspace.yaml", Fixtures.bytes(FOLDER.resolve("workspace.yaml")));
        var runbooks =
                Fixtures.files(FOLDER, ".yaml").stream()
                        .filter(file -> !file.endsWith("workspace.yaml"))
                        .toList();

        assertThat(Fixtures.printed(workspace.problems())).isEmpty();
        assertThat(runbooks)
                .isNotEmpty()
                .allSatisfy(file -> {
                    var reading =
                            Language.readRunbook(
                                    file.toString(), Fixtures.bytes(file), workspace.value());
                    assertThat(Fixtures.printed(reading.problems())).isEmpty();
                    assertThat(reading.ok()).isTrue();
                });
    }
}
