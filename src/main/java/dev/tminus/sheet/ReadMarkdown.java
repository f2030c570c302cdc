package dev.tminus.sheet;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/// A checklist in Markdown: the first table whose header names the steps, else the task lists, with
/// headings as phases and what stands below an item as its instructions.
final class ReadMarkdown {

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(List.of(TablesExtension.create(), TaskListItemsExtension.create()))
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                    .maxOpenBlockParsers(50)
                    .build();

    private static final List<String> TASK_HEADER = List.of("Step", "Instructions");

    private final String[] source;
    private final List<Table.Line> lines = new ArrayList<>();
    private final List<Table.Line> outside = new ArrayList<>();
    private String title = "";

    private ReadMarkdown(String text) {
        this.source = text.split("\\r\\n|\\r|\\n", -1);
    }

    static Table read(byte[] content) throws CannotImport {
        var text = ReadCsv.decode(content);
        var reader = new ReadMarkdown(text);
        var document = PARSER.parse(text);
        var table = reader.firstTable(document);
        if (table != null) {
            reader.takeTable(document, table);
        } else {
            reader.lines.add(new Table.Line(0, TASK_HEADER, false));
            reader.takeTasks(document);
            if (reader.lines.stream().allMatch(line -> line.heading() || line.number() == 0)) {
                throw new CannotImport(
                        "The file has neither a table with a column for the steps, such as Step or Task, nor a task list (`- [ ] Deploy`). Write one of the two.");
            }
        }
        if (reader.lines.size() > Table.MOST_LINES + 1) {
            throw Table.tooManyLines("line");
        }
        for (var line : reader.lines) {
            Table.check("line", line);
        }
        return new Table("line", reader.title, reader.lines, reader.outside);
    }

    private static List<Node> children(Node parent) {
        var children = new ArrayList<Node>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    private @Nullable TableBlock firstTable(Node document) {
        for (var node : children(document)) {
            if (node instanceof TableBlock table
                    && Columns.fitness(rows(table).getFirst().cells()) > 0) {
                return table;
            }
        }
        return null;
    }

    private void takeTable(Node document, TableBlock chosen) {
        for (var node : children(document)) {
            if (node.equals(chosen)) {
                lines.addAll(rows(chosen));
            } else if (!takesTitle(node)) {
                keepOutside(node);
            }
        }
    }

    /// A heading of the first level is the title, once.
    private boolean takesTitle(Node node) {
        if (title.isEmpty() && node instanceof Heading heading && heading.getLevel() == 1) {
            title = Texts.line(MarkdownText.of(node));
            return true;
        }
        return false;
    }

    private void keepOutside(Node node) {
        outside.add(new Table.Line(line(node), List.of(source(node)), false));
    }

    private List<Table.Line> rows(TableBlock table) {
        var rows = new ArrayList<Table.Line>();
        table.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(org.commonmark.node.CustomNode node) {
                        if (node instanceof TableRow) {
                            var cells =
                                    children(node).stream()
                                            .filter(TableCell.class::isInstance)
                                            .map(MarkdownText::of)
                                            .toList();
                            rows.add(new Table.Line(line(node), cells, false));
                        } else {
                            visitChildren(node);
                        }
                    }
                });
        return rows;
    }

    private void takeTasks(Node document) {
        for (var node : children(document)) {
            if (node instanceof Heading && !takesTitle(node)) {
                lines.add(new Table.Line(line(node), List.of(MarkdownText.of(node)), true));
            } else if (node instanceof ListBlock list && holdsTask(list)) {
                children(list).forEach(this::takeItem);
            } else if (!(node instanceof Heading)) {
                keepOutside(node);
            }
        }
    }

    private static boolean holdsTask(Node list) {
        return children(list).stream().anyMatch(ReadMarkdown::isTask);
    }

    private static boolean isTask(Node node) {
        return node instanceof ListItem && node.getFirstChild() instanceof TaskListItemMarker;
    }

    private void takeItem(Node item) {
        if (!isTask(item)) {
            keepOutside(item);
            return;
        }
        var parts = children(item);
        var below = new ArrayList<String>();
        var tasks = new ArrayList<Node>();
        for (var part : parts.stream().skip(2).toList()) {
            if (part instanceof ListBlock && holdsTask(part)) {
                tasks.add(part);
            } else {
                below.add(source(part));
            }
        }
        var first = parts.size() > 1 ? MarkdownText.of(parts.get(1)) : "";
        lines.add(new Table.Line(line(item), List.of(first, String.join("\n\n", below)), false));
        tasks.forEach(list -> children(list).forEach(this::takeItem));
    }

    private static int line(Node node) {
        var spans = node.getSourceSpans();
        return spans.isEmpty() ? 0 : spans.getFirst().getLineIndex() + 1;
    }

    /// The block as it is written, its own indentation taken away.
    private String source(Node node) {
        var spans = node.getSourceSpans();
        if (spans.isEmpty()) {
            return MarkdownText.of(node);
        }
        int indent = spans.getFirst().getColumnIndex();
        var text = new ArrayList<String>();
        for (var span : spans) {
            var line = source[span.getLineIndex()];
            int from = Math.min(Math.min(indent, span.getColumnIndex()), line.length());
            text.add(line.substring(from));
        }
        return String.join("\n", text);
    }
}
