package dev.tminus.sheet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.front.matter.YamlFrontMatterBlock;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/// A checklist in Markdown: every table whose header names the steps and every task list, in the
/// order of the file, with headings as phases and what stands below an item as its instructions.
final class ReadMarkdown {

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(
                            List.of(
                                    TablesExtension.create(),
                                    TaskListItemsExtension.create(),
                                    YamlFrontMatterExtension.create()))
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                    .maxOpenBlockParsers(50)
                    .build();

    private static final Table.Line TASKS =
            new Table.Line(0, List.of("Step", "Instructions", "Owner", "At", "Takes", "Within"));

    private final MarkdownSource source;
    private final boolean lists;

    /// Lines of tables with more cells than columns.
    private final BitSet overfull;

    /// Names of people, in lower case.
    private final Set<String> names;

    private final List<List<Table.Line>> parts = new ArrayList<>();
    private final List<Table.Beside> beside = new ArrayList<>();
    private final Ticks ticks = new Ticks();
    private List<Table.Line> tasks = new ArrayList<>();
    private String title = "";
    private boolean steps;

    /// Lines at which tables begin that were read, or told.
    private final BitSet tables = new BitSet();

    private ReadMarkdown(MarkdownSource source, boolean lists, BitSet overfull, Set<String> names) {
        this.source = source;
        this.lists = lists;
        this.overfull = overfull;
        this.names = names;
    }

    /// @param lists whether items without a box are steps as well
    static Table read(byte[] content, boolean lists) throws CannotImport {
        var overfull = new BitSet();
        var source =
                PipesInCode.escape(ReadCsv.decode(content).split("\\r\\n|\\r|\\n", -1), overfull);
        var text = String.join("\n", source);
        var document = PARSER.parse(text);
        var reader =
                new ReadMarkdown(
                        new MarkdownSource(List.of(source)),
                        lists,
                        overfull,
                        MarkdownTables.names(document, text));
        for (var node : MarkdownSource.children(document)) {
            reader.take(node);
        }
        reader.endTasks();
        reader.beside.addAll(new SwallowedTables(document, reader.tables).among(source));
        if (!reader.steps) {
            throw new CannotImport(
                    "The file has neither a table with a column for the steps, such as Step or"
                            + " Task, nor a task list (`- [ ] Deploy`). Write one of the two, or take"
                            + " plain lists as steps with `--lists`.");
        }
        if (reader.parts.stream().mapToInt(List::size).sum() > Table.MOST_LINES + 1) {
            throw Table.tooManyLines("line");
        }
        for (var part : reader.parts) {
            for (var line : part) {
                Table.check("line", line);
            }
        }
        reader.beside.addAll(reader.ticks.told());
        return new Table("line", reader.title, reader.parts, reader.beside);
    }

    private void take(Node node) throws CannotImport {
        switch (node) {
            case YamlFrontMatterBlock matter -> takeFrontMatter(matter);
            case TableBlock table -> takeTable(table);
            case Heading heading when takesTitle(heading) -> {}
            case Heading heading -> takeHeading(heading);
            case Paragraph bold when MarkdownSource.isBold(bold) -> takeHeading(bold);
            case ListBlock list when lists || MarkdownSource.holdsTask(list) ->
                    MarkdownSource.children(list).forEach(item -> takeItem(item, true));
            case ListBlock list -> takeText(list, true);
            case BlockQuote quote when MarkdownSource.holdsTask(quote) -> takeQuote(quote);
            case HtmlBlock html -> keepBeside(html, false);
            default -> takeText(node, false);
        }
    }

    private void takeFrontMatter(YamlFrontMatterBlock matter) {
        var visitor = new YamlFrontMatterVisitor();
        matter.accept(visitor);
        var others = new ArrayList<String>();
        visitor.getData()
                .forEach((key, values) -> {
                    if (key.equals("title") && !values.isEmpty()) {
                        title = Texts.line(values.getFirst());
                    } else {
                        others.add(key + ": " + String.join(", ", values));
                    }
                });
        if (!others.isEmpty()) {
            var fate = "front matter; kept as a comment at the top";
            beside.add(new Table.Beside(1, String.join("\n", others), fate, Fate.Kind.ASIDE));
        }
    }

    private void takeTable(TableBlock table) {
        tables.set(MarkdownSource.line(table));
        var rows = MarkdownTables.fitting(MarkdownTables.rows(table), overfull, beside);
        if (Columns.fitness(rows.getFirst().cells()) == 0) {
            keepBeside(table, true);
        } else if (rows.size() == 1) {
            beside.add(
                    new Table.Beside(
                            MarkdownSource.line(table),
                            source.of(table),
                            "a table without rows; kept as a comment at the top",
                            Fate.Kind.ASIDE));
        } else {
            endTasks();
            parts.add(ticks.take(rows));
            steps = true;
        }
    }

    private void endTasks() {
        if (!tasks.isEmpty()) {
            tasks.addFirst(TASKS);
            parts.add(tasks);
            tasks = new ArrayList<>();
        }
    }

    /// A heading of the first level is the title, once.
    private boolean takesTitle(Heading heading) {
        if (title.isEmpty() && heading.getLevel() == 1) {
            title = Texts.line(MarkdownText.of(heading));
            return true;
        }
        return false;
    }

    private void takeHeading(Node node) {
        var text = MarkdownText.of(node).replaceFirst(":$", "");
        tasks.add(new Table.Line(MarkdownSource.line(node), List.of(text), Table.Form.HEADING));
    }

    /// What stands below a task goes to its instructions, whatever its indentation.
    private void takeText(Node node, boolean mayBeSteps) throws CannotImport {
        if (mayBeSteps || tasks.isEmpty() || tasks.getLast().heading()) {
            keepBeside(node, mayBeSteps);
            return;
        }
        var task = tasks.removeLast();
        var cells = new ArrayList<>(task.cells());
        var text = node instanceof Paragraph ? source.of(node).strip() : source.of(node);
        cells.set(1, (cells.get(1) + "\n\n" + text).strip());
        var longer = new Table.Line(task.number(), cells, Table.Form.TASK);
        Table.check("line", longer);
        tasks.add(longer);
    }

    private void tell(Node node, Fate.Kind kind, String what) {
        beside.add(new Table.Beside(MarkdownSource.line(node), "", what, kind));
    }

    private void takeQuote(BlockQuote quote) throws CannotImport {
        tell(quote, Fate.Kind.ATTENTION, "a quotation; its tasks are taken as steps");
        for (var child : MarkdownSource.children(quote)) {
            take(child);
        }
    }

    /// @param lost whether it may have been a step
    private void keepBeside(Node node, boolean lost) {
        var fate =
                lost
                        ? "no column or box says that these are steps; kept as a comment at the top"
                        : "beside the steps; kept as a comment at the top";
        beside.add(
                new Table.Beside(
                        MarkdownSource.line(node),
                        source.of(node),
                        fate,
                        lost ? Fate.Kind.UNPLACED : Fate.Kind.ASIDE));
    }

    /// Tasks below another come before it: it is done once they are.
    ///
    /// @param outermost whether the item stands in no other
    private void takeItem(Node item, boolean outermost) {
        var body = MarkdownSource.children(item);
        if (MarkdownSource.isTask(item)) {
            body.removeFirst();
        }
        var first = body.isEmpty() ? null : body.removeFirst();
        var below = new ArrayList<String>();
        var before = tasks.size();
        for (var part : body) {
            if ((part instanceof ListBlock || part instanceof BlockQuote)
                    && MarkdownSource.holdsTask(part)) {
                takeBelow(part, below);
            } else {
                below.add(source.of(part));
            }
        }
        var inner = tasks.size() - before;
        if (MarkdownSource.isTask(item) || (lists && outermost && inner == 0)) {
            addTask(item, first, below, inner);
        } else if (inner == 0) {
            keepBeside(item, true);
        } else {
            var name = first == null ? "" : MarkdownText.of(first).replaceFirst(":$", "");
            tell(item, Fate.Kind.ASIDE, "says what its tasks belong to");
            if (name.length() > Texts.LONGEST_LINE) {
                keepBeside(first == null ? item : first, false);
            }
            group(before, Texts.cut(name, Texts.LONGEST_LINE), below);
        }
    }

    private void takeBelow(Node list, List<String> texts) {
        for (var item : MarkdownSource.children(list)) {
            if (item instanceof ListBlock && MarkdownSource.holdsTask(item)) {
                takeBelow(item, texts);
            } else if (MarkdownSource.isTask(item) || MarkdownSource.holdsTask(item)) {
                takeItem(item, false);
            } else {
                texts.add(source.of(item));
            }
        }
    }

    private void addTask(Node item, @Nullable Node first, List<String> below, int inner) {
        var task = first == null ? TaskText.NOTHING : TaskText.of(first, names);
        if (inner > 0) {
            var fate = inner == 1 ? "its task comes before it" : "its %d tasks come before it";
            tell(item, Fate.Kind.ASIDE, fate.formatted(inner));
        }
        ticks.take(item);
        task.told().forEach(what -> tell(item, Fate.Kind.ATTENTION, what));
        tasks.add(
                new Table.Line(
                        MarkdownSource.line(item),
                        List.of(
                                task.title(),
                                String.join("\n\n", below),
                                task.owner(),
                                task.at(),
                                task.takes(),
                                ""),
                        Table.Form.TASK));
        steps = true;
    }

    /// An item without a box over some that have one says what they belong to.
    private void group(int from, String outer, List<String> below) {
        for (int i = from; i < tasks.size(); i++) {
            var task = tasks.get(i);
            var cells = new ArrayList<>(task.cells());
            cells.set(5, cells.get(5).isEmpty() ? outer : outer + ", " + cells.get(5));
            if (i == from && !below.isEmpty()) {
                cells.set(1, (String.join("\n\n", below) + "\n\n" + cells.get(1)).strip());
            }
            tasks.set(i, new Table.Line(task.number(), cells, Table.Form.TASK));
        }
    }
}
