package dev.tminus.ui.home;

import static dev.tminus.ui.parts.Parts.grow;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.tminus.ui.parts.Slot;

/// One part of the page: a heading with how many there are, and what it lists.
abstract class Part extends Section {

    final Slot slot = new Slot();
    private final Span count = with(new Span(), "count");
    private final Div head = with(new Div(), "hd");

    Part(Component heading, String name, Component... beside) {
        heading.setId("home-" + name);
        getElement().setAttribute("aria-labelledby", "home-" + name);
        with(this, "part " + name);
        head.add(heading, count, grow());
        head.add(beside);
        add(head, slot);
        count(0);
    }

    static H1 first(String text) {
        return new H1(text);
    }

    static H2 heading(String text) {
        return new H2(text);
    }

    static Span aside(String words) {
        return text(words, "xs", "t3", "dk");
    }

    void count(int number, String... styles) {
        count.setVisible(number > 0);
        count.setText(String.valueOf(number));
        count.addClassNames(styles);
    }
}
