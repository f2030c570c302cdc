package dev.tminus.sheet;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;

/// The lines of a text in Markdown, and where its nodes stand in them.
record MarkdownSource(List<String> lines) {

    static List<Node> children(Node parent) {
        var children = new ArrayList<Node>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    static int line(Node node) {
        var spans = node.getSourceSpans();
        return spans.isEmpty() ? 0 : spans.getFirst().getLineIndex() + 1;
    }

    static boolean holdsTask(Node node) {
        return MarkdownSource.children(node).stream()
                .anyMatch(child ->
                        isTask(child)
                                || ((child instanceof ListBlock
                                                || child instanceof ListItem
                                                || child instanceof BlockQuote)
                                        && holdsTask(child)));
    }

    static boolean isTask(Node node) {
        return node instanceof ListItem && node.getFirstChild() instanceof TaskListItemMarker;
    }

    /// A line all in bold, as people write headings where they know no better.
    static boolean isBold(Paragraph paragraph) {
        return paragraph.getFirstChild() instanceof StrongEmphasis strong
                && strong.getNext() == null
                && paragraph.getSourceSpans().size() == 1;
    }

    /// The block as it is written, its own indentation taken away.
    String of(Node node) {
        var spans = node.getSourceSpans();
        if (spans.isEmpty()) {
            return MarkdownText.of(node);
        }
        int indent = spans.getFirst().getColumnIndex();
        var text = new ArrayList<String>();
        for (var span : spans) {
            var line = lines.get(span.getLineIndex());
            int from = Math.min(Math.min(indent, span.getColumnIndex()), line.length());
            text.add(line.substring(from));
        }
        return String.join("\n", text);
    }
}
