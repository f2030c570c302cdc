package dev.tminus.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Sorts the rows of a checklist into phases and steps. A row is a heading where its form says so,
/// or where it holds nothing but a title and a fuller row follows.
final class GatherSteps {

    private static final Pattern CONTINGENCY = Pattern.compile("C\\d+(\\.\\d+)?");

    private final Table table;
    private final Columns columns;
    private final ReadRow rows;
    private final Fates fates;
    private final List<PhaseDraft> phases = new ArrayList<>();
    private final List<String> leftOver = new ArrayList<>();
    private @Nullable StepDraft last;
    private String phaseTitle = "";
    private int emptyFrom;

    GatherSteps(Table table, Columns columns, ReadRow rows, Fates fates) {
        this.table = table;
        this.columns = columns;
        this.rows = rows;
        this.fates = fates;
    }

    /// Phases in order, each with a step at least.
    List<PhaseDraft> gather() {
        var body = table.lines().subList(columns.line() + 1, table.lines().size());
        var headings = headings(body);
        for (int i = 0; i < body.size(); i++) {
            var line = body.get(i);
            if (line.isEmpty()) {
                emptyFrom = emptyFrom == 0 ? line.number() : emptyFrom;
                continue;
            }
            tellEmpty(line.number() - 1);
            take(line, headings.get(i));
        }
        phases.stream()
                .filter(phase -> phase.steps.isEmpty())
                .forEach(phase -> {
                    leftOver.add(phase.title);
                    fates.attention(
                            phase.row, "heading without a step below it; kept as a comment");
                });
        phases.removeIf(phase -> phase.steps.isEmpty());
        new NameSteps(phases, fates).name();
        return phases;
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
                            ? "skipped, empty, and so on to %s %d".formatted(table.unit(), to)
                            : "skipped, empty");
            emptyFrom = 0;
        }
    }

    private void take(Table.Line line, boolean heading) {
        if (isHeaderAgain(line)) {
            fates.aside(line.number(), "skipped, the header again");
        } else if (heading) {
            begin(line.number(), onlyCell(line));
        } else if (isOnlyPhase(line)) {
            begin(line.number(), columns.text(line, Meaning.PHASE));
        } else if (isOfContingency(line)) {
            leftOver.add(line.brief());
            fates.attention(
                    line.number(),
                    "belongs to a contingency, which a checklist cannot say; kept as a comment");
        } else if (columns.text(line, Meaning.TITLE).isBlank()) {
            withoutTitle(line);
        } else {
            step(line);
        }
    }

    private boolean isHeaderAgain(Table.Line line) {
        var names = line.cells().stream().map(cell -> Texts.line(Texts.clean(cell))).toList();
        return names.equals(columns.names());
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
        var title = rows.title(row, Texts.line(Texts.clean(said)));
        phases.add(new PhaseDraft(row, title));
        phaseTitle = title;
        last = null;
        fates.heading(row, "heading of phase `%s`".formatted(Texts.brief(title)));
    }

    private void withoutTitle(Table.Line line) {
        var text = Texts.clean(line.brief());
        var notes = columns.places().getOrDefault(Meaning.NOTES, List.of());
        var before = last;
        if (text.isEmpty() || filled(line).stream().allMatch(this::isByTheWay)) {
            fates.aside(line.number(), "skipped, has no title");
        } else if (before == null) {
            leftOver.add(text);
            fates.attention(line.number(), "has no title; kept as a comment");
        } else if (notes.containsAll(filled(line))) {
            before.instructions.add(rows.text(line.number(), text));
            fates.aside(line.number(), "has no title; went to the instructions of the step before");
        } else {
            before.comments.add(text);
            fates.attention(line.number(), "has no title; kept as a comment at the step before");
        }
    }

    private void step(Table.Line line) {
        var step = rows.read(line);
        var said =
                rows.title(
                        line.number(), Texts.line(Texts.clean(columns.text(line, Meaning.PHASE))));
        if (!said.isEmpty() && !said.equals(phaseTitle)) {
            phaseTitle = said;
            phases.add(new PhaseDraft(0, said));
            fates.heading(line.number(), "begins phase `%s`".formatted(Texts.brief(said)));
        } else if (phases.isEmpty()) {
            phases.add(new PhaseDraft(0, "Steps"));
        }
        phases.getLast().steps.add(step);
        last = step;
    }

    /// Gives phases and steps their ids, which share one namespace.
    private record NameSteps(List<PhaseDraft> phases, Fates fates) {

        void name() {
            var slugs = new Slugs();
            var uses = new HashMap<String, Integer>();
            phases.forEach(
                    phase -> phase.steps.forEach(step -> uses.merge(step.id, 1, Integer::sum)));
            for (var phase : phases) {
                var id = Slugs.slug(phase.title, "phase");
                phase.id = slugs.unique(uses.containsKey(id) ? "phase-" + id : id);
            }
            for (var phase : phases) {
                phase.steps.forEach(step -> name(phase, step, slugs, uses));
            }
        }

        private void name(
                PhaseDraft phase, StepDraft step, Slugs slugs, Map<String, Integer> uses) {
            boolean several = uses.getOrDefault(step.id, 0) > 1;
            step.id = slugs.unique(several ? cut(phase.id + "-" + step.id) : step.id);
            fates.step(
                    step.row,
                    "became step "
                            + step.id
                            + (several ? "; other steps have the same title" : ""));
        }

        private static String cut(String id) {
            return id.length() <= 90 ? id : id.substring(0, 90);
        }
    }
}
