package dev.tminus.ui.check;

import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.empty;
import static dev.tminus.ui.parts.Parts.grow;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.iconButton;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.count;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tminus.check.CheckReport.Compared;
import dev.tminus.check.CheckReport.Comparison;
import dev.tminus.check.CheckReport.Sample;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// The differences that the report holds, kind by kind, to look through.
final class Differences extends Section {

    private static final int PAIRS = 5;
    private static final int ROWS = 10;

    private final Compared report;
    private final Comparison found;
    private final Map<Sample.Kind, NativeButton> tabs = new EnumMap<>(Sample.Kind.class);
    private final TextField find = new TextField();
    private final Div body = new Div();
    private Sample.Kind kind;
    private int first;
    private boolean equalToo;

    Differences(Compared report) {
        this.report = report;
        this.found = report.comparison();
        with(this, "card differences").getElement().setAttribute("aria-label", say("diff.label"));
        kind = firstKind();
        var filters = div("tabs");
        filters.getElement()
                .setAttribute("role", "group")
                .setAttribute("aria-label", say("diff.kinds"));
        for (var one : List.of(Sample.Kind.CHANGED, Sample.Kind.MISSING, Sample.Kind.EXTRA)) {
            var tab = button("", "", () -> show(one));
            tab.removeClassName("btn");
            tab.add(text(name(one)), text(say("number", number(one)), "n"));
            tabs.put(one, tab);
            filters.add(tab);
        }
        with(body, "diffbody").getElement().setAttribute("aria-live", "polite");
        add(new Header(filters, grow(), find()), body);
        draw();
    }

    private TextField find() {
        find.setPlaceholder(say("diff.find"));
        find.setAriaLabel(say("diff.find"));
        find.setPrefixComponent(icon("search", "s14", "c-3"));
        find.setClearButtonVisible(true);
        find.setValueChangeMode(ValueChangeMode.LAZY);
        find.addValueChangeListener(_ -> {
            first = 0;
            draw();
        });
        find.setVisible(!found.key().isEmpty());
        return with(find, "find");
    }

    private Sample.Kind firstKind() {
        if (found.changed() > 0) {
            return Sample.Kind.CHANGED;
        }
        return found.missing() > 0 || found.extra() == 0 ? Sample.Kind.MISSING : Sample.Kind.EXTRA;
    }

    private void show(Sample.Kind other) {
        kind = other;
        first = 0;
        draw();
    }

    private void page(int from) {
        first = from;
        draw();
    }

    private void draw() {
        tabs.forEach((one, tab) ->
                tab.getElement().setAttribute("aria-pressed", String.valueOf(one == kind)));
        body.removeAll();
        var held = found.samples().stream().filter(sample -> sample.kind() == kind).toList();
        var rows = held.stream().filter(this::isWanted).toList();
        if (rows.isEmpty()) {
            body.add(with(nothing(held), "inset"));
            return;
        }
        var page = rows.subList(first, Math.min(rows.size(), first + size()));
        var scroll = div("scroll", new DiffTable(report, kind, page, equalToo));
        scroll.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", say("diff.table"));
        body.add(scroll, foot(rows.size(), held.size()));
    }

    /// Rows of one page.
    private int size() {
        return kind == Sample.Kind.CHANGED ? PAIRS : ROWS;
    }

    private Div nothing(List<Sample> held) {
        if (held.isEmpty()) {
            return number(kind) == 0
                    ? empty(say("diff.none." + kind.name().toLowerCase(Locale.ROOT)), "")
                    : empty(say("diff.not-held"), say("diff.file-has-all"));
        }
        return empty(
                say("diff.not-found", find.getValue()),
                held.size() < number(kind) ? say("diff.not-found.cut") : "");
    }

    private Div foot(int rows, int held) {
        var last = Math.min(rows, first + size());
        var words = say("diff.rows", first + 1, last, rows);
        var cut = held < number(kind) ? " · " + say("diff.cut", held, number(kind)) : "";
        var framed = kind == Sample.Kind.CHANGED ? " · " + say("diff.framed") : "";
        var foot = div("diff-foot", text(words + cut + framed, "xs", "t3"));
        var equal = DiffTable.equalColumns(found);
        if (kind == Sample.Kind.CHANGED && equal > 0) {
            foot.add(
                    button(
                            equalToo ? say("diff.hide-equal") : count("diff.equal", equal),
                            "ghost sm",
                            () -> {
                                equalToo = !equalToo;
                                draw();
                            }));
        }
        var earlier =
                iconButton(
                        "left", say("diff.earlier"), "sm", () -> page(Math.max(0, first - size())));
        var later = iconButton("right", say("diff.later"), "sm", () -> page(first + size()));
        earlier.setEnabled(first > 0);
        later.setEnabled(last < rows);
        foot.add(grow(), earlier, later);
        return foot;
    }

    /// Whether a row's key has what is looked for.
    private boolean isWanted(Sample sample) {
        var wanted = find.getValue().strip().toLowerCase(Locale.ROOT);
        var values = sample.left() == null ? sample.right() : sample.left();
        return wanted.isEmpty()
                || values == null
                || IntStream.range(0, found.columns().size())
                        .filter(place -> found.columns().get(place).key())
                        .mapToObj(values::get)
                        .anyMatch(value ->
                                value != null && value.toLowerCase(Locale.ROOT).contains(wanted));
    }

    private String name(Sample.Kind one) {
        var right = VisibleValue.side(report.sides().getLast().name());
        return switch (one) {
            case CHANGED -> say("diff.changed");
            case MISSING -> say("diff.missing", right);
            case EXTRA -> say("diff.extra", right);
        };
    }

    private long number(Sample.Kind one) {
        return switch (one) {
            case CHANGED -> found.changed();
            case MISSING -> found.missing();
            case EXTRA -> found.extra();
        };
    }
}
