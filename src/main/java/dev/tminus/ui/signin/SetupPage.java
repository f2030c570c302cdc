package dev.tminus.ui.signin;

import static dev.tminus.ui.signin.PlainPage.button;
import static dev.tminus.ui.signin.PlainPage.field;
import static dev.tminus.ui.signin.PlainPage.hidden;
import static dev.tminus.ui.signin.PlainPage.say;
import static dev.tminus.ui.signin.PlainPage.text;
import static dev.tminus.ui.signin.PlainPage.trouble;

import dev.tminus.catalog.Catalog;
import dev.tminus.people.PasswordRule;
import dev.tminus.people.SetupLink;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.workspace.Person;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.ui.Places;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Gives people of the workspace their passwords; opened by the link that the log shows.
@Controller
class SetupPage {

    private final SetupLink setup;
    private final Catalog catalog;

    SetupPage(SetupLink setup, Catalog catalog) {
        this.setup = setup;
        this.catalog = catalog;
    }

    @GetMapping("/" + Places.SETUP)
    ResponseEntity<String> show(
            HttpServletRequest request, @RequestParam(defaultValue = "") String token) {
        return setup.opens(token) ? form(request, HttpStatus.OK, token, "") : closed(request);
    }

    /// The token is what no other site has.
    @PostMapping("/" + Places.SETUP)
    ResponseEntity<String> save(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again) {
        if (!setup.opens(token)) {
            return closed(request);
        }
        var who = chosen(person);
        var fault = who == null ? say("setup.choose") : fault(password, again);
        if (who == null || !fault.isEmpty()) {
            return form(request, HttpStatus.UNPROCESSABLE_CONTENT, token, trouble(fault));
        }
        return setup.setPassword(token, who.id(), password)
                ? form(request, HttpStatus.OK, token, done(who))
                : closed(request);
    }

    private @Nullable Person chosen(String person) {
        return person.isBlank()
                ? null
                : catalog.current()
                        .map(workspace -> workspace.people().get(new PersonId(person)))
                        .orElse(null);
    }

    private static String fault(String password, String again) {
        return switch (PasswordRule.of(password)) {
            case TOO_SHORT -> say("setup.too-short", PasswordRule.SHORTEST);
            case TOO_LONG -> say("setup.too-long", PasswordRule.LONGEST_BYTES);
            case ONE_CHARACTER -> say("setup.one-character");
            case GOOD -> password.equals(again) ? "" : say("setup.differ");
        };
    }

    private static String done(Person who) {
        return """
        <div class="banner ok" role="status"><span class="ic i-check" aria-hidden="true"></span><span class="grow">%s</span></div>
        """
                .formatted(say("setup.done", who.name(), who.id()));
    }

    private static ResponseEntity<String> closed(HttpServletRequest request) {
        return PlainPage.of(
                request,
                HttpStatus.FORBIDDEN,
                "setup.title",
                "",
                "<p>" + say("setup.closed") + "</p>\n");
    }

    private ResponseEntity<String> form(
            HttpServletRequest request, HttpStatus status, String token, String answer) {
        var body =
                catalog.current()
                        .map(workspace -> fields(workspace, token))
                        .orElseGet(() -> "<p>" + say("setup.no-workspace") + "</p>\n");
        return PlainPage.of(request, status, "setup.title", answer, body);
    }

    private static String fields(Workspace workspace, String token) {
        return """
        <form class="form" method="post" action="/setup">
        %s<p class="t3 s">%s</p>
        <label><span>%s</span><select name="person" required>
        <option value=""></option>
        %s</select></label>
        %s<p class="t3 xs">%s</p>
        %s%s<a href="/sign-in">%s</a>
        </form>
        """
                .formatted(
                        hidden("token", token),
                        say("setup.why"),
                        say("setup.person"),
                        workspace.people().values().stream()
                                .map(SetupPage::option)
                                .collect(Collectors.joining()),
                        password("setup.password", "password"),
                        say("setup.rule", PasswordRule.SHORTEST),
                        password("setup.again", "again"),
                        button("setup.go"),
                        say("setup.to-sign-in"));
    }

    private static String password(String key, String name) {
        return field(key, name, "password", "autocomplete=\"new-password\"");
    }

    private static String option(Person person) {
        return """
        <option value="%s">%s (%s)</option>
        """
                .formatted(
                        text(person.id().value()), text(person.name()), text(person.id().value()));
    }
}
