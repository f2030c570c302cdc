package dev.tminus.ui.parts;

import com.vaadin.flow.dom.Element;
import dev.tminus.run.BoundMarkdown;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/// Makes elements of parsed Markdown: those that are named here, with the few attributes that are
/// named here. Values are put in as text.
final class MarkupWriter extends AbstractVisitor {

    /// Most elements of one text; each costs memory here and in the browser.
    private static final int MOST = 4_000;

    /// The page and the part in which the text stands have the headings above.
    private static final int ABOVE = 2;

    private static final Map<Class<?>, String> TAGS =
            Map.of(
                    TableHead.class, "thead",
                    TableBody.class, "tbody",
                    TableRow.class, "tr",
                    Strikethrough.class, "del");

    private static final Pattern BREAK = Pattern.compile("<br\\s*/?>", Pattern.CASE_INSENSITIVE);

    private final BoundMarkdown prose;
    private final boolean keepsLines;
    private final TreeSet<Integer> headings = new TreeSet<>();
    private Element at;
    private int made;
    private boolean inLink;

    /// @param keepsLines whether a line break in the text is one on the page
    MarkupWriter(BoundMarkdown prose, Element root, boolean keepsLines) {
        this.prose = prose;
        this.at = root;
        this.keepsLines = keepsLines;
    }

    /// Whether the text is not too large.
    boolean write(Node document) {
        for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                headings.add(heading.getLevel());
            }
        }
        document.accept(this);
        return made <= MOST;
    }

    private Element make(String tag) {
        var element = new Element(tag);
        made++;
        at.appendChild(element);
        return element;
    }

    private Element within(String tag, Node node) {
        var outer = at;
        at = make(tag);
        var element = at;
        visitChildren(node);
        at = outer;
        return element;
    }

    @Override
    protected void visitChildren(Node parent) {
        if (made <= MOST) {
            super.visitChildren(parent);
        }
    }

    private void text(String text) {
        if (!text.isEmpty()) {
            made++;
            at.appendChild(Element.createText(Parts.visible(text)));
        }
    }

    /// A text with its values, whose lines stay lines.
    private void literal(String part) {
        for (var piece : prose.pieces(part)) {
            if (piece.isValue()) {
                value(piece.text());
            } else {
                text(piece.text());
            }
        }
    }

    /// Apart from its surroundings, so that letters written from the right turn nothing around.
    private void value(String value) {
        var outer = at;
        at = make("bdi");
        var lines = value.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                make("br");
            }
            text(lines[i]);
        }
        at = outer;
    }

    @Override
    public void visit(Text text) {
        literal(text.getLiteral());
    }

    @Override
    public void visit(HtmlInline html) {
        if (BREAK.matcher(html.getLiteral()).matches()) {
            make("br");
        } else {
            literal(html.getLiteral());
        }
    }

    @Override
    public void visit(SoftLineBreak line) {
        if (keepsLines) {
            make("br");
        } else {
            text(" ");
        }
    }

    @Override
    public void visit(HardLineBreak line) {
        make("br");
    }

    @Override
    public void visit(Paragraph paragraph) {
        var parent = paragraph.getParent();
        var list = parent == null ? null : parent.getParent();
        if (list instanceof ListBlock block && block.isTight()) {
            visitChildren(paragraph);
        } else {
            within("p", paragraph);
        }
    }

    @Override
    public void visit(Heading heading) {
        int rank = headings.headSet(heading.getLevel()).size() + 1;
        within("h" + Math.min(ABOVE + rank, 6), heading);
    }

    @Override
    public void visit(Emphasis emphasis) {
        within("em", emphasis);
    }

    @Override
    public void visit(StrongEmphasis strong) {
        within("strong", strong);
    }

    @Override
    public void visit(Code code) {
        code(code.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock code) {
        block(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        block(code.getLiteral());
    }

    private void block(String code) {
        var outer = at;
        at = make("pre");
        code(code.stripTrailing());
        at = outer;
    }

    private void code(String code) {
        var outer = at;
        at = make("code");
        literal(code);
        at = outer;
    }

    @Override
    public void visit(BlockQuote quote) {
        within("blockquote", quote);
    }

    @Override
    public void visit(ThematicBreak line) {
        make("hr");
    }

    @Override
    public void visit(BulletList list) {
        within("ul", list);
    }

    @Override
    public void visit(OrderedList list) {
        var element = within("ol", list);
        var first = list.getMarkerStartNumber();
        if (first != null && first != 1) {
            element.setAttribute("start", first.toString());
        }
    }

    @Override
    public void visit(ListItem item) {
        within("li", item);
    }

    @Override
    public void visit(Link link) {
        link(link, link.getDestination(), link.getTitle());
    }

    /// Never fetched: who wants to see it follows the link.
    @Override
    public void visit(Image image) {
        link(image, image.getDestination(), image.getTitle());
    }

    private void link(Node link, String target, String title) {
        var address = inLink ? null : Address.of(prose, target).orElse(null);
        if (address == null) {
            visitChildren(link);
            text(inLink || target.isBlank() ? "" : " (" + prose.filled(target) + ")");
            return;
        }
        inLink = true;
        var element = within("a", link);
        inLink = false;
        element.setAttribute("href", address)
                .setAttribute("target", "_blank")
                .setAttribute("rel", "noopener noreferrer");
        if (title != null && !title.isBlank()) {
            element.setAttribute("title", Parts.visible(prose.filled(title)));
        }
        if (element.getTextRecursively().isBlank()) {
            element.setText(Parts.visible(address));
        }
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock) {
            within("table", block);
        } else {
            visitChildren(block);
        }
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof TaskListItemMarker task) {
            text(task.isChecked() ? "☑ " : "☐ ");
        } else if (node instanceof TableCell cell) {
            cell(cell);
        } else if (TAGS.containsKey(node.getClass())) {
            within(TAGS.get(node.getClass()), node);
        } else {
            visitChildren(node);
        }
    }

    private void cell(TableCell cell) {
        var element = within(cell.isHeader() ? "th" : "td", cell);
        var side = cell.getAlignment();
        if (side != null) {
            element.setAttribute("align", side.name().toLowerCase(Locale.ROOT));
        }
    }
}
