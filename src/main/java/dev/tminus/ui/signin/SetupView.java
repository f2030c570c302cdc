package dev.tminus.ui.signin;

import static dev.tminus.ui.parts.Parts.banner;
import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.tminus.catalog.Catalog;
import dev.tminus.people.PasswordRule;
import dev.tminus.people.SetupLink;
import dev.tminus.runbook.Person;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Tone;
import java.util.List;

/// Gives people of the workspace their passwords; opened by the link that the log shows.
@Route(Places.SETUP)
@AnonymousAllowed
class SetupView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final transient SetupLink setup;
    private final transient Catalog catalog;
    private final ComboBox<Person> person = new ComboBox<>(say("setup.person"));
    private final PasswordField password = new PasswordField(say("setup.password"));
    private final PasswordField again = new PasswordField(say("setup.again"));
    private final Div answer = new Div();
    private String token = "";

    SetupView(SetupLink setup, Catalog catalog) {
        this.setup = setup;
        this.catalog = catalog;
        with(this, "signin").setId("main");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var values = event.getLocation().getQueryParameters().getParameters();
        token = values.getOrDefault("token", List.of("")).getFirst();
        removeAll();
        var box = div("card signbody", new H1(say("setup.title")));
        add(box);
        if (setup.opens(token)) {
            box.add(form());
        } else {
            box.add(new Paragraph(say("setup.closed")));
        }
    }

    private Div form() {
        var workspace = catalog.shelf().workspace().value();
        if (workspace == null) {
            return div("form", new Paragraph(say("setup.no-workspace")));
        }
        person.setItems(workspace.people().values());
        person.setItemLabelGenerator(one -> one.name() + " (" + one.id() + ")");
        password.setHelperText(say("setup.rule", PasswordRule.SHORTEST));
        for (var field : List.of(password, again)) {
            field.getElement().setAttribute("autocomplete", "new-password");
        }
        answer.getElement().setAttribute("role", "status");
        return div(
                "form",
                with(new Paragraph(say("setup.why")), "t3 s"),
                person,
                password,
                again,
                button(say("setup.go"), "primary wide", this::save),
                answer,
                link(Places.SIGN_IN, say("setup.to-sign-in")));
    }

    private void save() {
        answer.removeAll();
        var who = person.getValue();
        person.setErrorMessage(say("setup.choose"));
        person.setInvalid(who == null);
        var fault = fault();
        password.setErrorMessage(fault);
        password.setInvalid(!fault.isEmpty());
        var differ = !password.getValue().equals(again.getValue());
        again.setErrorMessage(say("setup.differ"));
        again.setInvalid(differ);
        if (who == null || !fault.isEmpty() || differ) {
            return;
        }
        if (setup.setPassword(token, who.id(), password.getValue())) {
            password.clear();
            again.clear();
            answer.add(
                    banner(
                            Tone.OK,
                            "check",
                            "status",
                            text(say("setup.done", who.name(), who.id().value()))));
        } else {
            answer.add(banner(Tone.FAIL, "failed", "alert", text(say("setup.closed"))));
        }
    }

    private String fault() {
        return switch (PasswordRule.of(password.getValue())) {
            case GOOD -> "";
            case TOO_SHORT -> say("setup.too-short", PasswordRule.SHORTEST);
            case TOO_LONG -> say("setup.too-long", PasswordRule.LONGEST_BYTES);
            case ONE_CHARACTER -> say("setup.one-character");
        };
    }

    @Override
    public String getPageTitle() {
        return say("title", say("setup.title"));
    }
}
