package dev.tminus.cli;

import dev.tminus.language.Language;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Role;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.names.QuestionId;
import dev.tminus.runbook.names.TeamName;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.schedule.Circumstances;
import dev.tminus.schedule.FieldValues;
import dev.tminus.schedule.LocalZero;
import dev.tminus.schedule.Parsed;
import dev.tminus.schedule.Plan;
import dev.tminus.schedule.PlannedWords;
import dev.tminus.schedule.Zones;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows what the planned times of a runbook come to.
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        header = "Shows the plan of a runbook for a T-0, with the time at every site.",
        description = {
            "Ends with 0, with 1 where the runbook cannot be planned for this T-0 (it says why),"
                    + " with 2 where the file or an option is wrong."
        })
final class ShowPlan implements Callable<Integer> {

    private static final Pattern ZERO =
            Pattern.compile(
                    "(\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(?::\\d{2})?)([+-]\\d{2}:?\\d{2}|Z)?");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The runbook.")
    private Path file = Path.of("");

    @Option(
            names = "--zero",
            required = true,
            paramLabel = "TIME",
            description =
                    "T-0 on the wall clock, 2026-12-05T09:00; with an offset, -05:00, where that"
                            + " time exists twice.")
    private String zero = "";

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Time zone of T-0, America/New_York. Default: the runbook's.")
    private @Nullable String zone;

    @Option(
            names = "--answer",
            paramLabel = "QUESTION=VALUE",
            description = "Answer to a question of the runbook, in place of what it assumes.")
    private Map<String, String> answers = new LinkedHashMap<>();

    @Option(
            names = "--input",
            paramLabel = "INPUT=VALUE",
            description = "Value of an input of the runbook; without it any value may come.")
    private Map<String, String> inputs = new LinkedHashMap<>();

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "live or rehearsal. Default: either.")
    private @Nullable Mode mode;

    private final ReadFiles read = new ReadFiles();

    private ShowPlan() {}

    @Override
    public Integer call() {
        var workspace = read.workspaceOf(file);
        var written = runbook(workspace);
        var known = circumstances(written, workspace);
        var words = new PlannedWords(mode, known.inputs(), written.variables());
        var runbook = words.in(written);
        var plan = Plan.of(runbook, zero(runbook), known);
        var out = spec.commandLine().getOut();
        out.print(new PlanTable(runbook, plan, sites(runbook, workspace)).print());
        out.flush();
        plan.problems().forEach(problem -> spec.commandLine().getErr().println(problem.message()));
        return plan.problems().isEmpty() ? Main.WELL : Main.FOUND;
    }

    private Circumstances circumstances(Runbook runbook, @Nullable Workspace workspace) {
        var given = new Circumstances(answersOf(runbook), inputsOf(runbook), Map.of(), mode);
        return workspace == null ? given : given.in(runbook, workspace);
    }

    private Runbook runbook(@Nullable Workspace workspace) {
        var content = ReadFiles.content(file);
        if (ReadFiles.isWorkspace(file, content)) {
            throw new CannotRun(file + " is a workspace, which has no plan; give a runbook.");
        }
        var located = Language.locateRunbook(file.toString(), content, workspace);
        var err = spec.commandLine().getErr();
        var runbook = ReadFiles.known(file, located, err);
        if (workspace == null) {
            err.println(
                    "No workspace.yaml beside %s could be read: only the runbook's own time zone is shown."
                            .formatted(file));
        }
        return runbook;
    }

    private Instant zero(Runbook runbook) {
        var found = ZERO.matcher(zero.strip());
        if (!found.matches()) {
            throw new CannotRun(
                    "--zero is \"%s\"; write a date and a time, 2026-12-05T09:00.".formatted(zero));
        }
        try {
            var local = LocalDateTime.parse(found.group(1).replace(' ', 'T'));
            var offset = found.group(2);
            var landed =
                    offset == null
                            ? LocalZero.resolve(local, zone(runbook))
                            : LocalZero.resolve(local, zone(runbook), ZoneOffset.of(offset));
            return switch (landed) {
                case LocalZero.At(var instant) -> instant;
                case LocalZero.Refused refused ->
                        throw new CannotRun("--zero: " + refused.message());
            };
        } catch (DateTimeException e) {
            throw new CannotRun(
                    "--zero is \"%s\", which is no time: %s.".formatted(zero, e.getMessage()));
        }
    }

    private ZoneId zone(Runbook runbook) {
        return zone == null ? runbook.timezone() : named(zone);
    }

    /// The value of `--zone`.
    static ZoneId named(String zone) {
        return switch (Zones.parse(zone)) {
            case Parsed.Value<ZoneId>(var named) -> named;
            case Parsed.Refused<ZoneId>(var message) -> throw new CannotRun("--zone: " + message);
        };
    }

    private Map<QuestionId, String> answersOf(Runbook runbook) {
        var given = new LinkedHashMap<QuestionId, String>();
        answers.forEach((name, value) -> {
            var id = name.isBlank() ? null : new QuestionId(name);
            var asked =
                    runbook.questions().stream()
                            .filter(question -> question.id().equals(id))
                            .findFirst()
                            .orElseThrow(() ->
                                    new CannotRun(
                                            "--answer: the runbook has no question \"%s\"."
                                                    .formatted(name)));
            given.put(asked.id(), kept("--answer " + name, asked.field(), value));
        });
        return given;
    }

    private Map<String, String> inputsOf(Runbook runbook) {
        var given = new LinkedHashMap<String, String>();
        inputs.forEach((name, value) -> {
            var input =
                    runbook.inputs().stream()
                            .filter(field -> field.name().equals(name))
                            .findFirst()
                            .orElseThrow(() ->
                                    new CannotRun(
                                            "--input: the runbook has no input \"%s\"."
                                                    .formatted(name)));
            given.put(name, kept("--input " + name, input, value));
        });
        return given;
    }

    /// As a run would keep it.
    private static String kept(String option, Field field, String value) {
        var read = FieldValues.read(field, value);
        read.problem()
                .or(() -> FieldValues.missing(List.of(field), Map.of(field.name(), read.value())))
                .ifPresent(why -> {
                    throw new CannotRun(option + ": " + why);
                });
        return read.value();
    }

    /// The runbook's own zone first, then those of the teams behind its roles, then the one that
    /// was asked for.
    private List<ZoneId> sites(Runbook runbook, @Nullable Workspace workspace) {
        Set<ZoneId> zones = new LinkedHashSet<>();
        zones.add(runbook.timezone());
        if (workspace != null) {
            runbook.roles().values().stream()
                    .flatMap(ShowPlan::teams)
                    .map(workspace.teams()::get)
                    .forEach(team -> zones.add(team.timezone()));
        }
        zones.add(zone(runbook));
        return List.copyOf(zones);
    }

    private static Stream<TeamName> teams(Role role) {
        return Stream.concat(
                role.cover().stream().map(Role.Cover::team), Stream.ofNullable(role.backup()));
    }
}
