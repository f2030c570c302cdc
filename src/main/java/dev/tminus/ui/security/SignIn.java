package dev.tminus.ui.security;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import dev.tminus.people.Attempts;
import dev.tminus.runbook.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

/// Lets people in. Only views call it, within a request.
@Component
public class SignIn {

    private final AuthenticationManager passwords;
    private final Attempts attempts;
    private final SampleAccounts samples;
    private final RequestCache wanted;
    private final InstantSource clock;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    SignIn(
            AuthenticationManager passwords,
            Attempts attempts,
            SampleAccounts samples,
            RequestCache wanted,
            InstantSource clock) {
        this.passwords = passwords;
        this.attempts = attempts;
        this.samples = samples;
        this.wanted = wanted;
        this.clock = clock;
    }

    /// What came of trying to sign in.
    public sealed interface Answer {

        /// Signed in.
        ///
        /// @param path where to go, within this application
        record Welcome(String path) implements Answer {}

        /// The same whether the account exists or not.
        record Wrong() implements Answer {}

        /// Not now, whatever the password.
        record Wait(Duration left) implements Answer {}
    }

    /// Whether the sign-in page may offer the sample accounts to whoever looks at it.
    public boolean offersSampleAccounts() {
        return samples.offeredTo(request());
    }

    /// Signs in as a person of the sample workspace.
    public Answer asSample(PersonId person) {
        return samples.offeredTo(request()) ? welcome(person) : new Answer.Wrong();
    }

    /// Signs in with a password.
    public Answer withPassword(String name, String password) {
        var account = name.strip();
        var address = request().getRemoteAddr();
        var wait = attempts.begin(account, address);
        if (wait.isPositive()) {
            return new Answer.Wait(wait);
        }
        try {
            passwords.authenticate(
                    UsernamePasswordAuthenticationToken.unauthenticated(account, password));
        } catch (AuthenticationException wrong) {
            return new Answer.Wrong();
        }
        attempts.succeeded(account, address);
        return welcome(new PersonId(account));
    }

    /// A session id that was known before is worth nothing after.
    private Answer welcome(PersonId person) {
        var path = wantedPath();
        VaadinService.reinitializeSession(VaadinRequest.getCurrent());
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        new SignedInPerson(person.value(), clock.instant()),
                        null,
                        AuthorityUtils.createAuthorityList("ROLE_PERSON")));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request(), response());
        return new Answer.Welcome(path);
    }

    /// The page that led to the sign-in page, as a path, so that a forged `Host` leads nowhere.
    private String wantedPath() {
        var saved = wanted.getRequest(request(), response());
        wanted.removeRequest(request(), response());
        if (saved == null) {
            return "/";
        }
        var uri = URI.create(saved.getRedirectUrl());
        return "/" + uri.getRawPath().replaceFirst("^/+", "");
    }

    private static HttpServletRequest request() {
        return ((VaadinServletRequest) VaadinRequest.getCurrent()).getHttpServletRequest();
    }

    private static HttpServletResponse response() {
        return ((VaadinServletResponse) VaadinResponse.getCurrent()).getHttpServletResponse();
    }
}
