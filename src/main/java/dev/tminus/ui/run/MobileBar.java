package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.filled;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.tminus.run.RunCommand;
import dev.tminus.run.rules.Awaited;
import dev.tminus.runbook.names.StepId;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Deed;
import dev.tminus.ui.parts.Desk;
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
        var scrubbable = desk.refusal(new RunCommand.ScrubRun(Deck.SOME_REASON)).isEmpty();
        slot.show(
                List.of(status, allowed, scrubbable, Optional.ofNullable(next)),
                () -> draw(next, allowed, scrubbable));
        setVisible(next != null || allowed || scrubbable);
    }

    private List<? extends Component> draw(
            @Nullable Next next, boolean allowed, boolean scrubbable) {
        var parts = new ArrayList<Component>();
        if (next != null) {
            var step = desk.state().checklist().step(next.step());
            var place = Places.step(desk.state().id(), step.id());
            var deed = deed(next.task());
            var open = with(link(place, ""), "btn " + deed.style());
            var words = say(deed.text(), step.basics().number());
            parts.add(filled(open, icon(deed.icon()), text(words)));
        }
        if (allowed) {
            Deck.deed(desk, null)
                    .map(deed -> next == null ? deed : brief(deed))
                    .ifPresent(parts::add);
        }
        if (scrubbable) {
            parts.add(with(Deck.scrub(desk, null), "iconly"));
        }
        return parts;
    }

    /// Beside another button there is room for one word.
    private Deed brief(Deed deed) {
        var word =
                switch (desk.state().status()) {
                    case RUNNING, CONTINGENCY -> say("mobile.hold");
                    case HELD -> say("mobile.resume");
                    case SCHEDULED, SCRUBBED, COMPLETE -> "";
                };
        if (!word.isEmpty()) {
            var button = deed.button().getElement();
            button.setAttribute("aria-label", button.getTextRecursively());
            button.getChild(button.getChildCount() - 1).setText(word);
        }
        return deed;
    }

    /// What waits to be done there, as its button says it.
    private static Deed.Face deed(Awaited.Task task) {
        return switch (task) {
            case SIGN -> new Deed.Face("pen", "mobile.sign", "sign");
            case START -> new Deed.Face("play", "mobile.start", "primary");
            case VOTE -> new Deed.Face("poll", "mobile.vote", "primary");
            case FINISH, FILL_IN -> new Deed.Face("check", "mobile.finish", "primary");
            case MEND -> new Deed.Face("failed", "mobile.failing", "primary");
            case ANSWER, DECIDE, RESUME, START_RUN, LOOK_AFTER, LOOK_AGAIN ->
                    new Deed.Face("right", "mobile.open", "primary");
        };
    }

    /// The first in the order of the file, of the open contingency before others.
    private @Nullable Next next() {
        var checklist = desk.state().checklist();
        return desk.awaited().stream()
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
