package dev.tminus.cli;

import dev.tminus.change.Change;
import dev.tminus.change.Changes;
import dev.tminus.language.Severity;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Workspace;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says what changed between two versions of a runbook.
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        header = "Says what changed between two versions of a runbook, one line each.",
        description = {
            "A line begins with what kind of change it is (weaker, removed, added, moved, people,"
                    + " time, changed) and what it is about.",
            "The older version may come from git: tminus diff <(git show HEAD:release.yaml)"
                    + " release.yaml. It is read with the workspace beside it, or else with the one"
                    + " beside the newer.",
            "Ends with 0 where nothing changed, 1 where something did, 2 where one of the two cannot"
                    + " be read."
        })
final class DiffRunbooks implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OLD", description = "The older version.")
    private Path old = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "The newer version.")
    private Path now = Path.of("");

    private final ReadFiles read = new ReadFiles();

    private DiffRunbooks() {}

    @Override
    public Integer call() {
        var newer = read.workspaceOf(now);
        var older = read.workspaceOf(old);
        var changes =
                Changes.between(runbook(old, older == null ? newer : older), runbook(now, newer));
        var out = spec.commandLine().getOut();
        changes.forEach(change -> out.println(line(change)));
        out.flush();
        return changes.isEmpty() ? Main.WELL : Main.FOUND;
    }

    private static String line(Change change) {
        var subject = change.subject().isEmpty() ? "runbook" : change.subject();
        return "%-8s %s: %s".formatted(change.kind().word(), subject, change.text());
    }

    private Runbook runbook(Path file, @Nullable Workspace workspace) {
        var located = read.runbook(file, workspace);
        var runbook = located.known();
        if (runbook == null) {
            located.reading().problems().stream()
                    .filter(problem -> problem.severity() == Severity.ERROR)
                    .forEach(problem -> spec.commandLine().getErr().print(problem.print()));
            throw new CannotRun(file + " cannot be read, as said above.");
        }
        return runbook;
    }
}
