package dev.tminus.ui.parts;

import static dev.tminus.ui.parts.Parts.hidden;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tminus.run.BoundMarkdown;
import dev.tminus.runbook.Briefing;

/// What people should know beside what they do: a description, pages in new tabs, and contacts.
public final class BriefingBox extends Div {

    /// @param description with the values that are known
    public BriefingBox(Briefing briefing, BoundMarkdown description) {
        with(this, "brief");
        if (!description.isBlank()) {
            add(Markup.of(description));
        }
        if (!briefing.links().isEmpty()) {
            var list = with(new UnorderedList(), "links");
            list.getElement().setAttribute("aria-label", say("briefing.links"));
            briefing.links()
                    .forEach(link -> list.add(new ListItem(link(link.url(), link.title()))));
            add(list);
        }
        if (!briefing.contacts().isEmpty()) {
            var list = with(new UnorderedList(), "contacts");
            list.getElement().setAttribute("aria-label", say("briefing.contacts"));
            briefing.contacts().forEach(contact -> list.add(contact(contact)));
            add(list);
        }
    }

    private static ListItem contact(Briefing.Contact contact) {
        var item = new ListItem(icon("user", "s14", "c-3"), text(contact.name(), "strong"));
        if (!contact.phone().isEmpty()) {
            var number = contact.phone().replaceAll("[^+0-9]", "");
            item.add(new Anchor("tel:" + number, Parts.visible(contact.phone())));
        }
        if (!contact.email().isEmpty()) {
            item.add(new Anchor("mailto:" + contact.email(), Parts.visible(contact.email())));
        }
        if (!contact.url().isEmpty()) {
            item.add(link(contact.url(), contact.url()));
        }
        return item;
    }

    private static Anchor link(String url, String title) {
        var link = new Anchor(url, text(title), icon("external", "s12"));
        link.add(hidden(say("briefing.new-tab")));
        link.setTarget("_blank");
        link.getElement().setAttribute("rel", "noopener noreferrer");
        return link;
    }
}
