package dev.tminus.sheet;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.front.matter.YamlFrontMatterBlock;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
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
    private final List<List<Table.Line>> parts = new ArrayList<>();
    private final List<Table.Beside> beside = new ArrayList<>();
    private List<Table.Line> tasks = new ArrayList<>();
    private String title = "";
    private boolean steps;

    private ReadMarkdown(MarkdownSource source, boolean lists) {
        this.source = source;
        this.lists = lists;
    }

    /// @param lists whether items without a box are steps as well
    static Table read(byte[] content, boolean lists) throws CannotImport {
        var source = PipesInCode.escape(ReadCsv.decode(content).split("\\r\\n|\\r|\\n", -1));
        var reader = new ReadMarkdown(new MarkdownSource(List.of(source)), lists);
        MarkdownSource.children(PARSER.parse(String.join("\n", source))).forEach(reader::take);
        reader.endTasks();
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
        return new Table("line", reader.title, reader.parts, reader.beside);
    }

    private void take(Node node) {
        switch (node) {
            case YamlFrontMatterBlock matter -> takeFrontMatter(matter);
            case TableBlock table -> takeTable(table);
            case Heading heading when takesTitle(heading) -> {}
            case Heading heading -> takeHeading(heading);
            case Paragraph bold when isBold(bold) -> takeHeading(bold);
            case ListBlock list when lists || holdsTask(list) ->
                    MarkdownSource.children(list).forEach(item -> takeItem(item, true));
            case ListBlock list -> takeText(list, true);
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
            beside.add(new Table.Beside(1, String.join("\n", others), fate, false));
        }
    }

    private void takeTable(TableBlock table) {
        var rows = rows(table);
        if (Columns.fitness(rows.getFirst().cells()) == 0) {
            keepBeside(table, true);
        } else if (rows.size() == 1) {
            beside.add(
                    new Table.Beside(
                            MarkdownSource.line(table),
                            source.of(table),
                            "a table without rows; kept as a comment at the top",
                            false));
        } else {
            endTasks();
            parts.add(rows);
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

    /// A line all in bold, as people write headings where they know no better.
    private static boolean isBold(Paragraph paragraph) {
        return paragraph.getFirstChild() instanceof StrongEmphasis strong
                && strong.getNext() == null
                && paragraph.getSourceSpans().size() == 1;
    }

    /// What stands below a task goes to its instructions, whatever its indentation.
    private void takeText(Node node, boolean mayBeSteps) {
        if (mayBeSteps || tasks.isEmpty() || tasks.getLast().heading()) {
            keepBeside(node, mayBeSteps);
            return;
        }
        var task = tasks.removeLast();
        var cells = new ArrayList<>(task.cells());
        var text = node instanceof Paragraph ? source.of(node).strip() : source.of(node);
        cells.set(1, (cells.get(1) + "\n\n" + text).strip());
        tasks.add(new Table.Line(task.number(), cells, Table.Form.TASK));
    }

    /// @param lost whether it may have been a step
    private void keepBeside(Node node, boolean lost) {
        var fate =
                lost
                        ? "no column or box says that these are steps; kept as a comment at the top"
                        : "beside the steps; kept as a comment at the top";
        beside.add(new Table.Beside(MarkdownSource.line(node), source.of(node), fate, lost));
    }

    private static List<Table.Line> rows(TableBlock table) {
        var rows = new ArrayList<Table.Line>();
        table.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(CustomNode node) {
                        if (node instanceof TableRow) {
                            var cells =
                                    MarkdownSource.children(node).stream()
                                            .filter(TableCell.class::isInstance)
                                            .map(MarkdownText::of)
                                            .toList();
                            rows.add(new Table.Line(MarkdownSource.line(node), cells));
                        } else {
                            visitChildren(node);
                        }
                    }
                });
        return rows;
    }

    private static boolean holdsTask(Node node) {
        return MarkdownSource.children(node).stream()
                .anyMatch(child ->
                        isTask(child)
                                || ((child instanceof ListBlock || child instanceof ListItem)
                                        && holdsTask(child)));
    }

    private static boolean isTask(Node node) {
        return node instanceof ListItem && node.getFirstChild() instanceof TaskListItemMarker;
    }

    /// Tasks below another come before it: it is done once they are.
    ///
    /// @param outermost whether the item stands in no other
    private void takeItem(Node item, boolean outermost) {
        var body = MarkdownSource.children(item);
        if (isTask(item)) {
            body.removeFirst();
        }
        var first = body.isEmpty() ? null : body.removeFirst();
        var below = new ArrayList<String>();
        var before = tasks.size();
        for (var part : body) {
            if (part instanceof ListBlock && holdsTask(part)) {
                takeBelow(part, below);
            } else {
                below.add(source.of(part));
            }
        }
        var inner = tasks.size() - before;
        if (isTask(item) || (lists && outermost && inner == 0)) {
            addTask(item, first, below, inner);
        } else if (inner == 0) {
            keepBeside(item, true);
        } else {
            beside.add(
                    new Table.Beside(
                            MarkdownSource.line(item), "", "says what its tasks belong to", false));
            group(before, first == null ? "" : MarkdownText.of(first), below);
        }
    }

    private void takeBelow(Node list, List<String> texts) {
        for (var item : MarkdownSource.children(list)) {
            if (isTask(item) || holdsTask(item)) {
                takeItem(item, false);
            } else {
                texts.add(source.of(item));
            }
        }
    }

    private void addTask(Node item, @Nullable Node first, List<String> below, int inner) {
        var task = first == null ? TaskText.of("") : TaskText.of(first);
        if (inner > 0) {
            var fate = inner == 1 ? "its task comes before it" : "its %d tasks come before it";
            beside.add(
                    new Table.Beside(MarkdownSource.line(item), "", fate.formatted(inner), false));
        }
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
    private void group(int from, String name, List<String> below) {
        for (int i = from; i < tasks.size(); i++) {
            var task = tasks.get(i);
            var cells = new ArrayList<>(task.cells());
            var outer = name.replaceFirst(":$", "");
            cells.set(5, cells.get(5).isEmpty() ? outer : outer + ", " + cells.get(5));
            if (i == from && !below.isEmpty()) {
                cells.set(1, (String.join("\n\n", below) + "\n\n" + cells.get(1)).strip());
            }
            tasks.set(i, new Table.Line(task.number(), cells, Table.Form.TASK));
        }
    }
}
