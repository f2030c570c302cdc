package dev.tminus.language;

import dev.tminus.language.building.BuildRunbook;
import dev.tminus.language.building.BuildWorkspace;
import dev.tminus.language.checks.ExpandChecks;
import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.problems.Problem;
import dev.tminus.language.problems.Severity;
import dev.tminus.language.rules.BoundRules;
import dev.tminus.language.rules.CheckRules;
import dev.tminus.language.rules.ConditionRules;
import dev.tminus.language.rules.ContingencyRules;
import dev.tminus.language.rules.Index;
import dev.tminus.language.rules.KnownChecks;
import dev.tminus.language.rules.NameRules;
import dev.tminus.language.rules.Names;
import dev.tminus.language.rules.OrderSteps;
import dev.tminus.language.rules.PeopleRules;
import dev.tminus.language.rules.QuestionRules;
import dev.tminus.language.rules.RehearsalRules;
import dev.tminus.language.rules.SafeguardsRules;
import dev.tminus.language.rules.StretchRules;
import dev.tminus.language.rules.TimeRules;
import dev.tminus.language.rules.WorkspaceRules;
import dev.tminus.language.shapes.RunbookShape;
import dev.tminus.language.shapes.WorkspaceShape;
import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.DecodeText;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;
import dev.tminus.language.yaml.ReadDocument;
import dev.tminus.language.yaml.Rough;
import dev.tminus.language.yaml.SourceText;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what people wrote, strictly. Whatever the bytes are, the answer is a reading: all problems
/// of a file at once, each with its place, and no exception.
public final class Language {

    /// The longest file that is read.
    public static final int MOST_BYTES = DecodeText.LIMIT;

    private static final Pattern OF_WORKSPACE = Pattern.compile("(teams|people)\\s*:");
    private static final Pattern OF_RUNBOOK = Pattern.compile("(runbook|phases|zero)\\s*:");

    private static final String UNCHECKED =
            "teams, environments and all that they bind, tags, variables and shared checks of this"
                    + " runbook are not checked.";

    /// Knows nobody and nothing.
    private static final Workspace UNKNOWN =
            new Workspace(
                    ZoneOffset.UTC,
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    null,
                    Set.of(),
                    List.of());

    private Language() {}

    /// What is wrong with a file of more than [#MOST_BYTES], for whoever knows its length without
    /// reading it.
    public static Problem tooBig(String file, long bytes) {
        return DecodeText.tooBig(file, bytes);
    }

    /// Reads `workspace.yaml`.
    ///
    /// @param file as problems name it
    public static Reading<Workspace> readWorkspace(String file, byte[] content) {
        return locateWorkspace(file, content).reading();
    }

    /// The same, with the places of all that it names.
    public static Located<Workspace> locateWorkspace(String file, byte[] content) {
        return read(
                file,
                content,
                (root, problems) -> {
                    var written = ExpandChecks.of(root, null, problems);
                    var draft = WorkspaceShape.WORKSPACE.read(written.root(), problems);
                    if (draft == null) {
                        return new Meant<>(null, root);
                    }
                    WorkspaceRules.check(draft, problems);
                    return new Meant<>(
                            problems.hasErrors()
                                    ? null
                                    : BuildWorkspace.build(draft, written.made()),
                            written.root());
                },
                (root, ignored) -> {
                    var written = ExpandChecks.of(root, null, ignored);
                    var draft = WorkspaceShape.WORKSPACE.read(written.root(), ignored);
                    return draft == null ? null : BuildWorkspace.build(draft, written.made());
                });
    }

    /// A line of a file without what looks like a literal secret, as problems show it.
    public static String withoutSecrets(String line) {
        return SourceText.harmless(line);
    }

    /// Whether a file is rather a workspace than a runbook, by the keys at its margin.
    public static boolean looksLikeWorkspace(byte[] content) {
        var lines = new String(content, StandardCharsets.UTF_8).lines().toList();
        return lines.stream().anyMatch(line -> OF_WORKSPACE.matcher(line).lookingAt())
                && lines.stream().noneMatch(line -> OF_RUNBOOK.matcher(line).lookingAt());
    }

    /// Reads a runbook and resolves its names in a workspace.
    ///
    /// @param file as problems name it
    /// @param workspace null where there is none: then the runbook is checked as far as it goes
    ///   without, a warning says so, and the value is null even without an error
    public static Reading<Runbook> readRunbook(
            String file, byte[] content, @Nullable Workspace workspace) {
        return readBeside(file, content, Beside.of(workspace));
    }

    /// The same, where a workspace may be there and broken, of which the warning tells.
    public static Reading<Runbook> readBeside(String file, byte[] content, Beside beside) {
        return locateBeside(file, content, beside).reading();
    }

    /// The same, with the places of its parts; without a workspace the runbook is known as far as
    /// its own file goes, in the time zone UTC where it names none.
    public static Located<Runbook> locateRunbook(
            String file, byte[] content, @Nullable Workspace workspace) {
        return locateBeside(file, content, Beside.of(workspace));
    }

    /// The same, where a workspace may be there and broken, of which the warning tells.
    public static Located<Runbook> locateBeside(String file, byte[] content, Beside beside) {
        var workspace = beside instanceof Beside.Known(var known) ? known : null;
        var located =
                Language.<Runbook>read(
                        file,
                        content,
                        (root, problems) -> {
                            var written = ExpandChecks.of(root, workspace, problems);
                            var draft = RunbookShape.RUNBOOK.read(written.root(), problems);
                            if (draft != null) {
                                warn(beside, draft, problems);
                            }
                            return new Meant<>(
                                    draft == null
                                            ? null
                                            : resolve(draft, workspace, written.made(), problems),
                                    written.root());
                        },
                        (root, ignored) ->
                                makeKept(root, workspace == null ? UNKNOWN : workspace, ignored));
        return workspace == null
                ? new Located<>(
                        new Reading<>(null, located.reading().problems()),
                        located.known(),
                        located.rough(),
                        located.locations())
                : located;
    }

    /// A runbook that a run goes by already: problems that a later version of tminus finds in it
    /// take nobody the run, as long as a runbook can be made of it.
    ///
    /// @return its value is null only where none can be made
    public static Reading<Runbook> readKept(String file, byte[] content, Workspace workspace) {
        var reading = readRunbook(file, content, workspace);
        if (reading.ok()) {
            return reading;
        }
        return Language.<Runbook>read(
                        file,
                        content,
                        (root, problems) -> {
                            var made = makeKept(root, workspace, problems);
                            return new Meant<>(made, root, made != null);
                        },
                        (_, _) -> null)
                .reading();
    }

    /// Null where no runbook can be made of it.
    private static @Nullable Runbook makeKept(Node root, Workspace workspace, Problems problems) {
        var written = ExpandChecks.of(root, workspace, problems);
        var draft = RunbookShape.RUNBOOK.read(written.root(), problems);
        if (draft == null) {
            return null;
        }
        var ignored = Problems.unheard();
        try {
            var order = OrderSteps.order(draft, new Index(draft, ignored), ignored);
            return BuildRunbook.build(draft, workspace, order);
        } catch (RuntimeException cannotBeMade) {
            return null;
        }
    }

    private static void warn(Beside beside, RunbookDraft draft, Problems problems) {
        switch (beside) {
            case Beside.Known _ -> {}
            case Beside.Broken(var file) ->
                    problems.warning(
                            Code.NAMES_UNCHECKED,
                            draft.node(),
                            "The workspace could not be read, so " + UNCHECKED,
                            "Mend `" + file + "` first.");
            case Beside.Missing _ ->
                    problems.warning(
                            Code.NAMES_UNCHECKED,
                            draft.node(),
                            "There was no workspace beside the runbook, so " + UNCHECKED,
                            "Put the `workspace.yaml` that defines them into the same folder.");
        }
    }

    private static @Nullable Runbook resolve(
            RunbookDraft draft,
            @Nullable Workspace workspace,
            Map<CheckId, List<CheckId>> made,
            Problems problems) {
        var environments = draft.environments().stream().map(Placed::value).toList();
        var names = workspace == null ? null : new Names(workspace, environments);
        var checks = new KnownChecks(draft, names, made);
        var index = new Index(draft, problems);
        NameRules.check(draft, names, problems);
        CheckRules.check(draft, checks, problems);
        BoundRules.check(draft, names, problems);
        PeopleRules.check(draft, names, problems);
        TimeRules.check(draft, index, problems);
        QuestionRules.check(draft, index, problems);
        ContingencyRules.check(draft, index, problems);
        SafeguardsRules.check(draft, index, names, problems);
        RehearsalRules.check(draft, index, checks, problems);
        var order = OrderSteps.order(draft, index, problems);
        ConditionRules.check(draft, index, order, checks, problems);
        StretchRules.check(draft, index, order, problems);
        return problems.hasErrors()
                ? null
                : BuildRunbook.build(draft, workspace == null ? UNKNOWN : workspace, order);
    }

    private static <T> Located<T> read(
            String file,
            byte[] content,
            BiFunction<Node, Problems, Meant<T>> meaning,
            BiFunction<Node, Problems, @Nullable T> inSpite) {
        var decoded = DecodeText.decode(file, content);
        var problems = decoded.problems();
        if (problems.hasErrors()) {
            return located(null, null, null, problems);
        }
        try {
            var root = ReadDocument.read(decoded.text(), problems);
            if (root == null || (root instanceof Node.Text text && text.isNothing())) {
                sayEmpty(problems);
                return located(null, null, null, problems);
            }
            var meant = meaning.apply(root, problems);
            var refused = problems.hasErrors() && !meant.inSpite();
            return refused
                    ? located(null, Rough.of(root, problems, inSpite), meant.root(), problems)
                    : located(meant.value(), null, meant.root(), problems);
        } catch (RuntimeException e) {
            return fault(e, problems);
        }
    }

    private static <T> Located<T> located(
            @Nullable T value, @Nullable T rough, @Nullable Node root, Problems problems) {
        return new Located<>(
                new Reading<>(value, problems.all()),
                value,
                rough,
                Locations.of(problems.source(), root));
    }

    private static void sayEmpty(Problems problems) {
        if (!problems.hasErrors()) {
            problems.errorAt(
                    Code.EMPTY_FILE, problems.source().place(0, 0), "The file says nothing.", "");
        }
    }

    /// A mistake in the reader itself must not hide the other files.
    private static <T> Located<T> fault(RuntimeException e, Problems problems) {
        var place = problems.source().place(0, 0);
        var problem =
                new Problem(
                        Severity.ERROR,
                        Code.READER_FAULT.printed(),
                        place,
                        "tminus failed to read this file: " + e.getClass().getSimpleName() + ".",
                        "This is a mistake in tminus; please report it with the file.");
        return new Located<>(
                new Reading<>(null, List.of(problem)),
                null,
                null,
                Locations.of(problems.source(), null));
    }

    /// @param root the document as it was read in the end, for places
    /// @param inSpite whether the value counts in spite of problems
    private record Meant<T>(@Nullable T value, Node root, boolean inSpite) {

        Meant(@Nullable T value, Node root) {
            this(value, root, false);
        }
    }
}
