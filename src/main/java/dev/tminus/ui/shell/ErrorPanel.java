package dev.tminus.ui.shell;

import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import dev.tminus.ui.Places;

/// A page that says calmly what went wrong and what to do next.
abstract class ErrorPanel extends Main implements Framed, HasDynamicTitle {

    private String title = "";

    /// Says it.
    ///
    /// @param key what stands before `.title`, `.text`
    void show(String icon, String tone, String key, String detail) {
        title = say(key + ".title");
        removeAll();
        setId("main");
        with(this, "main trouble");
        add(
                icon(icon, "s28", tone),
                new H1(title),
                new Paragraph(visible(detail.isEmpty() ? say(key + ".text") : detail)),
                with(link(Places.RUNS, say("error.back")), "btn"));
    }

    @Override
    public String getPageTitle() {
        return say("title", title);
    }

    @Override
    public Frame frame() {
        return Frame.wide(NavEntry.RUNS, title);
    }
}
