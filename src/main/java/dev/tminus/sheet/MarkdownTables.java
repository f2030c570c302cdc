package dev.tminus.sheet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;

/// The tables of a checklist in Markdown.
final class MarkdownTables {

    private static final Pattern MENTION =
            Pattern.compile("(?<![\\p{L}\\p{N}._%+-])@([\\p{L}\\p{N}][\\p{L}\\p{N}_-]*+)");

    private MarkdownTables() {}

    static List<Table.Line> rows(TableBlock table) {
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

    /// A row with more cells than columns: what the last column cannot hold is a pipe somewhere in
    /// the text, so nobody knows which cell is which.
    static List<Table.Line> fitting(
            List<Table.Line> rows, BitSet overfull, List<Table.Beside> beside) {
        var header = Columns.find(rows.subList(0, 1));
        if (header.isEmpty()) {
            return rows;
        }
        var columns = header.get();
        boolean text = columns.meaning(columns.names().size() - 1) == Meaning.NOTES;
        var fitting = new ArrayList<Table.Line>();
        for (var row : rows) {
            boolean more = overfull.get(row.number());
            fitting.add(more && !text ? asTitle(row, columns.column(Meaning.TITLE)) : row);
            if (more) {
                beside.add(
                        new Table.Beside(
                                row.number(),
                                "",
                                text
                                        ? "has more cells than columns; the rest went to the last"
                                                + " one"
                                        : "has more cells than columns; all of it stands in its"
                                                + " title. Fix: write `\\|` for a pipe within a cell",
                                text ? Fate.Kind.ATTENTION : Fate.Kind.UNPLACED));
            }
        }
        return fitting;
    }

    private static Table.Line asTitle(Table.Line row, int title) {
        var cells = new ArrayList<String>(Collections.nCopies(title + 1, ""));
        cells.set(title, row.brief());
        return new Table.Line(row.number(), cells, Table.Form.TASK);
    }

    /// Who is named in the columns of owners and sign-offs, and by `@name`, in lower case.
    static Set<String> names(Node document, String text) {
        var names = new HashSet<String>();
        MENTION.matcher(text)
                .results()
                .forEach(one -> names.add(one.group(1).toLowerCase(Locale.ROOT)));
        document.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(CustomBlock node) {
                        if (node instanceof TableBlock table) {
                            names(rows(table)).forEach(names::add);
                        } else {
                            visitChildren(node);
                        }
                    }
                });
        return names;
    }

    private static Stream<String> names(List<Table.Line> rows) {
        return Columns.find(rows).stream()
                .flatMap(header ->
                        rows.stream()
                                .skip(header.line() + 1L)
                                .flatMap(line ->
                                        Stream.of(Meaning.OWNER, Meaning.SIGN_OFF)
                                                .map(meaning -> header.text(line, meaning))))
                .flatMap(cell -> People.apart(cell).stream())
                .map(name -> name.toLowerCase(Locale.ROOT));
    }
}
