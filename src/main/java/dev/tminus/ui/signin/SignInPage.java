package dev.tminus.ui.signin;

import static dev.tminus.ui.signin.PlainPage.button;
import static dev.tminus.ui.signin.PlainPage.field;
import static dev.tminus.ui.signin.PlainPage.hidden;
import static dev.tminus.ui.signin.PlainPage.say;
import static dev.tminus.ui.signin.PlainPage.text;
import static dev.tminus.ui.signin.PlainPage.trouble;

import dev.tminus.catalog.Catalog;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.workspace.Person;
import dev.tminus.runbook.workspace.Team;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.schedule.Durations;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Names;
import dev.tminus.ui.security.OwnPagesOnly;
import dev.tminus.ui.security.ReturnAddress;
import dev.tminus.ui.security.SignIn;
import dev.tminus.ui.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signing in: with a password, or in the bundled sample by one click.
@Controller
class SignInPage {

    private final SignIn signIn;
    private final SignedIn signedIn;
    private final Catalog catalog;

    SignInPage(SignIn signIn, SignedIn signedIn, Catalog catalog) {
        this.signIn = signIn;
        this.signedIn = signedIn;
        this.catalog = catalog;
    }

    @GetMapping("/" + Places.SIGN_IN)
    ResponseEntity<String> show(HttpServletRequest request) {
        if (signedIn.person().isPresent()) {
            return to("/" + Places.RUNS);
        }
        var gone = request.getParameter("gone") != null;
        return page(request, HttpStatus.OK, gone ? trouble(say("signin.gone")) : "");
    }

    /// Another site may not sign somebody in as somebody else.
    @PostMapping("/" + Places.SIGN_IN)
    ResponseEntity<String> enter(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String password) {
        if (!OwnPagesOnly.isOwn(request)) {
            return page(request, HttpStatus.FORBIDDEN, trouble(say("signin.elsewhere")));
        }
        var answer =
                person.isBlank()
                        ? signIn.withPassword(request, response, account, password)
                        : signIn.asSample(request, response, new PersonId(person));
        return switch (answer) {
            case SignIn.Answer.Welcome() -> to(wanted(request));
            case SignIn.Answer.Wrong() ->
                    page(request, HttpStatus.FORBIDDEN, trouble(say("signin.wrong")));
            case SignIn.Answer.Gone() ->
                    page(request, HttpStatus.FORBIDDEN, trouble(say("signin.gone")));
            case SignIn.Answer.Wait(var left) ->
                    page(
                            request,
                            HttpStatus.TOO_MANY_REQUESTS,
                            trouble(say("signin.wait", Durations.print(atLeastASecond(left)))));
        };
    }

    /// A path without a host, so that a forged `Host` leads nowhere.
    private static ResponseEntity<String> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).header("Location", path).build();
    }

    private static String wanted(HttpServletRequest request) {
        return ReturnAddress.within(request.getParameter(ReturnAddress.PARAMETER));
    }

    private static Duration atLeastASecond(Duration left) {
        return Duration.ofSeconds(left.toSeconds() + 1);
    }

    private ResponseEntity<String> page(
            HttpServletRequest request, HttpStatus status, String trouble) {
        var workspace =
                signIn.offersSampleAccounts(request) ? catalog.current().orElse(null) : null;
        var wanted = hidden(ReturnAddress.PARAMETER, wanted(request));
        var body = workspace == null ? form(wanted) : samples(workspace, wanted);
        return PlainPage.of(request, status, "signin.title", trouble, body);
    }

    private static String form(String wanted) {
        return """
        <form class="form" method="post" action="/sign-in">
        %s%s%s%s</form>
        """
                .formatted(
                        wanted,
                        field(
                                "signin.account",
                                "account",
                                "text",
                                "autocomplete=\"username\" autocapitalize=\"none\" autofocus"),
                        field(
                                "signin.password",
                                "password",
                                "password",
                                "autocomplete=\"current-password\""),
                        button("signin.go"));
    }

    private static String samples(Workspace workspace, String wanted) {
        return """
        <form class="samples" method="post" action="/sign-in">
        %s<h2>%s</h2>
        <p class="t3 s">%s</p>
        <ul class="people">
        %s</ul>
        </form>
        """
                .formatted(
                        wanted,
                        say("signin.samples"),
                        say("signin.samples.why"),
                        workspace.people().values().stream()
                                .map(person -> sample(workspace, person))
                                .collect(Collectors.joining()));
    }

    private static String sample(Workspace workspace, Person person) {
        var teams =
                person.teams().stream()
                        .flatMap(team -> Stream.ofNullable(workspace.teams().get(team)))
                        .map(Team::title)
                        .collect(Collectors.joining(", "));
        return """
        <li><button type="submit" class="person" name="person" value="%s" aria-label="%s">
        <span class="av" aria-hidden="true">%s</span>
        <span class="txt"><span class="strong">%s</span><span class="xs t3">%s</span></span>
        <span class="ic i-right c-3" aria-hidden="true"></span></button></li>
        """
                .formatted(
                        text(person.id().value()),
                        say("signin.as", person.name()),
                        text(Names.initials(person.name())),
                        text(person.name()),
                        text(teams));
    }
}
