package dev.tminus.ui.runs;

import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tminus.ledger.RunSummary;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.EnvironmentName;
import dev.tminus.ui.parts.Parts;
import dev.tminus.ui.runs.RunFilter.Show;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Narrows the list of runs down.
final class FilterBar extends Div {

    private static final int TYPING_MILLIS = 200;

    private final Consumer<RunFilter> onChange;
    private final Map<Show, NativeButton> parts = new EnumMap<>(Show.class);
    private final Map<Show, Span> counts = new EnumMap<>(Show.class);
    private final ComboBox<String> title = new ComboBox<>();
    private final ComboBox<EnvironmentName> environment = new ComboBox<>();
    private RunFilter wish;

    FilterBar(RunFilter wish, List<RunSummary> all, Consumer<RunFilter> onChange) {
        this.wish = wish;
        this.onChange = onChange;
        with(this, "filters");
        getElement().setAttribute("role", "search").setAttribute("aria-label", say("runs.filter"));
        add(parts(), words(), title(all), environment(all), mode());
        show(all);
    }

    /// Shows how many runs each part has.
    void show(List<RunSummary> all) {
        for (var part : Show.values()) {
            var count = counts.get(part);
            var button = parts.get(part);
            if (count != null && button != null) {
                count.setText(String.valueOf(wish.count(all, part)));
                button.getElement()
                        .setAttribute("aria-pressed", String.valueOf(part == wish.show()));
            }
        }
    }

    private Div parts() {
        var group = with(new Div(), "seg");
        group.getElement().setAttribute("role", "group");
        group.getElement().setAttribute("aria-label", say("runs.filter.part"));
        for (var part : Show.values()) {
            var choice = button("", "", () -> change(wish.showing(part)));
            choice.removeClassName("btn");
            var count = with(new Span(), "t3");
            choice.add(new Span(say("runs.show." + part.word())), count);
            parts.put(part, choice);
            counts.put(part, count);
            group.add(choice);
        }
        return group;
    }

    private TextField words() {
        var words = new TextField();
        words.setAriaLabel(say("runs.filter.text"));
        words.setPlaceholder(say("runs.filter.text"));
        words.setPrefixComponent(icon("search"));
        words.setClearButtonVisible(true);
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.setValueChangeTimeout(TYPING_MILLIS);
        words.setValue(wish.text());
        words.addValueChangeListener(change -> change(wish.saying(change.getValue())));
        return words;
    }

    private ComboBox<String> title(List<RunSummary> all) {
        named(title, say("runs.filter.runbook"));
        title.setItems(all.stream().map(RunSummary::title).distinct().sorted().toList());
        title.setItemLabelGenerator(Parts::visible);
        title.setValue(wish.title());
        title.addValueChangeListener(change -> change(wish.titled(change.getValue())));
        return title;
    }

    private ComboBox<EnvironmentName> environment(List<RunSummary> all) {
        named(environment, say("runs.filter.environment"));
        environment.setItems(
                all.stream()
                        .map(RunSummary::environment)
                        .distinct()
                        .sorted(Comparator.comparing(EnvironmentName::value))
                        .toList());
        environment.setItemLabelGenerator(EnvironmentName::value);
        environment.setValue(wish.environment());
        environment.addValueChangeListener(change -> change(wish.on(change.getValue())));
        return environment;
    }

    private ComboBox<Mode> mode() {
        var mode = new ComboBox<Mode>();
        named(mode, say("runs.filter.mode"));
        mode.setItems(Mode.values());
        mode.setItemLabelGenerator(
                one -> say(one == Mode.LIVE ? "runs.mode.live" : "runs.mode.rehearsal"));
        mode.setValue(wish.mode());
        mode.addValueChangeListener(change -> change(wish.in(change.getValue())));
        return mode;
    }

    private static void named(ComboBox<?> box, String name) {
        box.setAriaLabel(name);
        box.setPlaceholder(name);
        box.setClearButtonVisible(true);
    }

    private void change(RunFilter other) {
        wish = other;
        onChange.accept(other);
    }
}
