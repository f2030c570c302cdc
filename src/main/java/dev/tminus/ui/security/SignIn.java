package dev.tminus.ui.security;

import dev.tminus.catalog.Catalog;
import dev.tminus.people.Attempts;
import dev.tminus.people.Remembered;
import dev.tminus.runbook.names.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/// Lets people in. Only here a session begins.
@Component
public class SignIn {

    /// Longest account and password that are looked at, in characters.
    private static final int LONGEST = 200;

    /// How long somebody waits for those who sign in before them.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /// Passwords that one address may try: a team at once, and then one a second.
    private static final int TRIES_AT_ONCE = 30;

    private final AuthenticationManager passwords;
    private final Attempts attempts;
    private final SampleAccounts samples;
    private final StayingIn staying;
    private final Catalog catalog;
    private final SignInLog log;
    private final InstantSource clock;
    private final Budgets tries;

    /// A password takes a core for a tenth of a second: one at a time, and the others stay with the
    /// work of those who are in.
    private final Semaphore turn = new Semaphore(1, true);

    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    SignIn(
            AuthenticationManager passwords,
            Attempts attempts,
            SampleAccounts samples,
            StayingIn staying,
            Catalog catalog,
            SignInLog log,
            InstantSource clock) {
        this.passwords = passwords;
        this.attempts = attempts;
        this.samples = samples;
        this.staying = staying;
        this.catalog = catalog;
        this.log = log;
        this.clock = clock;
        this.tries = new Budgets(clock, TRIES_AT_ONCE, 1);
    }

    /// What came of trying to sign in.
    public sealed interface Answer {

        /// Signed in.
        record Welcome() implements Answer {}

        /// The same whether the account exists or not.
        record Wrong() implements Answer {}

        /// The password is right, and its owner was taken out of the workspace.
        record Gone() implements Answer {}

        /// Not now, whatever the password.
        record Wait(Duration left) implements Answer {}
    }

    /// Whether the sign-in page may offer the sample accounts to whoever looks at it.
    public boolean offersSampleAccounts(HttpServletRequest request) {
        return samples.offeredTo(request);
    }

    /// Signs in as a person of the sample workspace.
    public Answer asSample(
            HttpServletRequest request, HttpServletResponse response, PersonId person) {
        return samples.offeredTo(request) && !catalog.isGone(person)
                ? welcome(request, response, new Remembered.Proof(person, clock.instant(), true))
                : new Answer.Wrong();
    }

    /// Signs in with a password.
    public Answer withPassword(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String password) {
        var account = name.strip();
        var address = request.getRemoteAddr();
        if (account.length() > LONGEST || password.length() > LONGEST) {
            return new Answer.Wrong();
        }
        var wait = tries.spend(address);
        if (wait.isPositive()) {
            return new Answer.Wait(wait);
        }
        return switch (inTurn(account, password, address)) {
            case Verdict.Right _ -> letIn(request, response, new PersonId(account));
            case Verdict.Wrong _ -> {
                log.wrong(account, address);
                yield new Answer.Wrong();
            }
            case Verdict.Wait(var left) -> new Answer.Wait(left);
        };
    }

    private Answer letIn(
            HttpServletRequest request, HttpServletResponse response, PersonId person) {
        if (catalog.isGone(person)) {
            log.gone(person, request.getRemoteAddr());
            return new Answer.Gone();
        }
        return welcome(request, response, new Remembered.Proof(person, clock.instant(), false));
    }

    private sealed interface Verdict {

        record Right() implements Verdict {}

        record Wrong() implements Verdict {}

        record Wait(Duration left) implements Verdict {}
    }

    private Verdict inTurn(String account, String password, String address) {
        try {
            if (!turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Verdict.Wait(PATIENCE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Verdict.Wait(PATIENCE);
        }
        try {
            return verdict(account, password, Budgets.network(address));
        } finally {
            turn.release();
        }
    }

    private Verdict verdict(String account, String password, String visitor) {
        var wait = attempts.begin(account, visitor);
        if (wait.isPositive()) {
            return new Verdict.Wait(wait);
        }
        try {
            passwords.authenticate(
                    UsernamePasswordAuthenticationToken.unauthenticated(account, password));
        } catch (AuthenticationException wrong) {
            return new Verdict.Wrong();
        }
        attempts.succeeded(account, visitor);
        return new Verdict.Right();
    }

    private Answer welcome(
            HttpServletRequest request, HttpServletResponse response, Remembered.Proof proof) {
        begin(request, response, proof);
        staying.begin(request, response, proof);
        log.signedIn(proof.person(), request.getRemoteAddr());
        return new Answer.Welcome();
    }

    /// Lets somebody in again who has signed in in this browser before: the server was started anew
    /// since, or the session has ended of itself.
    ///
    /// @return whether there is somebody
    boolean again(HttpServletRequest request, HttpServletResponse response) {
        var proof = staying.before(request).orElse(null);
        if (proof == null) {
            return false;
        }
        if (catalog.isGone(proof.person()) || (proof.sample() && !samples.offeredTo(request))) {
            staying.logout(request, response, null);
            return false;
        }
        begin(request, response, proof);
        return true;
    }

    /// A session that was there before is worth nothing after.
    private void begin(
            HttpServletRequest request, HttpServletResponse response, Remembered.Proof proof) {
        var old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        new SignedInPerson(proof.person().value(), proof.at()),
                        null,
                        AuthorityUtils.createAuthorityList("ROLE_PERSON")));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
