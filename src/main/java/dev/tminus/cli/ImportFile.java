package dev.tminus.cli;

import dev.tminus.sheet.Fate;
import dev.tminus.sheet.ImportChecklist;
import dev.tminus.sheet.Imported;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes a runbook of a checklist.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        header =
                "Makes a runbook of a checklist in .csv, .xlsx or .md, and says what became of"
                        + " every row.",
        description = {
            "Ends with 0 where the runbook was written, with 1 where comments in it keep what could"
                    + " not be placed, with 2 where it could not be written. What is missing is"
                    + " marked with FILL IN."
        })
final class ImportFile implements Callable<Integer> {

    /// Rows that the closing line names.
    private static final int PLACES = 10;

    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The checklist.")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "RUNBOOK",
            description =
                    "The runbook to write; workspace.yaml beside it names teams and environments.")
    private Path output = Path.of("");

    @Option(
            names = "--zero",
            paramLabel = "TIME",
            description = "T-0 on the wall clock, 2026-12-05T09:00: dates are told relative to it.")
    private @Nullable String zero;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Time zone of the runbook, America/New_York. Default: the workspace's.")
    private @Nullable String zone;

    @Option(
            names = "--lists",
            description = "Items of lists in Markdown are steps, without a box (`- [ ]`) as well.")
    private boolean lists;

    @Option(names = "--force", description = "Writes over a file that is there.")
    private boolean force;

    private ImportFile() {}

    @Override
    public Integer call() {
        var known = new Imported.Known(zero(), zone(), new ReadFiles().workspaceOf(output), lists);
        return switch (ImportChecklist.read(file.toString(), content(), known)) {
            case Imported.Refused(var why) -> throw new CannotRun(file + ": " + why);
            case Imported.Draft draft -> {
                write(draft.yaml());
                tell(draft);
                yield tellUnplaced(draft.unplaced());
            }
        };
    }

    private void tell(Imported.Draft draft) {
        var out = spec.commandLine().getOut();
        draft.fates().forEach(fate -> out.println(file + ": " + fate));
        out.println(
                "%s: %,d %s, %,d to look at"
                        .formatted(
                                output,
                                draft.steps(),
                                draft.steps() == 1 ? "step" : "steps",
                                draft.attentions()));
        out.flush();
    }

    /// One line that nobody misses, with the way to what it is about.
    private int tellUnplaced(List<Fate> unplaced) {
        if (unplaced.isEmpty()) {
            return Main.WELL;
        }
        var places = unplaced.stream().map(Fate::where).distinct().toList();
        var shown = String.join(", ", places.subList(0, Math.min(PLACES, places.size())));
        var err = spec.commandLine().getErr();
        err.println(
                "tminus import: NOT PLACED: %,d %s (%s%s). Look for them in the comments of %s."
                        .formatted(
                                unplaced.size(),
                                unplaced.size() == 1 ? "thing" : "things",
                                shown,
                                places.size() > PLACES ? ", …" : "",
                                output));
        err.flush();
        return Main.FOUND;
    }

    private byte[] content() {
        if (!Files.isRegularFile(file)) {
            throw new CannotRun("there is no file " + file + ".");
        }
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(ImportChecklist.MOST_BYTES + 1);
        } catch (IOException e) {
            throw new CannotRun(file + " cannot be read: " + e.getMessage());
        }
    }

    private void write(String yaml) {
        try {
            if (force) {
                Files.writeString(output, yaml);
            } else {
                Files.writeString(output, yaml, StandardOpenOption.CREATE_NEW);
            }
        } catch (FileAlreadyExistsException e) {
            throw new CannotRun(output + " is there already; choose another name, or say --force.");
        } catch (IOException e) {
            throw new CannotRun(output + " cannot be written: " + e.getMessage());
        }
    }

    private @Nullable LocalDateTime zero() {
        try {
            return zero == null ? null : LocalDateTime.parse(zero.strip().replace(' ', 'T'));
        } catch (DateTimeParseException e) {
            throw new CannotRun(
                    "--zero is \"%s\"; write a date and a time, 2026-12-05T09:00.".formatted(zero));
        }
    }

    private @Nullable ZoneId zone() {
        return zone == null ? null : ShowPlan.named(zone);
    }
}
