package dev.tminus.cli;

import dev.tminus.language.Beside;
import dev.tminus.language.Language;
import dev.tminus.language.Located;
import dev.tminus.language.problems.Severity;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.workspace.Workspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads files of a shell, each with the workspace beside it.
final class ReadFiles {

    static final String WORKSPACE = "workspace.yaml";

    private final Map<Path, Located<Workspace>> workspaces = new HashMap<>();

    /// The content, at most a byte more than can be read at all.
    ///
    /// @throws CannotRun where it is no file or must not be read
    static byte[] content(Path file) {
        if (!Files.exists(file)) {
            throw new CannotRun("there is no file " + file + ".");
        }
        if (Files.isDirectory(file)) {
            throw new CannotRun(file + " is a folder.");
        }
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(Language.MOST_BYTES + 1);
        } catch (IOException e) {
            throw new CannotRun(file + " cannot be read: " + e.getMessage());
        }
    }

    /// The workspace beside a file; null where there is none or it has an error.
    @Nullable Workspace workspaceOf(Path file) {
        var beside = file.resolveSibling(WORKSPACE);
        return Files.isRegularFile(beside) ? workspace(beside).known() : null;
    }

    /// The same, with the reason where there is none.
    Beside beside(Path file) {
        var workspace = workspaceOf(file);
        return workspace == null && Files.isRegularFile(file.resolveSibling(WORKSPACE))
                ? new Beside.Broken(WORKSPACE)
                : Beside.of(workspace);
    }

    /// Read once, however many runbooks stand beside it.
    Located<Workspace> workspace(Path file) {
        return workspaces.computeIfAbsent(
                file, path -> Language.locateWorkspace(path.toString(), content(path)));
    }

    Located<Runbook> runbook(Path file, @Nullable Workspace workspace) {
        return Language.locateRunbook(file.toString(), content(file), workspace);
    }

    /// What a file says.
    ///
    /// @throws CannotRun where it has an error, once all errors were printed
    static <T> T known(Path file, Located<T> located, PrintWriter err) {
        var known = located.known();
        if (known == null) {
            located.reading().problems().stream()
                    .filter(problem -> problem.severity() == Severity.ERROR)
                    .forEach(problem -> err.print(problem.print()));
            throw new CannotRun(file + " cannot be read, as said above.");
        }
        return known;
    }

    /// By its name, or else by what is in it.
    static boolean isWorkspace(Path file, byte[] content) {
        var name = file.getFileName();
        return (name != null && name.toString().equals(WORKSPACE))
                || Language.looksLikeWorkspace(content);
    }
}
