package dev.tminus.cli;

import dev.tminus.language.Language;
import dev.tminus.language.Located;
import dev.tminus.language.problems.Problem;
import dev.tminus.lint.Lint;
import dev.tminus.lint.Siblings;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.RunbookStep;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says what is wrong with files, and what may go wrong because of them.
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        header = "Says what is wrong with runbooks and workspaces, and what may go wrong.",
        description = {
            "Each problem is one line, file:line:col: error [code] message. docs/lint tells of each"
                    + " code of the linter what it is about and how to accept it.",
            "A runbook is read with the workspace.yaml beside it, and one that runs others with"
                    + " those beside it and those named.",
            "Ends with 0 where nothing was found, 1 where there is an error or a warning that the"
                    + " file does not accept, 2 where a file or an option is wrong."
        })
final class LintFiles implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILES", description = "Files, or folders of them.")
    private List<Path> files = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, json or github (annotations of a workflow). Default: text.")
    private Format format = Format.TEXT;

    private final ReadFiles read = new ReadFiles();

    private LintFiles() {}

    @Override
    public Integer call() {
        var named = files.stream().flatMap(file -> inFolder(file).stream()).toList();
        var problems = new ArrayList<Problem>();
        named.forEach(file -> problems.addAll(look(file, named)));
        var out = spec.commandLine().getOut();
        format.print(problems, out);
        out.flush();
        if (format == Format.TEXT) {
            spec.commandLine().getErr().println(Format.summary(named.size(), problems));
        }
        return problems.isEmpty() ? Main.WELL : Main.FOUND;
    }

    private List<Problem> look(Path file, List<Path> named) {
        var content = ReadFiles.content(file);
        if (ReadFiles.isWorkspace(file, content)) {
            return Lint.of(read.workspace(file));
        }
        var workspace = read.workspaceOf(file);
        var runbook = Language.locateBeside(file.toString(), content, read.beside(file));
        var known = runbook.known();
        return known != null && known.allSteps().anyMatch(RunbookStep.class::isInstance)
                ? Lint.of(runbook, workspace, siblings(file, runbook, named))
                : Lint.of(runbook, workspace);
    }

    /// The runbooks that one may run: those that are named, and those in its folder.
    private Siblings siblings(Path file, Located<Runbook> own, List<Path> named) {
        var folder = file.toAbsolutePath().getParent();
        var others =
                Stream.concat(
                                named.stream(),
                                folder == null ? Stream.of() : inFolder(folder).stream())
                        .map(Path::toAbsolutePath)
                        .distinct()
                        .flatMap(other -> located(other).stream());
        return Siblings.of(Stream.concat(Stream.of(own), others).toList());
    }

    private Optional<Located<Runbook>> located(Path file) {
        var content = ReadFiles.content(file);
        return ReadFiles.isWorkspace(file, content)
                ? Optional.empty()
                : Optional.of(Language.locateBeside(file.toString(), content, read.beside(file)));
    }

    private static List<Path> inFolder(Path file) {
        if (!Files.isDirectory(file)) {
            return List.of(file);
        }
        try (var entries = Files.list(file)) {
            var found =
                    entries.filter(entry -> entry.toString().endsWith(".yaml"))
                            .filter(Files::isRegularFile)
                            .sorted()
                            .toList();
            if (found.isEmpty()) {
                throw new CannotRun("there is no .yaml file in " + file + ".");
            }
            return found;
        } catch (IOException e) {
            throw new CannotRun(file + " cannot be read: " + e.getMessage());
        }
    }

    /// How problems are printed.
    enum Format {
        /// With the line of source and a suggestion below, for people.
        TEXT {
            @Override
            void print(List<Problem> problems, PrintWriter out) {
                problems.forEach(problem -> out.print(problem.print()));
            }
        },
        /// One array of objects, for other tools.
        JSON {
            @Override
            void print(List<Problem> problems, PrintWriter out) {
                out.print(ProblemsAsJson.of(problems));
            }
        },
        /// Workflow commands, which show up beside the lines of a pull request.
        GITHUB {
            @Override
            void print(List<Problem> problems, PrintWriter out) {
                problems.forEach(problem -> out.print(Annotation.of(problem)));
            }
        };

        abstract void print(List<Problem> problems, PrintWriter out);

        static String summary(int files, List<Problem> problems) {
            var of = files == 1 ? "1 file" : files + " files";
            return of
                    + ": "
                    + switch (problems.size()) {
                        case 0 -> "nothing found.";
                        case 1 -> "1 problem.";
                        default -> problems.size() + " problems.";
                    };
        }
    }
}
