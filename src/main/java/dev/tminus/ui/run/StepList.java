package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.grow;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.DataProvider;
import dev.tminus.ui.parts.Desk;
import dev.tminus.run.RunState;
import dev.tminus.runbook.StepId;
import dev.tminus.ui.run.Lines.Line;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The checklist: filter, zone of the clock times, and the lines. A change sends only the lines
/// that changed.
final class StepList extends Div {

    private final Desk desk;
    private final StepRows rows;
    private final VirtualList<Line> list = new VirtualList<>();
    private final CallbackDataProvider<Line, Void> provider;
    private final Map<Filter, NativeButton> tabs = new EnumMap<>(Filter.class);
    private final Set<Integer> unfolded = new HashSet<>();
    private Lines lines = Lines.none();
    private Filter filter = Filter.ALL;
    private @Nullable StepId selected;
    private RunState drawn;

    StepList(Desk desk, ZoneId zone, ZoneSwitch zones) {
        this.desk = desk;
        this.drawn = desk.state();
        this.rows = new StepRows(desk, zone);
        rows.unfold(unfolded);
        provider =
                DataProvider.fromCallbacks(
                        query -> lines.stream(query.getOffset(), query.getLimit()),
                        _ -> lines.size());
        list.setRenderer(rows.renderer(this::fold));
        list.setDataProvider(provider);
        list.getElement().setAttribute("aria-label", say("list.steps"));
        with(list, "steps");
        with(this, "listbody");
        add(bar(zones), list);
        rebuild();
    }

    private Div bar(ZoneSwitch zones) {
        var filters = div("tabs");
        filters.getElement()
                .setAttribute("role", "group")
                .setAttribute("aria-label", say("list.filter"));
        for (var one : Filter.values()) {
            var tab = button("", "", () -> show(one));
            tab.removeClassName("btn");
            tabs.put(one, tab);
            filters.add(tab);
        }
        return div("listbar", filters, grow(), text(say("list.zone"), "xs", "t3", "tzl"), zones);
    }

    /// Draws what changed since the board before; unchanged steps are shared between boards.
    @SuppressWarnings("ReferenceEquality")
    void refresh() {
        var before = drawn;
        drawn = desk.state();
        if (rebuild()) {
            return;
        }
        for (var place = 0; place < drawn.steps().size(); place++) {
            if (drawn.steps().at(place) != before.steps().at(place)) {
                refreshWithPhase(place);
            }
        }
        if (drawn.status() != before.status()) {
            provider.refreshAll();
        }
    }

    void select(@Nullable StepId step) {
        var old = selected;
        selected = step;
        rows.select(step);
        if (rebuild()) {
            return;
        }
        refreshStep(old);
        refreshStep(step);
    }

    void in(ZoneId zone) {
        rows.in(zone);
        provider.refreshAll();
    }

    void showPhase(int phase) {
        scrollTo(lines.indexOfPhase(phase));
    }

    void showSelected() {
        if (selected != null) {
            scrollTo(lines.indexOfStep(drawn.checklist().place(selected)) - 2);
        }
    }

    /// The step before or after the selected one among those that are shown.
    @Nullable StepId neighbour(int by) {
        var from = selected == null ? -1 : drawn.checklist().place(selected);
        var place = lines.neighbour(from, by);
        return place < 0 ? null : drawn.checklist().steps().get(place).id();
    }

    /// Shows all finished steps, or folds them again.
    void foldAll() {
        var phases = drawn.checklist().runbook().phases().size();
        if (unfolded.size() == phases) {
            unfolded.clear();
        } else {
            for (var i = 0; i < phases; i++) {
                unfolded.add(i);
            }
        }
        rebuild();
        provider.refreshAll();
    }

    private void fold(int phase) {
        if (!unfolded.remove(phase)) {
            unfolded.add(phase);
        }
        rebuild();
        provider.refreshAll();
    }

    private void show(Filter chosen) {
        filter = chosen;
        rebuild();
        provider.refreshAll();
    }

    /// Works out anew which lines are to be seen.
    ///
    /// @return whether other lines are to be seen than before, and the whole list was sent anew
    private boolean rebuild() {
        var next = Lines.of(drawn, filter, desk.me(), unfolded, selected);
        countTabs();
        if (next.sameAs(lines)) {
            return false;
        }
        lines = next;
        provider.refreshAll();
        return true;
    }

    private void countTabs() {
        tabs.forEach((one, tab) -> {
            var number = 0;
            for (var place = 0; place < drawn.steps().size(); place++) {
                var step = drawn.checklist().steps().get(place);
                number += one.shows(drawn, step, drawn.steps().at(place), desk.me()) ? 1 : 0;
            }
            draw(one, tab, number);
        });
    }

    private void draw(Filter one, NativeButton tab, int number) {
        tab.getElement().setAttribute("aria-pressed", String.valueOf(one == filter));
        var failing = one == Filter.FAILING && number > 0;
        tab.setClassName("c-fail", failing);
        var label = say(one.key()) + " ";
        var words = label + number;
        if (words.equals(tab.getElement().getAttribute("data-words"))) {
            return;
        }
        tab.getElement().setAttribute("data-words", words);
        tab.removeAll();
        if (failing) {
            tab.add(icon("failed", "s14"));
        }
        tab.add(text(label), text(String.valueOf(number), "n"));
    }

    private void refreshWithPhase(int place) {
        provider.refreshItem(new Line.StepLine(place));
        var phases = drawn.checklist().runbook().phases();
        var first = 0;
        for (var index = 0; index < phases.size(); index++) {
            first += phases.get(index).steps().size();
            if (place < first) {
                provider.refreshItem(new Line.PhaseLine(index));
                return;
            }
        }
    }

    private void refreshStep(@Nullable StepId step) {
        if (step != null && drawn.checklist().has(step)) {
            provider.refreshItem(new Line.StepLine(drawn.checklist().place(step)));
        }
    }

    private void scrollTo(int index) {
        if (lines.size() > 0) {
            list.scrollToIndex(Math.clamp(index, 0, lines.size() - 1));
        }
    }
}
