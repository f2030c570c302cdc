package dev.tminus.ui.planning;

import static dev.tminus.ui.parts.Parts.with;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;

/// One box of the page, with its heading.
final class Card extends Section {

    private final Header head;
    private final Div body;

    /// @param beside what stands beside the heading
    Card(String title, Component... beside) {
        head = new Header(new H2(title));
        head.add(beside);
        body = with(new Div(), "body");
        with(this, "card").getElement().setAttribute("aria-label", title);
        super.add(head, body);
    }

    Card body(Component... content) {
        body.add(content);
        return this;
    }
}
