package dev.tminus.ui.shell;

import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Names;

/// Who is signed in; opens the colours and signing out.
final class PersonMenu extends Span {

    PersonMenu(String name, Scheme scheme, SessionEnd end) {
        var avatar = new NativeButton(Names.initials(name));
        with(avatar, "av me");
        avatar.getElement().setAttribute("type", "button");
        avatar.setAriaLabel(say("person.menu", name));
        avatar.getElement().setAttribute("title", visible(name));

        var popover = new Popover();
        popover.setTarget(avatar);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel(say("person.menu", name));
        popover.add(
                div(
                        "personmenu",
                        text(name, "strong"),
                        with(link(Places.PROFILE, say("person.profile")), "btn"),
                        text(say("scheme.label"), "xs", "t3"),
                        scheme,
                        button(say("person.sign-out"), "", end::signOut)));
        add(avatar, popover);
    }
}
