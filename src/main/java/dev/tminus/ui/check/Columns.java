package dev.tminus.ui.check;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.grow;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.count;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.tminus.check.CheckReport.ColumnReport;
import dev.tminus.check.CheckReport.Comparison;
import java.util.Comparator;
import java.util.List;

/// In how many changed rows each column differs, most first.
final class Columns extends Section {

    Columns(Comparison found) {
        with(this, "card").getElement().setAttribute("aria-label", say("columns.title"));
        add(
                new Header(
                        new H2(say("columns.title")),
                        grow(),
                        text(count("columns.changed", found.changed()), "xs", "t3")));
        var bars = div("colbars");
        for (var column : of(found)) {
            bars.add(name(column), bar(column, found), number(column));
        }
        add(div("body", bars));
        if (!found.ignored().isEmpty()) {
            add(div("foot xs t3", text(say("columns.ignored", String.join(", ", found.ignored())))));
        }
    }

    /// The columns that may differ.
    static List<ColumnReport> of(Comparison found) {
        return found.columns().stream()
                .filter(column -> !column.key())
                .sorted(Comparator.comparingLong(ColumnReport::differing).reversed())
                .toList();
    }

    private static Component name(ColumnReport column) {
        var name = div("nm", text(column.name(), "mono"));
        if (!column.rule().isEmpty()) {
            name.add(text(column.rule(), "xs", "t3"));
        }
        if (column.masked()) {
            name.add(text(say("cell.masked"), "xs", "t3"));
        }
        return name;
    }

    private static Component bar(ColumnReport column, Comparison found) {
        var most = of(found).stream().mapToLong(ColumnReport::differing).max().orElse(1);
        var fill = new Span();
        fill.getStyle().set("inline-size", 100 * column.differing() / Math.max(1, most) + "%");
        var bar = with(new Span(fill), "bar");
        bar.getElement()
                .setAttribute("role", "img")
                .setAttribute(
                        "aria-label", say("columns.bar", column.differing(), found.changed()));
        return bar;
    }

    private static Component number(ColumnReport column) {
        return text(say("number", column.differing()), column.differing() == 0 ? "t3" : "strong");
    }
}
