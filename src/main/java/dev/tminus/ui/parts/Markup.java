package dev.tminus.ui.parts;

import com.vaadin.flow.component.html.Div;
import dev.tminus.run.BoundMarkdown;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.autolink.AutolinkType;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/// Markdown of files and people as elements of the page; the only place that shows it. It is never
/// made into HTML: `MarkupWriter` names the elements that there are, and all else is text.
public final class Markup extends Div {

    /// Longest text that is understood, in characters; a longer one is shown as it was written.
    static final int LONGEST = 50_000;

    private static final int DEEPEST = 20;

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(
                            List.of(
                                    TablesExtension.create(),
                                    TaskListItemsExtension.create(),
                                    StrikethroughExtension.create(),
                                    AutolinkExtension.builder()
                                            .linkTypes(AutolinkType.URL, AutolinkType.EMAIL)
                                            .build()))
                    .enabledBlockTypes(
                            Set.of(
                                    Heading.class,
                                    ListBlock.class,
                                    BlockQuote.class,
                                    FencedCodeBlock.class,
                                    IndentedCodeBlock.class,
                                    ThematicBreak.class))
                    .maxOpenBlockParsers(DEEPEST)
                    .build();

    private Markup(BoundMarkdown prose, boolean keepsLines) {
        addClassName("md");
        if (prose.template().length() > LONGEST || !write(prose, keepsLines)) {
            getElement().removeAllChildren();
            addClassName("raw");
            setText(Parts.visible(prose.text()));
        }
    }

    /// As Markdown has it: lines of one paragraph flow together.
    public static Markup of(BoundMarkdown prose) {
        return new Markup(prose, false);
    }

    /// Every line on a line of its own, as people expect of what they typed.
    public static Markup ofLines(BoundMarkdown prose) {
        return new Markup(prose, true);
    }

    private boolean write(BoundMarkdown prose, boolean keepsLines) {
        try {
            var document = PARSER.parse(prose.template());
            return new MarkupWriter(prose, getElement(), keepsLines).write(document);
        } catch (StackOverflowError nestedTooDeep) {
            return false;
        }
    }
}
