package dev.tminus.sheet;

import java.util.Locale;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/// What people read of a piece of Markdown, in one text: code keeps its ticks and links their
/// addresses.
final class MarkdownText extends AbstractVisitor {

    private static final Pattern STRUCK = Pattern.compile("</?(?:s|del|strike)>");

    private final StringBuilder text = new StringBuilder();

    static String of(Node node) {
        var reader = new MarkdownText();
        node.accept(reader);
        return reader.text.toString().strip();
    }

    @Override
    public void visit(Text node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(Code node) {
        text.append('`').append(node.getLiteral()).append('`');
    }

    @Override
    public void visit(SoftLineBreak node) {
        text.append('\n');
    }

    @Override
    public void visit(HardLineBreak node) {
        text.append('\n');
    }

    @Override
    public void visit(HtmlInline node) {
        var tag = node.getLiteral().toLowerCase(Locale.ROOT);
        boolean struck = STRUCK.matcher(tag).matches();
        text.append(tag.startsWith("<br") ? "\n" : struck ? "~~" : node.getLiteral());
    }

    @Override
    public void visit(Link node) {
        int from = text.length();
        visitChildren(node);
        address(text.substring(from), node.getDestination());
    }

    @Override
    public void visit(Image node) {
        int from = text.length();
        visitChildren(node);
        address(text.substring(from), node.getDestination());
    }

    private void address(String shown, String destination) {
        if (!shown.equals(destination)) {
            text.append(" (").append(destination).append(')');
        }
    }
}
