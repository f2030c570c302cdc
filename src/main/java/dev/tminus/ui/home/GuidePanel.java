package dev.tminus.ui.home;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.grow;
import static dev.tminus.ui.parts.Parts.hidden;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.iconButton;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.tminus.catalog.Catalog;
import dev.tminus.ledger.RunBoard;
import dev.tminus.ledger.RunGlance;
import dev.tminus.ledger.RunSummary;
import dev.tminus.ledger.Runs;
import dev.tminus.run.RunState;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.ui.home.Guide.Stage;
import dev.tminus.ui.parts.Preferences;
import dev.tminus.ui.parts.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Leads a newcomer through a first rehearsal on the sample landscape; ticks off by itself what the
/// newest run of it has behind it.
final class GuidePanel extends Section {

    private final Runs runs;
    private final PersonId me;
    private final @Nullable Workspace workspace;
    private final @Nullable String file;
    private final Slot slot = new Slot();

    GuidePanel(Runs runs, Catalog catalog, PersonId me) {
        this.runs = runs;
        this.me = me;
        var shelf = catalog.shelf();
        workspace = shelf.workspace().value();
        file =
                shelf.entries().stream()
                        .filter(entry -> {
                            var runbook = entry.reading().value();
                            return runbook != null && runbook.id().equals(Guide.FIRST_REHEARSAL);
                        })
                        .map(entry -> entry.file())
                        .findFirst()
                        .orElse(null);
        with(this, "card guide").getElement().setAttribute("aria-labelledby", "guide");
        setVisible(false);
        add(slot);
    }

    void show(List<RunGlance> underWay, List<RunSummary> all) {
        var name = file;
        setVisible(name != null && Preferences.guided());
        if (name == null || !isVisible()) {
            return;
        }
        var run = newest(underWay, all).orElse(null);
        var guide = Guide.of(run);
        var place = GuideWords.place(guide, run, name);
        var ended = run != null && run.status().isOver();
        slot.show(List.of(guide, place, ended), () -> draw(guide, run, place));
    }

    private Optional<RunState> newest(List<RunGlance> underWay, List<RunSummary> all) {
        return underWay.stream()
                .map(RunGlance::state)
                .filter(run -> run.plan().runbook().equals(Guide.FIRST_REHEARSAL))
                .findFirst()
                .or(() ->
                        all.stream()
                                .filter(run -> run.runbook().equals(Guide.FIRST_REHEARSAL))
                                .findFirst()
                                .flatMap(run -> runs.board(run.id()))
                                .map(RunBoard::state));
    }

    private List<Component> draw(Guide guide, @Nullable RunState run, String place) {
        var title = new H2(say("guide.title"));
        title.setId("guide");
        var progress = say("guide.progress", guide.done().size(), Stage.values().length);
        var head =
                div(
                        "hd",
                        icon("flag", "s18", "c-drill"),
                        title,
                        text(progress, "xs", "t3"),
                        grow(),
                        iconButton("x", say("guide.dismiss"), "sm", this::dismiss));
        var stages = with(new OrderedList(), "stages");
        for (var stage : Stage.values()) {
            stages.add(line(stage, guide, run, place));
        }
        var parts = new ArrayList<Component>();
        parts.add(head);
        parts.add(with(new Paragraph(say("guide.lead")), "t2 s"));
        parts.add(stages);
        if (guide.next() == null) {
            parts.add(new Paragraph(GuideWords.next(guide, run, workspace, me)));
        }
        return parts;
    }

    private ListItem line(Stage stage, Guide guide, @Nullable RunState run, String place) {
        var done = guide.done().contains(stage);
        var here = stage == guide.next();
        var name = text(GuideWords.title(stage), "strong");
        if (done) {
            name.add(hidden(", " + say("guide.done")));
        }
        var words = new Div(name);
        var line =
                new ListItem(
                        icon(
                                done ? "done" : here ? "ready" : "planned",
                                "s18",
                                done ? "c-ok" : here ? "c-run" : "c-3"),
                        words);
        if (here) {
            words.add(with(new Paragraph(GuideWords.next(guide, run, workspace, me)), "t2 s"));
            line.add(with(link(place, say("guide.go")), "btn primary"));
            line.getElement().setAttribute("aria-current", "step");
        }
        line.setClassName("here", here);
        return line;
    }

    private void dismiss() {
        var ui = UI.getCurrent();
        Preferences.current()
                .ifPresent(own -> own.change(ui, profile -> profile.withGuideDismissed(true)));
        setVisible(false);
    }
}
