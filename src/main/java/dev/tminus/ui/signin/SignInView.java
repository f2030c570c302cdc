package dev.tminus.ui.signin;

import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.tminus.catalog.Catalog;
import dev.tminus.runbook.Person;
import dev.tminus.runbook.Workspace;
import dev.tminus.schedule.Durations;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Names;
import dev.tminus.ui.security.SignIn;
import dev.tminus.ui.security.SignedIn;
import java.time.Duration;
import java.util.stream.Collectors;

/// Signing in: with a password, or in the bundled sample by one click.
@Route(value = Places.SIGN_IN, registerAtStartup = true)
@AnonymousAllowed
class SignInView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final transient SignIn signIn;
    private final transient SignedIn signedIn;
    private final TextField account = new TextField(say("signin.account"));
    private final PasswordField password = new PasswordField(say("signin.password"));
    private final Div trouble = new Div();

    SignInView(SignIn signIn, SignedIn signedIn, Catalog catalog) {
        this.signIn = signIn;
        this.signedIn = signedIn;
        with(this, "signin").setId("main");
        var box = div("card signbody", head());
        var workspace = signIn.offersSampleAccounts() ? catalog.shelf().workspace().value() : null;
        if (workspace != null) {
            box.add(samples(workspace));
        } else {
            box.add(form());
        }
        add(box);
    }

    private Component head() {
        var logo = text("T-", "logo");
        logo.getElement().setAttribute("aria-hidden", "true");
        trouble.getElement().setAttribute("role", "alert");
        trouble.addClassName("trouble");
        return div(
                "head",
                div("brand", logo, text(say("app.name"))),
                new H1(say("signin.title")),
                trouble);
    }

    private Component samples(Workspace workspace) {
        var list = with(new UnorderedList(), "people");
        workspace.people().values().forEach(person -> list.add(sample(workspace, person)));
        return div(
                "samples",
                new H2(say("signin.samples")),
                with(new Paragraph(say("signin.samples.why")), "t3 s"),
                list);
    }

    private ListItem sample(Workspace workspace, Person person) {
        var teams =
                person.teams().stream()
                        .map(team -> workspace.teams().get(team))
                        .filter(team -> team != null)
                        .map(team -> team.title())
                        .collect(Collectors.joining(", "));
        var avatar = text(Names.initials(person.name()), "av");
        avatar.getElement().setAttribute("aria-hidden", "true");
        var pick = new NativeButton("", _ -> show(signIn.asSample(person.id())));
        with(pick, "person").getElement().setAttribute("type", "button");
        pick.setAriaLabel(say("signin.as", person.name()));
        pick.add(
                avatar,
                div("txt", text(person.name(), "strong"), text(teams, "xs", "t3")),
                icon("right", "c-3"));
        return new ListItem(pick);
    }

    private Component form() {
        account.setAutofocus(true);
        account.getElement().setAttribute("autocomplete", "username");
        password.getElement().setAttribute("autocomplete", "current-password");
        password.addKeyPressListener(Key.ENTER, _ -> trySignIn());
        return div(
                "form",
                account,
                password,
                button(say("signin.go"), "primary wide", this::trySignIn));
    }

    private void trySignIn() {
        show(signIn.withPassword(account.getValue(), password.getValue()));
    }

    private void show(SignIn.Answer answer) {
        switch (answer) {
            case SignIn.Answer.Welcome(var path) -> UI.getCurrent().getPage().setLocation(path);
            case SignIn.Answer.Wrong() -> refuse(say("signin.wrong"));
            case SignIn.Answer.Wait(var left) ->
                    refuse(say("signin.wait", Durations.print(atLeastASecond(left))));
        }
    }

    private void refuse(String reason) {
        password.clear();
        trouble.removeAll();
        trouble.add(icon("failed", "s14"), text(reason));
    }

    private static Duration atLeastASecond(Duration left) {
        return Duration.ofSeconds(left.toSeconds() + 1);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (signedIn.person().isPresent()) {
            event.forwardTo(Places.RUNS);
        }
    }

    @Override
    public String getPageTitle() {
        return say("title", say("signin.title"));
    }
}
