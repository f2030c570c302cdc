package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.banner;
import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import dev.tminus.run.CommandId;
import dev.tminus.run.FormEntry;
import dev.tminus.run.RunCommand;
import dev.tminus.run.StepPhase;
import dev.tminus.run.StepState;
import dev.tminus.run.rules.Act;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Step;
import dev.tminus.ui.parts.Browser;
import dev.tminus.ui.parts.FieldInput;
import dev.tminus.ui.parts.Names;
import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.parts.Sentence;
import dev.tminus.ui.parts.Slot;
import dev.tminus.ui.parts.Tone;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The form of a step: its fields while somebody may fill them in, else its values, each with who
/// filled it in. What is typed stays until it is saved, whatever others save meanwhile.
final class FormSection extends Section {

    private final RunGateway gateway;
    private final Step step;
    private final Map<String, String> draft;
    private final Map<String, Input> inputs = new LinkedHashMap<>();
    private final Div open = new Div();
    private final Slot closed = new Slot();
    private final Slot voids = new Slot();
    private final Div why = with(new Div(), "why");
    private final NativeButton save;
    private CommandId id = CommandId.fresh();
    private RunTimes times;

    /// One field.
    ///
    /// @param origin says who filled it in
    private record Input(Field field, FieldInput box, Slot origin) {}

    /// @param draft what was typed into the form before and not saved; kept up to date
    FormSection(RunGateway gateway, Step step, ZoneId zone, Map<String, String> draft) {
        this.gateway = gateway;
        this.step = step;
        this.draft = draft;
        this.times = new RunTimes(gateway, zone);
        this.save = button(say("form.save"), "", this::save);
        with(this, "sec form").getElement().setAttribute("aria-label", say("form.title"));
        why.getElement().setAttribute("role", "status");
        for (var field : step.basics().asks().form()) {
            add(field);
        }
        open.add(voids, with(new Div(save, why), "action"));
        add(new H3(say("form.title")), open, closed);
    }

    private void add(Field field) {
        var kept = answers().getOrDefault(field.name(), "");
        var typed = draft.getOrDefault(field.name(), kept);
        var box = FieldInput.of(field, typed, Browser.zone());
        var input = new Input(field, box, new Slot());
        box.onChange(() -> changed(input));
        inputs.put(field.name(), input);
        open.add(div("formfield", box, input.origin()));
    }

    void in(ZoneId zone) {
        times = new RunTimes(gateway, zone);
        closed.forget();
        inputs.values().forEach(input -> input.origin().forget());
        refresh();
    }

    void refresh() {
        var state = gateway.state().step(step.id());
        var refusal = closed().orElse(null);
        open.setVisible(refusal == null);
        closed.setVisible(refusal != null);
        if (refusal != null) {
            closed.show(List.of(refusal, state.entriesNow()), () -> values(state, refusal));
            return;
        }
        inputs.values().forEach(input -> refresh(input, state));
        var signing = state.phase() == StepPhase.SIGNING;
        voids.show(
                List.of(signing, state.signatures().size()),
                () -> signing ? List.of(voids(state)) : List.of());
        showUnsaved();
    }

    private void refresh(Input input, StepState state) {
        var name = input.field().name();
        var kept = state.answers().getOrDefault(name, "");
        if (!draft.containsKey(name) && !input.box().value().equals(kept)) {
            input.box().setValue(kept);
        }
        var typed = draft.containsKey(name);
        var entry = origin(state, name);
        input.origin()
                .show(
                        List.of(typed, kept, Optional.ofNullable(entry)),
                        () -> entry == null ? List.of() : List.of(origin(entry, typed, input)));
    }

    /// The entry in which a field got the value that it has.
    private static @Nullable FormEntry origin(StepState state, String name) {
        FormEntry origin = null;
        var value = "";
        for (var entry : state.entriesNow()) {
            var next = entry.values().getOrDefault(name, "");
            if (!next.equals(value)) {
                origin = entry;
                value = next;
            }
        }
        return origin;
    }

    /// While somebody types, what stands in the journal is said beside it.
    private Component origin(FormEntry entry, boolean typed, Input input) {
        var who = Names.person(gateway.board().workspace(), entry.person());
        var at = times.near(entry.at());
        var value = entry.values().getOrDefault(input.field().name(), "");
        var words =
                typed
                        ? Sentence.of(
                                "form.kept", FieldWords.shown(input.field(), value, times), who, at)
                        : Sentence.of("form.by", who, at);
        return with(words, "xs t3 origin");
    }

    private Component voids(StepState state) {
        var words = state.signatures().isEmpty() ? "form.signing" : "form.voids";
        return banner(Tone.WARN, "void", "note", text(say(words)));
    }

    /// Whether somebody may fill it in now.
    boolean isOpen() {
        return closed().isEmpty();
    }

    private Optional<String> closed() {
        return gateway.possible(step.id()).refusal(Act.FILL_IN);
    }

    /// Saves what is not saved yet; says beside the fields and answers why not.
    Optional<String> save() {
        why.setText("");
        if (draft.isEmpty()) {
            return Optional.empty();
        }
        for (var input : inputs.values()) {
            var problem = input.box().problem();
            input.box().setProblem(problem.orElse(null));
            if (problem.isPresent()) {
                input.box().focus();
                return problem;
            }
        }
        var values = new HashMap<String, String>();
        inputs.forEach((name, input) -> values.put(name, input.box().value()));
        var typed = Map.copyOf(draft);
        draft.clear();
        var refused = gateway.ask(id, new RunCommand.FillForm(step.id(), values));
        id = CommandId.fresh();
        if (refused.isPresent() && !isOpen()) {
            draft.putAll(typed);
            why.setText(visible(refused.get()));
            return refused;
        }
        // What is refused of an open form with good values says in other words what is kept.
        refresh();
        return Optional.empty();
    }

    /// Saves, and says beside the fields which of them are missing.
    Optional<String> complete() {
        return save().or(() -> {
            markMissing();
            return Rules.lacks(gateway.state(), step.id());
        });
    }

    private void markMissing() {
        var missing = new ArrayList<FieldInput>();
        for (var input : inputs.values()) {
            var field = input.field();
            if ((field.required() || field.mustBe() != null) && input.box().value().isEmpty()) {
                input.box().setProblem(say("form.missing", field.title()));
                missing.add(input.box());
            }
        }
        missing.stream().findFirst().ifPresent(FieldInput::focus);
    }

    private void changed(Input input) {
        var name = input.field().name();
        if (input.box().value().equals(answers().getOrDefault(name, ""))
                && input.box().problem().isEmpty()) {
            draft.remove(name);
        } else {
            draft.put(name, input.box().value());
        }
        refresh(input, gateway.state().step(step.id()));
        showUnsaved();
    }

    private void showUnsaved() {
        save.setClassName("primary", !draft.isEmpty());
        save.setText(say(draft.isEmpty() ? "form.save" : "form.save.changes"));
    }

    private Map<String, String> answers() {
        return gateway.state().step(step.id()).answers();
    }

    private List<? extends Component> values(StepState state, String refusal) {
        var list = with(new DescriptionList(), "kv");
        for (var input : inputs.values()) {
            var value = state.answers().getOrDefault(input.field().name(), "");
            var entry = origin(state, input.field().name());
            var shown =
                    new DescriptionList.Description(FieldWords.shown(input.field(), value, times));
            if (entry != null) {
                shown.add(origin(entry, false, input));
            }
            list.add(new DescriptionList.Term(visible(input.field().title())), shown);
        }
        return List.of(list, text(refusal, "xs", "t3"));
    }
}
