package dev.tminus.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.Node;

/// The ticked boxes of a checklist in Markdown, which are told and have no place in a runbook.
final class Ticks {

    private static final int SHOWN = 10;

    /// A box as it begins a cell, where Markdown knows none.
    private static final Pattern BOX = Pattern.compile("\\[(?: ?|([xX]))](?:\\s+|$)");

    private final SortedSet<Integer> lines = new TreeSet<>();

    void take(Node item) {
        if (item.getFirstChild() instanceof TaskListItemMarker box && box.isChecked()) {
            lines.add(MarkdownSource.line(item));
        }
    }

    /// A table without the boxes in its first column.
    List<Table.Line> take(List<Table.Line> rows) {
        return rows.stream().map(this::take).toList();
    }

    private Table.Line take(Table.Line row) {
        var box = BOX.matcher(row.cell(0));
        if (!box.lookingAt()) {
            return row;
        }
        if (box.group(1) != null) {
            lines.add(row.number());
        }
        var cells = new ArrayList<>(row.cells());
        cells.set(0, row.cell(0).substring(box.end()));
        return new Table.Line(row.number(), cells, row.form());
    }

    List<Table.Beside> told() {
        if (lines.isEmpty()) {
            return List.of();
        }
        var first =
                lines.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        var what =
                "%d %s ticked, in %s %s%s; that is ignored: a run says what is done, not its runbook"
                        .formatted(
                                lines.size(),
                                lines.size() == 1 ? "step is" : "steps are",
                                lines.size() == 1 ? "line" : "lines",
                                first,
                                lines.size() > SHOWN ? " and others" : "");
        return List.of(new Table.Beside(0, "", what, Fate.Kind.ATTENTION));
    }
}
