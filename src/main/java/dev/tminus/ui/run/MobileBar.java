package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.filled;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.tminus.run.rules.Awaited;
import dev.tminus.run.rules.Possible;
import dev.tminus.runbook.names.StepId;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.ActionButton;
import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.parts.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// At the bottom of a phone: the next step that waits for the reader, one of an open contingency
/// before others, and the hold.
final class MobileBar extends Div {

    private final RunGateway gateway;
    private final Slot slot = new Slot();

    MobileBar(RunGateway gateway) {
        this.gateway = gateway;
        with(this, "mobilebar")
                .getElement()
                .setAttribute("role", "region")
                .setAttribute("aria-label", say("mobile.label"));
        add(slot);
        refresh();
    }

    void refresh() {
        var next = next();
        var status = gateway.state().status();
        var possible = gateway.possible().open();
        slot.show(List.of(status, possible, Optional.ofNullable(next)), () -> draw(next, possible));
        setVisible(next != null || !possible.options().isEmpty());
    }

    private List<? extends Component> draw(@Nullable Next next, Possible possible) {
        var parts = new ArrayList<Component>();
        if (next != null) {
            var step = gateway.state().checklist().step(next.step());
            var place = Places.step(gateway.state().id(), step.id());
            var action = action(next.task());
            var open = with(link(place, ""), "btn " + action.style());
            var words = say(action.text(), step.basics().number());
            parts.add(filled(open, icon(action.icon()), text(words)));
        }
        RunHeader.action(gateway, possible)
                .map(action -> next == null ? action : brief(action))
                .ifPresent(parts::add);
        RunHeader.scrub(gateway, possible).ifPresent(scrub -> parts.add(with(scrub, "iconly")));
        return parts;
    }

    /// Beside another button there is room for one word.
    private ActionButton brief(ActionButton action) {
        var word =
                switch (gateway.state().status()) {
                    case RUNNING, CONTINGENCY -> say("mobile.hold");
                    case HELD -> say("mobile.resume");
                    case SCHEDULED, SCRUBBED, COMPLETE -> "";
                };
        if (!word.isEmpty()) {
            var button = action.button().getElement();
            button.setAttribute("aria-label", button.getTextRecursively());
            button.getChild(button.getChildCount() - 1).setText(word);
        }
        return action;
    }

    /// What waits to be done there, as its button says it.
    private static ActionButton.Face action(Awaited.Task task) {
        return switch (task) {
            case SIGN -> new ActionButton.Face("pen", "mobile.sign", "sign");
            case START -> new ActionButton.Face("play", "mobile.start", "primary");
            case VOTE -> new ActionButton.Face("poll", "mobile.vote", "primary");
            case FINISH, FILL_IN -> new ActionButton.Face("check", "mobile.finish", "primary");
            case MEND -> new ActionButton.Face("failed", "mobile.failing", "primary");
            case ANSWER, DECIDE, RESUME, START_RUN, LOOK_AFTER, LOOK_AGAIN ->
                    new ActionButton.Face("right", "mobile.open", "primary");
        };
    }

    /// The first in the order of the file, of the open contingency before others.
    private @Nullable Next next() {
        var checklist = gateway.state().checklist();
        return gateway.awaited().stream()
                .flatMap(one ->
                        Stream.ofNullable(one.step()).map(step -> new Next(step, one.task())))
                .min(
                        Comparator.comparing(
                                        (Next one) -> checklist.contingency(one.step()) == null)
                                .thenComparingInt(one -> checklist.place(one.step())))
                .orElse(null);
    }

    private record Next(StepId step, Awaited.Task task) {}
}
