package dev.tminus.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The commands that need no server. They end with 0 where all is well, 1 where there is something
/// to look at, 2 where they could not do what was asked.
@Command(
        name = "tminus",
        subcommands = {
            LintFiles.class,
            ShowPlan.class,
            DiffRunbooks.class,
            ImportFile.class,
            ExportFile.class,
            PrintSchema.class
        })
public final class Main implements Runnable {

    static final int WELL = 0;
    static final int FOUND = 1;
    static final int CANNOT = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private Main() {}

    /// Ends the JVM with the code of the command.
    public static void main(String[] args) {
        var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(out, err, args);
        out.flush();
        System.exit(code);
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::explain)
                .execute(args);
    }

    private static int explain(Exception failure, CommandLine command, Object ignored) {
        var said =
                failure instanceof CannotRun
                        ? failure.getMessage()
                        : "This is a mistake in tminus; please report it: " + failure;
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + said);
        return CANNOT;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say which command: lint, show, diff, import, export or schema.");
    }
}
