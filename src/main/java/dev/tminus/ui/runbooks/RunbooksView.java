package dev.tminus.ui.runbooks;

import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.chip;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.empty;
import static dev.tminus.ui.parts.Parts.fileName;
import static dev.tminus.ui.parts.Parts.grow;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.count;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tminus.catalog.Catalog;
import dev.tminus.catalog.Entry;
import dev.tminus.catalog.Note;
import dev.tminus.catalog.Shelf;
import dev.tminus.ledger.Subscription;
import dev.tminus.runbook.Runbook;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Pushed;
import dev.tminus.ui.parts.StateStyle;
import dev.tminus.ui.parts.Tone;
import dev.tminus.ui.shell.Frame;
import dev.tminus.ui.shell.Framed;
import dev.tminus.ui.shell.NavEntry;
import dev.tminus.ui.shell.Shell;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every file of the workspace folder, broken ones too.
@Route(value = Places.RUNBOOKS, layout = Shell.class)
@PermitAll
class RunbooksView extends Main implements Framed, HasDynamicTitle {

    /// Name of the file that all runbooks share.
    static final String WORKSPACE = "workspace.yaml";

    private final transient Catalog catalog;
    private transient @Nullable Shelf shown;
    private transient @Nullable Subscription watch;

    RunbooksView(Catalog catalog) {
        this.catalog = catalog;
        with(this, "main").setId("main");
        show(catalog.shelf());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        watch = Pushed.<Shelf>to(event.getUI(), told -> catalog.watch(told)::close, this::show);
        show(catalog.shelf());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    private void show(Shelf shelf) {
        if (shelf.equals(shown)) {
            return;
        }
        shown = shelf;
        removeAll();
        add(
                div(
                        "hd",
                        new H1(say("runbooks.title")),
                        text(count("runbooks.files", shelf.entries().size()), "t3", "s"),
                        grow(),
                        button(
                                "plus",
                                say("sheet.open"),
                                "sm",
                                () -> new SheetDialog(shelf.workspace().value()).open())));
        var list = with(new UnorderedList(), "card files");
        shelf.entries().forEach(entry -> list.add(runbook(entry)));
        list.add(
                line(
                        WORKSPACE,
                        say("runbooks.workspace"),
                        say("runbooks.workspace.what"),
                        shelf.workspaceNotes()));
        add(list);
        if (shelf.entries().isEmpty()) {
            add(empty(say("runbooks.none"), say("runbooks.none.next")));
        }
    }

    private static ListItem runbook(Entry entry) {
        var runbook = entry.reading().value();
        return line(
                entry.file(),
                Document.of(entry).title(),
                runbook == null ? say("runbooks.unusable") : size(runbook),
                entry.notes());
    }

    static String size(Runbook runbook) {
        return say(
                "runbooks.size",
                count("runbooks.phases", runbook.phases().size()),
                count("runbooks.steps", runbook.steps().count()));
    }

    private static ListItem line(String file, String title, String what, List<Note> notes) {
        var name = link(Places.runbook(file), title, "ti");
        var line =
                new ListItem(
                        icon("file", "s18", "c-3"),
                        div(
                                "txt",
                                name,
                                div("who", text(fileName(file), "mono"), new Span(" · " + what))),
                        chips(notes));
        return with(line, "fileline");
    }

    /// How many problems a file has, in chips.
    static Component chips(List<Note> notes) {
        var chips = with(new Span(), "chips");
        var errors = notes.stream().filter(Note::isError).count();
        var accepted = notes.stream().filter(Note::accepted).count();
        var warnings = notes.size() - errors - accepted;
        if (errors > 0) {
            chips.add(chip(new StateStyle("failed", Tone.FAIL, count("problems.errors", errors))));
        }
        if (warnings > 0) {
            chips.add(
                    chip(
                            new StateStyle(
                                    "attention", Tone.WARN, count("problems.warnings", warnings))));
        }
        if (accepted > 0) {
            chips.add(
                    chip(
                            new StateStyle(
                                    "shield",
                                    Tone.IDLE,
                                    count("problems.accepted-number", accepted))));
        }
        if (notes.isEmpty()) {
            chips.add(chip(new StateStyle("check", Tone.OK, say("problems.none"))));
        }
        return chips;
    }

    @Override
    public Frame frame() {
        return Frame.wide(NavEntry.RUNBOOKS, say("runbooks.title"));
    }

    @Override
    public String getPageTitle() {
        return say("title", say("runbooks.title"));
    }
}
