package dev.tminus.change;

import dev.tminus.language.Language;
import dev.tminus.language.Reading;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Runbooks and a workspace that hold every construct of the language.
final class Samples {

    private static final Path VALID = Path.of("src/test/resources/language/valid");
    private static final Path BUNDLED = Path.of("runbooks");

    private Samples() {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Workspace workspace() {
        return workspace(text(VALID.resolve("workspace.yaml")));
    }

    static Workspace workspace(String text) {
        return value(Language.readWorkspace("workspace.yaml", bytes(text)));
    }

    static Runbook runbook(String text) {
        return value(Language.readRunbook("runbook.yaml", bytes(text), workspace()));
    }

    /// What a text says, nothing where it is no runbook.
    static Reading<Runbook> reading(String text) {
        return Language.readRunbook("runbook.yaml", bytes(text), workspace());
    }

    /// Files of runbooks that are read with [#workspace()].
    static List<Path> files() {
        return List.of("checks", "runbook", "steps", "whole").stream()
                .map(name -> VALID.resolve(name + ".yaml"))
                .toList();
    }

    static Runbook bundled(String name) {
        var workspace =
                value(
                        Language.readWorkspace(
                                "workspace.yaml", bytes(text(BUNDLED.resolve("workspace.yaml")))));
        return value(
                Language.readRunbook(name, bytes(text(BUNDLED.resolve(name))), workspace));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T value(Reading<T> reading) {
        var value = reading.value();
        if (value == null) {
            throw new AssertionError(reading.problems().toString());
        }
        return value;
    }
}
