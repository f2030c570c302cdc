package dev.tminus.cli;

import dev.tminus.change.Changes;
import dev.tminus.language.Language;
import dev.tminus.language.Located;
import dev.tminus.runbook.workspace.Workspace;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says what changed between two versions of a runbook, or of a workspace.
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        header = "Says what changed between two versions of a runbook or of a workspace.",
        description = {
            "Changes stand below what they are about, with its line: the runbook as a whole, a"
                    + " phase, a step, a check. What is weaker comes first. Each begins with its kind:"
                    + " weaker, removed, added, moved, people, time or changed. What is weaker needs a"
                    + " look: less guards the release than before, or more is at stake.",
            "Nothing that differs is left out. Comments, quotes and the order of keys are no"
                    + " change.",
            "The older version may come from git: tminus diff <(git show HEAD:release.yaml)"
                    + " release.yaml. It is read with the workspace beside it, or else with the one"
                    + " beside the newer.",
            "Ends with 0 where nothing changed, 1 where something did, 2 where one of the two"
                    + " cannot be read."
        })
final class DiffVersions implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OLD", description = "The older version.")
    private Path old = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "The newer version.")
    private Path now = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, json or github (annotations of a workflow). Default: text.")
    private Format format = Format.TEXT;

    private final ReadFiles read = new ReadFiles();

    private DiffVersions() {}

    @Override
    public Integer call() {
        var before = ReadFiles.content(old);
        var after = ReadFiles.content(now);
        boolean workspace = ReadFiles.isWorkspace(now, after);
        if (workspace != ReadFiles.isWorkspace(old, before)) {
            throw new CannotRun(
                    "%s is a %s, and %s is a %s; give two versions of one file."
                            .formatted(old, sort(!workspace), now, sort(workspace)));
        }
        var text = workspace ? ofWorkspaces(before, after) : ofRunbooks(before, after);
        var out = spec.commandLine().getOut();
        out.print(
                switch (format) {
                    case TEXT -> text.print();
                    case JSON -> text.json();
                    case GITHUB -> text.annotations();
                });
        out.flush();
        if (format == Format.TEXT) {
            tell(text.summary(sort(workspace), Arrays.equals(before, after)));
        }
        return text.changes().isEmpty() ? Main.WELL : Main.FOUND;
    }

    /// How changes are printed.
    enum Format {
        TEXT,
        JSON,
        GITHUB
    }

    private static String sort(boolean workspace) {
        return workspace ? "workspace" : "runbook";
    }

    private ChangesText ofWorkspaces(byte[] before, byte[] after) {
        var was = Language.locateWorkspace(old.toString(), before);
        var is = Language.locateWorkspace(now.toString(), after);
        return ChangesText.of(
                Changes.between(known(old, was), known(now, is)),
                new ChangePlaces(was.locations(), is.locations()));
    }

    private ChangesText ofRunbooks(byte[] before, byte[] after) {
        var newer = read.workspaceOf(now);
        var beside = read.workspaceOf(old);
        var older = beside == null ? newer : beside;
        var was = Language.locateRunbook(old.toString(), before, older);
        var is = Language.locateRunbook(now.toString(), after, newer);
        var knownOld = known(old, was);
        var knownNow = known(now, is);
        tellOfWorkspaces(older, newer);
        return ChangesText.of(
                Changes.between(knownOld, knownNow),
                knownOld,
                knownNow,
                new ChangePlaces(was.locations(), is.locations()));
    }

    /// What is not compared must not pass for unchanged.
    private void tellOfWorkspaces(@Nullable Workspace older, @Nullable Workspace newer) {
        if (newer == null) {
            tell(
                    "No %s beside %s could be read: what it says about names and checks is not compared."
                            .formatted(ReadFiles.WORKSPACE, now));
        } else if (older != null && !Changes.between(older, newer).isEmpty()) {
            tell(
                    "The workspaces beside them differ: tminus diff %s %s"
                            .formatted(
                                    old.resolveSibling(ReadFiles.WORKSPACE),
                                    now.resolveSibling(ReadFiles.WORKSPACE)));
        }
    }

    private <T> T known(Path file, Located<T> located) {
        return ReadFiles.known(file, located, spec.commandLine().getErr());
    }

    private void tell(String line) {
        spec.commandLine().getErr().println(line);
    }
}
