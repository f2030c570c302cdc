package dev.tminus.cli;

import dev.tminus.language.Language;
import dev.tminus.language.Problem;
import dev.tminus.lint.Lint;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
            "A runbook is read with the workspace.yaml beside it.",
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
        named.forEach(file -> problems.addAll(look(file)));
        var out = spec.commandLine().getOut();
        format.print(problems, out);
        out.flush();
        if (format == Format.TEXT) {
            spec.commandLine().getErr().println(Format.summary(named.size(), problems));
        }
        return problems.isEmpty() ? Main.WELL : Main.FOUND;
    }

    private List<Problem> look(Path file) {
        var content = ReadFiles.content(file);
        if (isWorkspace(file, content)) {
            return Lint.of(read.workspace(file));
        }
        var workspace = read.workspaceOf(file);
        var runbook = Language.locateBeside(file.toString(), content, read.beside(file));
        return Lint.of(runbook, workspace);
    }

    private static boolean isWorkspace(Path file, byte[] content) {
        var name = file.getFileName();
        return (name != null && name.toString().equals(ReadFiles.WORKSPACE))
                || Language.looksLikeWorkspace(content);
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
