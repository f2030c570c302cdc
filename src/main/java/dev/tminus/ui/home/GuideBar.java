package dev.tminus.ui.home;

import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.iconButton;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import dev.tminus.ledger.RunBoard;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.ui.home.Guide.Stage;
import dev.tminus.ui.parts.Preferences;
import dev.tminus.ui.parts.Slot;
import java.util.ArrayList;
import java.util.List;

/// The guided start on the page of a first rehearsal: what comes next, and where. Empty on all
/// other runs, and for those who sent it away.
public final class GuideBar extends Div {

    private final PersonId me;
    private final Slot slot = new Slot();

    public GuideBar(PersonId me) {
        this.me = me;
        with(this, "guidebar");
        getElement().setAttribute("role", "status");
        setVisible(false);
        add(slot);
    }

    /// Shows how far this run is.
    public void see(RunBoard board) {
        var run = board.state();
        setVisible(
                run.plan().runbook().equals(Guide.FIRST_REHEARSAL)
                        && !run.status().isOver()
                        && Preferences.guided());
        if (isVisible()) {
            var guide = Guide.of(run);
            slot.show(guide, () -> draw(guide, board));
        }
    }

    private List<Component> draw(Guide guide, RunBoard board) {
        var run = board.state();
        var next = guide.next();
        var parts = new ArrayList<Component>();
        parts.add(icon("flag", "s14", "c-drill"));
        parts.add(
                text(
                        say("guide.bar", guide.done().size(), Stage.values().length),
                        "strong",
                        "nowrap"));
        parts.add(text(GuideWords.next(guide, run, board.workspace(), me), "grow"));
        if (next != null && guide.step() != null) {
            parts.add(with(link(GuideWords.place(guide, run, ""), say("guide.go")), "btn sm"));
        }
        parts.add(iconButton("x", say("guide.dismiss"), "sm", this::dismiss));
        return parts;
    }

    private void dismiss() {
        var ui = UI.getCurrent();
        Preferences.current()
                .ifPresent(own -> own.change(ui, profile -> profile.withGuideDismissed(true)));
        setVisible(false);
    }
}
