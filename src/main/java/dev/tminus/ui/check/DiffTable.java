package dev.tminus.ui.check;

import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import dev.tminus.check.CheckReport.ColumnReport;
import dev.tminus.check.CheckReport.Compared;
import dev.tminus.check.CheckReport.Comparison;
import dev.tminus.check.CheckReport.Sample;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Differences of one kind as a table: for a changed row the left side above the right one, with
/// the differing cells framed.
@Tag("table")
final class DiffTable extends HtmlContainer {

    private final Compared report;
    private final List<ColumnReport> columns;
    private final List<Integer> keys;
    private final List<Integer> others;

    /// @param equalToo whether changed rows show columns in which no row differs
    DiffTable(Compared report, Sample.Kind kind, List<Sample> rows, boolean equalToo) {
        this.report = report;
        this.columns = report.comparison().columns();
        this.keys = IntStream.range(0, columns.size()).filter(this::isKey).boxed().toList();
        this.others =
                IntStream.range(0, columns.size())
                        .filter(place ->
                                !isKey(place)
                                        && (equalToo
                                                || kind != Sample.Kind.CHANGED
                                                || columns.get(place).differing() > 0))
                        .boxed()
                        .toList();
        addClassNames("diff", kind == Sample.Kind.CHANGED ? "pairs" : "single");
        getElement().appendChild(caption(kind), head(kind));
        rows.forEach(row -> getElement().appendChild(body(kind, row)));
    }

    /// How many columns of changed rows never differ.
    static long equalColumns(Comparison found) {
        return found.columns().stream()
                .filter(column -> !column.key() && column.differing() == 0)
                .count();
    }

    private boolean isKey(int place) {
        return columns.get(place).key();
    }

    private Element caption(Sample.Kind kind) {
        var words =
                switch (kind) {
                    case CHANGED -> say("diff.caption.changed", left(), right());
                    case MISSING -> say("diff.caption.missing", right());
                    case EXTRA -> say("diff.caption.extra", right());
                };
        var caption = new Element("caption");
        caption.getClassList().add("vh");
        return caption.setText(words);
    }

    private Element head(Sample.Kind kind) {
        var row = new Element("tr");
        keys.forEach(place -> row.appendChild(heading(columns.get(place).name(), "")));
        if (kind == Sample.Kind.CHANGED) {
            row.appendChild(heading(say("diff.side"), ""));
        }
        others.forEach(place -> row.appendChild(heading(columns.get(place))));
        var head = new Element("thead");
        head.appendChild(row);
        return head;
    }

    private static Element heading(ColumnReport column) {
        return heading(column.name(), column.number() ? "num" : "");
    }

    private static Element heading(String text, String style) {
        var heading = new Element("th");
        heading.setAttribute("scope", "col");
        if (!style.isEmpty()) {
            heading.getClassList().add(style);
        }
        return heading.setText(text);
    }

    private Element body(Sample.Kind kind, Sample sample) {
        var body = new Element("tbody");
        var left = sample.left();
        var right = sample.right();
        switch (kind) {
            case CHANGED -> {
                if (left != null && right != null) {
                    body.appendChild(
                            row(sample, left, right, left(), true),
                            row(sample, right, left, right(), false));
                }
            }
            case MISSING -> {
                if (left != null) {
                    body.appendChild(single(left));
                }
            }
            case EXTRA -> {
                if (right != null) {
                    body.appendChild(single(right));
                }
            }
        }
        return body;
    }

    private Element row(
            Sample sample,
            List<@Nullable String> values,
            List<@Nullable String> facing,
            String side,
            boolean first) {
        var row = new Element("tr");
        if (first) {
            keys.forEach(place -> row.appendChild(key(place, values).setAttribute("rowspan", "2")));
        }
        var name = new Element("th").setAttribute("scope", "row").setText(side);
        name.getClassList().add("sd");
        row.appendChild(name);
        for (var place : others) {
            var differs = sample.differing().contains(place);
            row.appendChild(cell(place, values, differs ? facing : null, !first));
        }
        return row;
    }

    private Element single(List<@Nullable String> values) {
        var row = new Element("tr");
        keys.forEach(place -> row.appendChild(key(place, values)));
        others.forEach(place -> row.appendChild(cell(place, values, null, false)));
        return row;
    }

    private Element key(int place, List<@Nullable String> values) {
        var key = new Element("th").setAttribute("scope", "rowgroup");
        key.getClassList().add("key");
        return key.appendChild(value(place, values.get(place), null));
    }

    /// @param facing the other side's values where this cell differs
    /// @param framed whether it is framed then; one frame for each difference keeps it calm
    private Element cell(
            int place,
            List<@Nullable String> values,
            @Nullable List<@Nullable String> facing,
            boolean framed) {
        var cell = new Element("td");
        if (columns.get(place).number()) {
            cell.getClassList().add("num");
        }
        var value = value(place, values.get(place), facing == null ? null : facing.get(place));
        if (facing != null) {
            value.getClassList().add(framed ? "d" : "strong");
        }
        return cell.appendChild(value);
    }

    private Element value(int place, @Nullable String value, @Nullable String other) {
        var shown = new Element("span");
        if (value == null) {
            shown.getClassList().add("null");
            return shown.setText(say("cell.null"));
        }
        if (value.isEmpty()) {
            shown.getClassList().add("null");
            return shown.setText(say("cell.empty"));
        }
        shown.setText(VisibleValue.cell(value, other));
        if (columns.get(place).masked()) {
            shown.getClassList().add("masked");
            return shown.setAttribute("title", say("cell.masked.title"));
        }
        if (!VisibleValue.cell(value, other).equals(value)) {
            shown.setAttribute("title", VisibleValue.whole(value));
        }
        if (other != null && VisibleValue.looksLike(value, other)) {
            shown.setAttribute("title", say("cell.form.title", VisibleValue.points(value)));
            shown.setText(VisibleValue.cell(value, other) + " " + say("cell.form"));
        }
        return shown;
    }

    private String left() {
        return VisibleValue.side(report.sides().getFirst().name());
    }

    private String right() {
        return VisibleValue.side(report.sides().getLast().name());
    }
}
