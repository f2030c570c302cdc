package dev.tminus.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Sorts the rows of a checklist into phases and steps. A row is a heading where its form says so,
/// or where it holds nothing but a title and a fuller row follows.
final class GatherSteps {

    private static final Pattern CONTINGENCY = Pattern.compile("C\\d+(\\.\\d+)?");

    private static final int LONGEST_MARK = 15;

    private final String unit;
    private final People people;
    private final ReadTime times;
    private final Fates fates;
    private final List<PhaseDraft> phases = new ArrayList<>();
    private final List<String> leftOver = new ArrayList<>();
    private Columns columns;
    private ReadRow rows;
    private @Nullable StepDraft last;
    private String phaseTitle = "";
    private int emptyFrom;

    /// Below a header of something else, up to the next empty row.
    private boolean foreign;

    GatherSteps(String unit, People people, ReadTime times, Fates fates) {
        this.unit = unit;
        this.people = people;
        this.times = times;
        this.fates = fates;
        this.columns = new Columns(0, List.of(), Map.of());
        this.rows = new ReadRow(columns, people, times, fates);
    }

    /// Takes the rows below a header.
    void take(Columns header, List<Table.Line> body) {
        columns = header;
        rows = new ReadRow(columns, people, times, fates);
        last = null;
        foreign = false;
        var headings = headings(body);
        for (int i = 0; i < body.size(); i++) {
            var line = body.get(i);
            if (line.isEmpty()) {
                foreign = false;
                emptyFrom = emptyFrom == 0 ? line.number() : emptyFrom;
                continue;
            }
            tellEmpty(line.number() - 1);
            if (line.isHidden() || StruckParts.isAll(line, columns)) {
                tellLeftOut(line);
                continue;
            }
            var parts = StruckParts.of(line, columns, fates);
            take(parts.line(), headings.get(i));
            var step = last;
            (step != null && step.row == line.number() ? step.comments : leftOver)
                    .addAll(parts.comments());
        }
        emptyFrom = 0;
    }

    /// Phases in order, each with a step at least.
    List<PhaseDraft> phases() {
        phases.stream()
                .filter(phase -> phase.steps.isEmpty())
                .forEach(phase -> {
                    leftOver.add(phase.title);
                    fates.unplaced(phase.row, "heading without a step below it; kept as a comment");
                });
        phases.removeIf(phase -> phase.steps.isEmpty());
        Doubts.tellOwners(phases, fates);
        new NameSteps(phases, fates).name();
        return phases;
    }

    /// The title of the whole, fit for a runbook.
    String title(String said) {
        return rows.title(0, said);
    }

    /// Texts that belong to no step.
    List<String> leftOver() {
        return leftOver;
    }

    private void tellEmpty(int to) {
        if (emptyFrom > 0) {
            fates.aside(
                    emptyFrom,
                    to > emptyFrom
                            ? "skipped, empty, and so on to %s %d".formatted(unit, to)
                            : "skipped, empty");
            emptyFrom = 0;
        }
    }

    private void tellLeftOut(Table.Line line) {
        var why = line.isHidden() ? "hidden or filtered out" : "struck out";
        fates.attention(
                line.number(),
                "left out, since it is %s: %s".formatted(why, Texts.brief(line.brief())));
    }

    private void take(Table.Line line, boolean heading) {
        if (isHeaderAgain(line)) {
            foreign = false;
            fates.aside(line.number(), "skipped, the header again");
        } else if (foreign || isHeaderOfOthers(line)) {
            leftOver.add(line.brief());
            fates.unplaced(
                    line.number(),
                    (foreign
                                    ? "below a header without a column for the steps; kept as a"
                                            + " comment: "
                                    : "looks like a header, but no column is for the steps; kept as"
                                            + " a comment: ")
                            + Texts.brief(line.brief()));
            foreign = true;
        } else if (heading) {
            begin(line.number(), onlyCell(line));
        } else if (isOnlyPhase(line)) {
            begin(line.number(), columns.text(line, Meaning.PHASE));
        } else if (isOfContingency(line)) {
            leftOver.add(line.brief());
            fates.unplaced(
                    line.number(),
                    "belongs to a contingency, which a checklist cannot say; kept as a comment");
        } else if (columns.text(line, Meaning.TITLE).isBlank()) {
            withoutTitle(line);
        } else {
            step(line);
        }
    }

    private boolean isHeaderAgain(Table.Line line) {
        return Columns.names(line.cells()).equals(columns.names());
    }

    private static boolean isHeaderOfOthers(Table.Line line) {
        return line.form() == Table.Form.PLAIN && Columns.isHeaderOfOthers(line.cells());
    }

    private boolean isOfContingency(Table.Line line) {
        return columns.has(Meaning.ID)
                && columns.has(Meaning.TYPE)
                && CONTINGENCY.matcher(columns.text(line, Meaning.NUMBER)).matches();
    }

    private boolean isOnlyPhase(Table.Line line) {
        int phase = columns.column(Meaning.PHASE);
        return phase >= 0 && !line.cell(phase).isBlank() && filled(line).equals(List.of(phase));
    }

    private static List<Integer> filled(Table.Line line) {
        var filled = new ArrayList<Integer>();
        for (int i = 0; i < line.cells().size(); i++) {
            if (!line.cell(i).isBlank()) {
                filled.add(i);
            }
        }
        return filled;
    }

    private String onlyCell(Table.Line line) {
        var title = columns.text(line, Meaning.TITLE);
        return title.isBlank() ? line.cell(filled(line).getFirst()) : title;
    }

    /// Which rows are headings.
    private List<Boolean> headings(List<Table.Line> body) {
        var bare = body.stream().map(this::isBare).toList();
        long filled = body.stream().filter(line -> !line.isEmpty()).count();
        long bares = bare.stream().filter(one -> one).count();
        boolean told = !columns.has(Meaning.PHASE) && bares * 2 <= filled;
        var headings = new ArrayList<Boolean>();
        for (int i = 0; i < body.size(); i++) {
            boolean shown = body.get(i).heading() && filled(body.get(i)).size() == 1;
            headings.add(shown || (told && bare.get(i) && isFollowedByMore(i, body, bare)));
        }
        return headings;
    }

    private static boolean isFollowedByMore(int place, List<Table.Line> body, List<Boolean> bare) {
        for (int i = place + 1; i < body.size(); i++) {
            if (!body.get(i).isEmpty()) {
                return !bare.get(i);
            }
        }
        return false;
    }

    /// Nothing but a title, a number or status aside; or nothing but one text before the title.
    private boolean isBare(Table.Line line) {
        if (line.form() == Table.Form.TASK) {
            return false;
        }
        int title = columns.column(Meaning.TITLE);
        var filled = filled(line);
        if (line.cell(title).isBlank()) {
            return filled.size() == 1
                    && filled.getFirst() < title
                    && Texts.line(line.cell(filled.getFirst())).indexOf(' ') > 0;
        }
        return columns.names().size() > 1 && filled.stream().allMatch(this::isByTheWay);
    }

    private boolean isByTheWay(int column) {
        var meaning = columns.meaning(column);
        return meaning == Meaning.TITLE
                || meaning == Meaning.NUMBER
                || meaning == Meaning.ID
                || meaning == Meaning.STATUS;
    }

    private void begin(int row, String said) {
        var phase = new ReadHeading(people, rows, times, fates).read(row, said);
        phases.add(phase);
        phaseTitle = phase.title;
        last = null;
        fates.heading(row, "heading of phase `%s`".formatted(Texts.brief(phase.title)));
    }

    private void withoutTitle(Table.Line line) {
        var text = Texts.clean(line.brief());
        var notes = columns.places().getOrDefault(Meaning.NOTES, List.of());
        var before = last;
        if (text.isEmpty() || filled(line).stream().allMatch(column -> isMark(line, column))) {
            fates.aside(line.number(), "skipped, has no title");
        } else if (before == null) {
            leftOver.add(text);
            fates.unplaced(line.number(), "has no title; kept as a comment: " + Texts.brief(text));
        } else if (notes.containsAll(filled(line))) {
            before.instructions.add(rows.text(line.number(), text));
            fates.aside(line.number(), "has no title; went to the instructions of the step before");
        } else {
            before.comments.add(text);
            fates.unplaced(
                    line.number(),
                    "has no title; kept as a comment at the step before: " + Texts.brief(text));
        }
    }

    /// A number or a status, which says nothing without a step.
    private boolean isMark(Table.Line line, int column) {
        var text = Texts.line(Texts.clean(line.cell(column)));
        return isByTheWay(column)
                && text.length() <= LONGEST_MARK
                && (columns.meaning(column) == Meaning.STATUS || text.indexOf(' ') < 0)
                && text.chars().noneMatch(c -> c == '!' || c == '?' || c == ':');
    }

    private void step(Table.Line line) {
        var step = rows.read(line);
        var said =
                rows.title(
                        line.number(), Texts.line(Texts.clean(columns.text(line, Meaning.PHASE))));
        if (!said.isEmpty() && !said.equals(phaseTitle)) {
            phaseTitle = said;
            var phase = new PhaseDraft(line.number(), said);
            Doubts.tellCondition(phase, fates);
            phases.add(phase);
            fates.heading(line.number(), "begins phase `%s`".formatted(Texts.brief(said)));
        } else if (phases.isEmpty()) {
            phases.add(new PhaseDraft(0, "Steps"));
        }
        Doubts.tellCondition(step, fates);
        phases.getLast().steps.add(step);
        last = step;
    }
}
