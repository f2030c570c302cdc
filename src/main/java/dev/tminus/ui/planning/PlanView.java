package dev.tminus.ui.planning;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.fileName;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.tminus.catalog.Catalog;
import dev.tminus.catalog.Entry;
import dev.tminus.ledger.Runs;
import dev.tminus.planning.RunPlanning;
import dev.tminus.schedule.PlannedWords;
import dev.tminus.ui.Places;
import dev.tminus.ui.security.SignedIn;
import dev.tminus.ui.shell.Frame;
import dev.tminus.ui.shell.Framed;
import dev.tminus.ui.shell.NavEntry;
import dev.tminus.ui.shell.Shell;
import jakarta.annotation.security.PermitAll;
import java.time.InstantSource;
import java.util.List;

/// RunPlanning a release or a rehearsal with a runbook as it is now.
@Route(value = Places.PLAN, layout = Shell.class)
@PermitAll
class PlanView extends Div implements BeforeEnterObserver, Framed, HasDynamicTitle {

    private final transient Catalog catalog;
    private final transient Runs runs;
    private final transient RunPlanning planning;
    private final transient SignedIn signedIn;
    private final transient InstantSource clock;
    private String runbook = "";
    private String file = "";

    PlanView(
            Catalog catalog,
            Runs runs,
            RunPlanning planning,
            SignedIn signedIn,
            InstantSource clock) {
        this.catalog = catalog;
        this.runs = runs;
        this.planning = planning;
        this.signedIn = signedIn;
        this.clock = clock;
        with(this, "view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        file = event.getRouteParameters().get("file").map(Places::file).orElse("");
        var shelf = catalog.shelf();
        var entry =
                shelf.entries().stream()
                        .filter(one -> one.file().equals(file))
                        .findFirst()
                        .orElseThrow(() ->
                                new NotFoundException(say("runbook.missing", fileName(file))));
        var plan = entry.reading().value();
        var workspace = shelf.workspace().value();
        removeAll();
        if (plan == null || workspace == null) {
            throw new NotFoundException(say("plan.broken", fileName(file)));
        }
        var words = PlannedWords.unplanned(plan);
        runbook = words.title();
        var subject =
                new PlannedFiles(
                        words, entry.hash(), workspace, shelf.workspaceHash(), clock.instant());
        var form = new PlanForm(subject, choice(entry, shelf.entries()), runs, planning, signedIn);
        var main = div("main planpage", form);
        main.setId("main");
        var title =
                div(
                        "titlebar plantitle",
                        div(
                                "grow",
                                new H1(say("plan.title")),
                                text(say("plan.of", runbook, entry.hash().brief()), "s", "t3")),
                        form.acts());
        add(with(new Main(title, main), "view"));
    }

    /// Leads to planning with another runbook that has no errors.
    private static Select<Entry> choice(Entry current, List<Entry> entries) {
        var choice = new Select<Entry>();
        choice.setLabel(say("plan.runbook"));
        choice.setItems(entries.stream().filter(entry -> entry.reading().ok()).toList());
        choice.setItemLabelGenerator(entry -> {
            var plan = entry.reading().value();
            return plan == null
                    ? fileName(entry.file())
                    : visible(PlannedWords.unplanned(plan).title());
        });
        choice.setValue(current);
        choice.addValueChangeListener(
                changed -> UI.getCurrent().navigate(Places.plan(changed.getValue().file())));
        return choice;
    }

    @Override
    public Frame frame() {
        return new Frame(
                NavEntry.RUNBOOKS,
                false,
                List.of(
                        new Frame.Crumb(say("runbooks.title"), Places.RUNBOOKS),
                        new Frame.Crumb(runbook, Places.runbook(file)),
                        Frame.Crumb.here(say("plan.title"))),
                null,
                true);
    }

    @Override
    public String getPageTitle() {
        return say("title", say("plan.title"));
    }
}
