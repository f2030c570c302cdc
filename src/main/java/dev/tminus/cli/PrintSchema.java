package dev.tminus.cli;

import dev.tminus.language.Schema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints the language as editors want it.
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        header =
                "Prints the JSON Schema of the language, for editors that complete and explain keys.",
        description = {
            "To use it, write it beside your runbooks and name it in their first line:",
            "  # yaml-language-server: $schema=runbook.schema.json"
        })
final class PrintSchema implements Callable<Integer> {

    /// What a schema is about.
    enum Of {
        RUNBOOK,
        WORKSPACE
    }

    @Spec private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "runbook|workspace",
            description = "What it is about; a runbook where nothing is said.")
    private Of of = Of.RUNBOOK;

    private PrintSchema() {}

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        out.print(
                switch (of) {
                    case RUNBOOK -> Schema.runbook();
                    case WORKSPACE -> Schema.workspace();
                });
        out.flush();
        return Main.WELL;
    }
}
