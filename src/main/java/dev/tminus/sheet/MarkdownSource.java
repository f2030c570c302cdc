package dev.tminus.sheet;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;

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
