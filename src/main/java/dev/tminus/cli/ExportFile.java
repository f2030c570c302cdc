package dev.tminus.cli;

import dev.tminus.sheet.ExportRunbook;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Writes a runbook as a checklist.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        header = "Prints a runbook as a checklist: a row for every step.",
        description = {
            "What a checklist cannot hold is told on standard error, a line for each kind. Ends"
                    + " with 0, with 2 where the runbook cannot be read."
        })
final class ExportFile implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The runbook.")
    private Path file = Path.of("");

    @Option(
            names = "--format",
            required = true,
            paramLabel = "csv|md",
            description = "csv for spreadsheets, md for a table in Markdown.")
    private ExportRunbook.Format format = ExportRunbook.Format.CSV;

    private ExportFile() {}

    @Override
    public Integer call() {
        var err = spec.commandLine().getErr();
        var read = new ReadFiles();
        var located = read.runbook(file, read.workspaceOf(file));
        var runbook = ReadFiles.known(file, located, err);
        var out = spec.commandLine().getOut();
        out.print(ExportRunbook.write(runbook, format));
        out.flush();
        ExportRunbook.leftOut(runbook, format)
                .forEach(lost ->
                        err.println("tminus export: " + lost + " Fix: read it in " + file + "."));
        err.flush();
        return Main.WELL;
    }
}
