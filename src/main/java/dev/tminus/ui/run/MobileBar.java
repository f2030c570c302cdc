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
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.Step;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Deed;
import dev.tminus.ui.parts.Desk;
import dev.tminus.ui.parts.Slot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// At the bottom of a phone: the next step that waits for the reader, one of an open contingency
/// before others, and the hold.
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
            var phase = desk.state().step(next.id()).phase();
            var place = Places.step(desk.state().id(), next.id());
            var deed = deed(next, phase);
            var open = with(link(place, ""), "btn " + deed.style());
            var words = say(deed.text(), next.basics().number());
            parts.add(filled(open, icon(deed.icon()), text(words)));
        }
        if (allowed) {
            Deck.deed(desk, null).ifPresent(parts::add);
        }
        if (scrubbable) {
            parts.add(with(Deck.scrub(desk, null), "iconly"));
        }
        return parts;
    }

    /// What waits to be done there, as its button says it.
    private static Deed.Face deed(Step step, StepPhase phase) {
        return switch (phase) {
            case SIGNING -> new Deed.Face("pen", "mobile.sign", "sign");
            case READY -> new Deed.Face("play", "mobile.start", "primary");
            case RUNNING ->
                    step instanceof GateStep
                            ? new Deed.Face("poll", "mobile.vote", "primary")
                            : new Deed.Face("check", "mobile.finish", "primary");
            case FAILED, INCONCLUSIVE, NO_GO ->
                    new Deed.Face("failed", "mobile.failing", "primary");
            case PLANNED, WAITING, CHECKING, DONE, SKIPPED, NOT_APPLICABLE, NOT_REACHED ->
                    new Deed.Face("right", "mobile.open", "primary");
        };
    }

    private @Nullable Step next() {
        var size = desk.state().steps().size();
        var mainLine = desk.state().checklist().mainLine();
        var ofContingency = next(mainLine, size);
        return ofContingency == null ? next(0, mainLine) : ofContingency;
    }

    private @Nullable Step next(int from, int to) {
        var run = desk.state();
        for (var place = from; place < to; place++) {
            var step = run.checklist().steps().get(place);
            if (Awaited.person(run, step, run.steps().at(place), desk.me())) {
                return step;
            }
        }
        return null;
    }
}
