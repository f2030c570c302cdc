package dev.tminus.sheet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;

/// Tables of steps that Markdown takes for something else: directly below a task or a quotation, or
/// within an item.
final class SwallowedTables {

    private static final Pattern RULE = Pattern.compile("[ \\t>|:-]*-[ \\t>|:-]*");
    private static final Pattern BEGIN = Pattern.compile("^[ \\t>]*\\|?");

    /// Lines at which tables begin that were read, and those of code.
    private final BitSet others;

    SwallowedTables(Node document, BitSet read) {
        this.others = (BitSet) read.clone();
        document.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(FencedCodeBlock code) {
                        skip(code);
                    }

                    @Override
                    public void visit(IndentedCodeBlock code) {
                        skip(code);
                    }

                    @Override
                    public void visit(HtmlBlock html) {
                        skip(html);
                    }
                });
    }

    private void skip(Node code) {
        code.getSourceSpans().forEach(span -> others.set(span.getLineIndex() + 1));
    }

    /// What to tell of those among the lines of a file.
    List<Table.Beside> among(String[] lines) {
        var told = new ArrayList<Table.Beside>();
        for (int i = 0; i + 1 < lines.length; i++) {
            if (!others.get(i + 1) && isRule(lines[i + 1]) && namesSteps(lines[i])) {
                told.add(
                        new Table.Beside(
                                i + 1,
                                "",
                                "a table of steps within other text, so its rows are no steps. Fix:"
                                        + " put an empty line above it, and nothing before its first"
                                        + " `|`",
                                Fate.Kind.UNPLACED));
            }
        }
        return told;
    }

    private static boolean isRule(String line) {
        return line.indexOf('|') >= 0 && RULE.matcher(line).matches();
    }

    private static boolean namesSteps(String line) {
        var cells = BEGIN.matcher(line).replaceFirst("").split("\\|", -1);
        return line.indexOf('|') >= 0
                && Columns.fitness(List.of(cells).stream().map(String::strip).toList()) > 0;
    }
}
