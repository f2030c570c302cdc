package dev.tminus.ui.shell;

import static dev.tminus.ui.parts.Parts.hidden;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.iconButton;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.ui.parts.Browser;
import dev.tminus.ui.parts.Clock;
import dev.tminus.ui.parts.Names;
import dev.tminus.ui.parts.Site;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Where this page is, what time it is at the sites, and who is signed in.
final class TopBar extends Header {

    private final Nav crumbs = with(new Nav(), "crumbs");
    private final Span clocks = with(new Span(), "clocks");
    private final Scheme scheme = new Scheme();

    TopBar(
            Optional<PersonId> person,
            Optional<Workspace> workspace,
            List<Site> sites,
            SessionEnd end,
            InstantSource clock) {
        with(this, "topbar");
        crumbs.getElement().setAttribute("aria-label", say("shell.crumbs"));
        clocks.getElement().setAttribute("role", "group");
        clocks.getElement().setAttribute("aria-label", say("shell.clocks"));
        var own = Browser.zone();
        for (var site : sites) {
            clocks.add(siteClock(site, site.zone().equals(own), clock));
        }
        add(crumbs, clocks);
        add(iconButton("help", say("help.open"), "sm", HelpDialog::show));
        person.ifPresent(id -> {
            var name = workspace.map(known -> Names.person(known, id)).orElse(id.value());
            add(new PersonMenu(name, scheme, end));
        });
    }

    void show(Frame frame) {
        crumbs.removeAll();
        var last = frame.crumbs().size() - 1;
        for (var i = 0; i <= last; i++) {
            var crumb = frame.crumbs().get(i);
            if (i > 0) {
                crumbs.add(icon("right"));
            }
            crumbs.add(i < last ? link(crumb.place(), crumb.text()) : current(crumb.text()));
        }
        clocks.setVisible(frame.clocks());
    }

    private static Span current(String text) {
        var here = text(text, "current");
        here.getElement().setAttribute("aria-current", "page");
        return here;
    }

    void recallScheme(UI ui) {
        scheme.recall(ui);
    }

    private static Span siteClock(Site site, boolean you, InstantSource clock) {
        var now = clock.instant();
        var name = you ? say("clock.you", site.name()) : site.name();
        var shown =
                new Span(
                        text(name + " ", "place"),
                        with(Clock.time(site.zone(), now), "at"),
                        hidden(" "),
                        Clock.day(site.zone(), now));
        shown.setClassName("you", you);
        return shown;
    }
}
