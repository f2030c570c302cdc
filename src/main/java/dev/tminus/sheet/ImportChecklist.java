package dev.tminus.sheet;

import dev.tminus.language.Language;
import dev.tminus.language.problems.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes a commented runbook of a checklist in .csv, .xlsx or .md, and tells the fate of every row.
/// The runbook reads without errors where its teams and environments exist in the workspace.
public final class ImportChecklist {

    /// The longest file that is taken, 10 MiB.
    public static final int MOST_BYTES = 10 << 20;

    /// How the names of files end that are taken.
    public static final List<String> ENDINGS =
            List.of(".csv", ".tsv", ".txt", ".xlsx", ".md", ".markdown");

    private final String file;
    private final Imported.Known known;

    private ImportChecklist(String file, Imported.Known known) {
        this.file = file;
        this.known = known;
    }

    /// Reads a checklist; whatever the bytes are, the answer is a runbook or a refusal.
    ///
    /// @param file its name, whose ending says the format
    public static Imported read(String file, byte[] content, Imported.Known known) {
        try {
            return new ImportChecklist(file, known).read(content);
        } catch (CannotImport no) {
            return new Imported.Refused(no.why());
        }
    }

    /// What is wrong with a file of more than [#MOST_BYTES].
    public static Imported.Refused tooBig(long bytes) {
        return new Imported.Refused(
                "The file has %,d bytes; at most %,d are read. Split it."
                        .formatted(bytes, MOST_BYTES));
    }

    private Imported read(byte[] content) throws CannotImport {
        if (content.length > MOST_BYTES) {
            return tooBig(content.length);
        }
        var table = table(content).apart();
        if (table.parts().stream().flatMap(List::stream).allMatch(Table.Line::isEmpty)) {
            throw new CannotImport("The file holds no rows. Look whether it was saved.");
        }
        var headers = new ArrayList<Columns>();
        for (var part : table.parts()) {
            headers.add(Columns.find(part).orElseThrow(() -> noHeader(part)));
        }
        var fates = new Fates(table.unit());
        var people = new People(known.workspace(), cells(table, headers, ImportChecklist::names));
        var zone =
                known.zone() == null && known.workspace() != null
                        ? known.workspace().timezone()
                        : known.zone();
        var times =
                ReadTime.around(
                        new WallClock.Zero(known.zero(), zone),
                        cells(table, headers, (header, line) -> Stream.of(header.said(line)))
                                .toList());
        var gather = new GatherSteps(table.unit(), people, times, fates);
        var before = before(table, headers.getFirst(), fates);
        for (int i = 0; i < headers.size(); i++) {
            var part = table.parts().get(i);
            tellColumns(part, headers.get(i), fates);
            gather.take(headers.get(i), part.subList(headers.get(i).line() + 1, part.size()));
        }
        var phases = gather.phases();
        if (phases.isEmpty()) {
            throw noSteps(table, headers.getFirst());
        }
        ResolveNeeds.resolve(phases, fates);
        CheckAnchors.check(phases, fates);
        var outside = new ArrayList<String>(before.texts());
        outside.addAll(gather.leftOver());
        var title = gather.title(before.title());
        var head = new WriteRunbook.Head(Slugs.slug(title, "runbook"), title, file, outside);
        var yaml = WriteRunbook.write(head, people, phases, known);
        tellGaps(people, fates);
        return draft(
                head, yaml, phases.stream().mapToInt(phase -> phase.steps.size()).sum(), fates);
    }

    private static CannotImport noSteps(Table table, Columns columns) {
        return new CannotImport(
                "No row below the header in %s %d has a title. Look whether `%s` is the column of the steps."
                        .formatted(
                                table.unit(),
                                table.parts().getFirst().get(columns.line()).number(),
                                columns.name(columns.column(Meaning.TITLE))));
    }

    /// What the rows below all headers say.
    private static <T> Stream<T> cells(
            Table table, List<Columns> headers, BiFunction<Columns, Table.Line, Stream<T>> said) {
        return IntStream.range(0, headers.size())
                .boxed()
                .flatMap(i ->
                        table.parts().get(i).stream()
                                .skip(headers.get(i).line() + 1L)
                                .filter(line -> !line.isHidden())
                                .flatMap(line -> said.apply(headers.get(i), line)));
    }

    private static Stream<String> names(Columns header, Table.Line line) {
        return Stream.of(Meaning.OWNER, Meaning.SIGN_OFF)
                .map(meaning -> Texts.clean(header.text(line, meaning)));
    }

    private Imported draft(WriteRunbook.Head head, String yaml, int steps, Fates fates)
            throws CannotImport {
        var content = yaml.getBytes(StandardCharsets.UTF_8);
        if (content.length > Language.MOST_BYTES) {
            throw new CannotImport(
                    "The runbook would have %,d bytes, and the longest that is read has %,d. Split the checklist."
                            .formatted(content.length, Language.MOST_BYTES));
        }
        var name = head.id() + ".yaml";
        Language.readRunbook(name, content, null).problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .forEach(problem ->
                        fates.attention(
                                0,
                                "line %d of the runbook needs mending: %s"
                                        .formatted(problem.place().line(), problem.message())));
        return new Imported.Draft(name, yaml, steps, fates.all());
    }

    private Table table(byte[] content) throws CannotImport {
        var lower = file.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".xlsx")) {
            return ReadXlsx.read(content);
        }
        if (lower.endsWith(".md") || lower.endsWith(".markdown")) {
            return ReadMarkdown.read(content, known.lists());
        }
        if (lower.endsWith(".csv") || lower.endsWith(".tsv") || lower.endsWith(".txt")) {
            return ReadCsv.read(content);
        }
        throw new CannotImport(
                "A checklist is a file in .csv, .xlsx or .md, found `%s`. Save it as one of these."
                        .formatted(Texts.brief(file)));
    }

    private static CannotImport noHeader(List<Table.Line> lines) {
        var found =
                lines.stream()
                        .filter(line -> !line.isEmpty())
                        .limit(1)
                        .map(line -> Texts.brief(line.brief()))
                        .collect(Collectors.joining());
        return new CannotImport(
                "No row names a column for the steps, such as Step, Task, Activity or What; the first row is `%s`. Put a row with the names of the columns above the steps."
                        .formatted(found));
    }

    /// What stands above the header.
    ///
    /// @param texts kept as comments
    private record Before(String title, List<String> texts) {}

    private Before before(Table table, Columns columns, Fates fates) {
        var title = table.title();
        var texts = new ArrayList<String>();
        for (var line : table.parts().getFirst().subList(0, columns.line())) {
            if (line.isEmpty()) {
                continue;
            }
            var text = Texts.clean(line.brief());
            boolean titled =
                    title.isEmpty()
                            && line.cells().stream().filter(cell -> !cell.isBlank()).count() == 1;
            if (titled) {
                title = Texts.line(text);
                fates.aside(line.number(), "title of the runbook");
            } else {
                texts.add(text);
                fates.aside(line.number(), "above the header; kept as a comment at the top");
            }
        }
        for (var text : table.beside()) {
            if (!text.text().isEmpty()) {
                texts.add(Texts.clean(text.text()));
            }
            fates.add(text.kind(), text.number(), text.fate());
        }
        return new Before(title.isEmpty() ? nameOfFile() : title, texts);
    }

    private String nameOfFile() {
        var name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        var stem = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        var words = Texts.line(Texts.clean(stem));
        return words.isEmpty() ? "Checklist" : words;
    }

    private static void tellColumns(List<Table.Line> part, Columns columns, Fates fates) {
        int row = part.get(columns.line()).number();
        if (row == 0) {
            return;
        }
        var known = new ArrayList<String>();
        var unknown = new ArrayList<String>();
        for (int i = 0; i < columns.names().size(); i++) {
            var meaning = columns.meaning(i);
            var name = "`" + Texts.brief(columns.name(i)) + "`";
            if (meaning == Meaning.STATUS) {
                fates.aside(row, name + " is ignored: a run says what is done, not its runbook");
            } else if (meaning != null) {
                known.add(name + " is " + meaning.label());
            } else if (!columns.names().get(i).isEmpty()) {
                unknown.add(name);
            }
        }
        fates.heading(row, "the header: " + String.join(", ", known));
        if (!unknown.isEmpty()) {
            fates.aside(row, "kept as comments: " + String.join(", ", unknown));
        }
    }

    private void tellGaps(People people, Fates fates) {
        var missing =
                people.roles().entrySet().stream()
                        .filter(role -> people.team(role.getKey(), role.getValue()).isEmpty())
                        .map(role -> "`" + role.getKey() + "`")
                        .toList();
        if (!missing.isEmpty()) {
            fates.attention(
                    0,
                    "fill in the team behind each role: "
                            + Texts.cut(String.join(", ", missing), 200));
        }
        people.tellMerged(fates);
        if (known.workspace() == null) {
            fates.attention(0, "fill in the environments where the release may run");
        }
        fates.attention(0, "fill in what has happened at T-0");
    }
}
