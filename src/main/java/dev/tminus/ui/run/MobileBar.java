package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.filled;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.tminus.run.Awaited;
import dev.tminus.run.RunCommand;
import dev.tminus.run.StepPhase;
import dev.tminus.runbook.Step;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Desk;
import dev.tminus.ui.parts.Slot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// At the bottom of a phone: the next step that waits for the reader, and the hold.
final class MobileBar extends Div {

    private final Desk desk;
    private final Slot slot = new Slot();

    MobileBar(Desk desk) {
        this.desk = desk;
        with(this, "mobilebar")
                .getElement()
                .setAttribute("role", "region")
                .setAttribute("aria-label", say("mobile.label"));
        add(slot);
        refresh();
    }

    void refresh() {
        var next = next();
        var status = desk.state().status();
        var allowed = !status.isOver() && Deck.refusal(desk) == null;
        var phase = next == null ? "" : desk.state().step(next.id()).phase().name();
        var scrubbable = desk.refusal(new RunCommand.ScrubRun(Deck.SOME_REASON)).isEmpty();
        slot.show(
                List.of(status, allowed, scrubbable, next == null ? "" : next.id().value(), phase),
                () -> draw(next, allowed, scrubbable));
        setVisible(next != null || allowed || scrubbable);
    }

    private List<? extends Component> draw(
            @Nullable Step next, boolean allowed, boolean scrubbable) {
        var parts = new ArrayList<Component>();
        if (next != null) {
            var signing = desk.state().step(next.id()).phase() == StepPhase.SIGNING;
            var place = Places.step(desk.state().id(), next.id());
            var open = with(link(place, ""), signing ? "btn sign" : "btn primary");
            var words = say(signing ? "mobile.sign" : "mobile.open", next.basics().number());
            parts.add(filled(open, icon(signing ? "pen" : "right"), text(words)));
        }
        if (allowed) {
            Deck.deed(desk, null).ifPresent(parts::add);
        }
        if (scrubbable) {
            parts.add(with(Deck.scrub(desk, null), "iconly"));
        }
        return parts;
    }

    private @Nullable Step next() {
        var run = desk.state();
        for (var place = 0; place < run.steps().size(); place++) {
            var step = run.checklist().steps().get(place);
            if (Awaited.person(run, step, run.steps().at(place), desk.me())) {
                return step;
            }
        }
        return null;
    }
}
