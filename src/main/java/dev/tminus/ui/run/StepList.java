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
import dev.tminus.ledger.RunBoard;
import dev.tminus.run.RunState;
import dev.tminus.runbook.names.StepId;
import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.run.Lines.Line;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The checklist: filter, zone of the clock times, and the lines. A change sends only the lines
/// that changed.
final class StepList extends Div {

    private final RunGateway gateway;
    private final List<Group> groups;
    private final StepRows rows;
    private final Finder finder = new Finder(this::find);
    private final VirtualList<Line> list = new VirtualList<>();
    private final CallbackDataProvider<Line, Void> provider;
    private final Map<Filter, NativeButton> tabs = new EnumMap<>(Filter.class);
    private final Set<Integer> unfolded = new HashSet<>();
    private Lines lines = Lines.none();
    private Filter filter = Filter.ALL;
    private String words = "";
    private int shownGroup = -1;
    private @Nullable StepId selected;
    private RunBoard drawn;
    private Instant drawnAt;

    StepList(RunGateway gateway, List<Group> groups, ZoneSwitch zones) {
        this.gateway = gateway;
        this.groups = groups;
        this.drawn = gateway.board();
        this.drawnAt = gateway.now();
        this.rows = new StepRows(gateway, groups, zones.current());
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
        add(bar(zones), finder, list);
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
        return div(
                "listbar",
                filters,
                grow(),
                finder.opener(),
                text(say("list.zone"), "xs", "t3", "tzl"),
                zones);
    }

    /// Sends the lines in sight that are drawn otherwise than of the board before: what becomes of
    /// one step shows on others too.
    void refresh() {
        var before = drawn;
        var then = drawnAt;
        drawn = gateway.board();
        drawnAt = gateway.now();
        if (rebuild()) {
            return;
        }
        var sent = list.getDataCommunicator().getKeyMapper();
        lines.stream(0, lines.size())
                .filter(sent::has)
                .filter(line ->
                        !rows.row(line, before, then).equals(rows.row(line, drawn, drawnAt)))
                .forEach(provider::refreshItem);
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

    void showGroup(int group) {
        shownGroup = group;
        scrollTo(lines.indexOfGroup(group));
    }

    /// Leads to the phase or contingency before or after the one that was led to, or that the
    /// selected step belongs to.
    void showNextGroup(int by) {
        var next = lines.neighbourOfGroup(shownGroup, by);
        if (next >= 0) {
            showGroup(next);
        }
    }

    /// Opens the field that looks for steps.
    void search() {
        finder.open();
    }

    private void find(String text) {
        words = text;
        rebuild();
        finder.tell(lines.steps());
    }

    void showSelected() {
        if (selected != null) {
            var place = run().checklist().place(selected);
            shownGroup = groupOf(place).index();
            scrollTo(lines.indexOfStep(place) - 2);
        }
    }

    /// The step before or after the selected one among those that are shown.
    @Nullable StepId neighbour(int by) {
        var from = selected == null ? -1 : run().checklist().place(selected);
        var place = lines.neighbour(from, by);
        return place < 0 ? null : run().checklist().steps().get(place).id();
    }

    /// The failing step before or after the selected one, from the ends where none is selected.
    @Nullable StepId neighbourFailing(int by) {
        var size = run().steps().size();
        var from = selected == null ? by > 0 ? -1 : size : run().checklist().place(selected);
        for (var place = from + by; place >= 0 && place < size; place += by) {
            var step = run().checklist().steps().get(place);
            if (Filter.FAILING.shows(step, run().steps().at(place), Set.of())) {
                return step.id();
            }
        }
        return null;
    }

    /// Shows all finished steps, or folds them again.
    void foldAll() {
        if (unfolded.size() == groups.size()) {
            unfolded.clear();
        } else {
            groups.forEach(group -> unfolded.add(group.index()));
        }
        rebuild();
        provider.refreshAll();
    }

    private void fold(int group) {
        if (!unfolded.remove(group)) {
            unfolded.add(group);
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
        var mine = gateway.awaitedSteps();
        var choice = new Lines.Choice(filter, words, mine, unfolded, selected);
        var next = Lines.of(run(), groups, choice);
        countTabs(mine);
        if (next.sameAs(lines)) {
            return false;
        }
        lines = next;
        provider.refreshAll();
        return true;
    }

    private void countTabs(Set<StepId> mine) {
        tabs.forEach((one, tab) -> {
            var number =
                    groups.stream()
                            .filter(group -> group.isShown(run()))
                            .mapToInt(group -> count(one, group, mine))
                            .sum();
            draw(one, tab, number);
        });
    }

    private int count(Filter one, Group group, Set<StepId> mine) {
        var number = 0;
        for (var i = 0; i < group.size(); i++) {
            var step = group.steps().get(i);
            number += one.shows(step, group.state(run(), i), mine) ? 1 : 0;
        }
        return number;
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

    private RunState run() {
        return drawn.state();
    }

    private Group groupOf(int place) {
        return groups.stream()
                .filter(group -> place < group.first() + group.size())
                .findFirst()
                .orElseThrow();
    }

    private void refreshStep(@Nullable StepId step) {
        if (step != null && run().checklist().has(step)) {
            provider.refreshItem(new Line.StepLine(run().checklist().place(step)));
        }
    }

    private void scrollTo(int index) {
        if (lines.size() > 0) {
            list.scrollToIndex(Math.clamp(index, 0, lines.size() - 1));
        }
    }
}
