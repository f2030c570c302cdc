package dev.tminus.ui.security;

import dev.tminus.catalog.Catalog;
import dev.tminus.ui.Places;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets strangers no further than to the pages that they sign in with: whatever else they ask for
/// is answered here, before anything makes a session or reads a body. Ends the session of somebody
/// who was taken out of the workspace.
class Doorkeeper extends OncePerRequestFilter {

    /// Addresses of pages that strangers may see and send forms to.
    static final Set<String> OPEN = Set.of("/" + Places.SIGN_IN, "/" + Places.SETUP);

    /// What one address may ask for before signing in: enough for a building behind one address
    /// that comes to work, and little beside what the server can do.
    private static final int AT_ONCE = 300;

    private static final int PER_SECOND = 50;

    /// Longest form, in bytes; the longest is that of a new password.
    private static final int LONGEST_FORM = 8_192;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final Set<String> LOOKING = Set.of("GET", "HEAD");

    /// Vaadin answers these without a session: that it has ended.
    private static final Set<String> TOLD_OF_THE_END = Set.of("v-r=uidl", "v-r=heartbeat");

    private static final String FORM = "application/x-www-form-urlencoded";

    private final SignedIn signedIn;
    private final Catalog catalog;
    private final SignInLog log;
    private final SignIn signIn;
    private final Budgets budgets;

    Doorkeeper(
            SignedIn signedIn, SignIn signIn, Catalog catalog, SignInLog log, InstantSource clock) {
        this.signedIn = signedIn;
        this.signIn = signIn;
        this.catalog = catalog;
        this.log = log;
        this.budgets = new Budgets(clock, AT_ONCE, PER_SECOND);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = signedIn.person();
        if (person.isPresent() && !catalog.isGone(person.get())) {
            chain.doFilter(request, response);
            return;
        }
        if (person.isPresent()) {
            log.ended(person.get(), request.getRemoteAddr());
            end(request);
        }
        if (isAsset(request)) {
            chain.doFilter(request, response);
        } else if (!budgets.spend(request.getRemoteAddr()).isZero()) {
            refuse(response, TOO_MANY_REQUESTS, "Too many requests from your address. Try again.");
        } else if (WebSecurity.isPage(request)
                && !isOpen(request)
                && signIn.again(request, response)) {
            chain.doFilter(request, response);
        } else if (isOpen(request) && isForm(request) && !isShort(request)) {
            refuse(
                    response,
                    HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                    "The form is too long.");
        } else if (isPassed(request)) {
            if (isReadable(request)) {
                chain.doFilter(request, response);
            } else {
                refuse(response, HttpServletResponse.SC_BAD_REQUEST, "The form is damaged.");
            }
        } else if (isLook(request)) {
            toSignIn(request, response, person.isPresent());
        } else {
            refuse(response, HttpServletResponse.SC_FORBIDDEN, "Sign in first.");
        }
    }

    private static void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    private static boolean isAsset(HttpServletRequest request) {
        return isLook(request) && request.getServletPath().startsWith("/assets/");
    }

    private static boolean isLook(HttpServletRequest request) {
        return LOOKING.contains(request.getMethod());
    }

    private static boolean isForm(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && request.getContentType() != null
                && request.getContentType().startsWith(FORM);
    }

    /// A body that does not say its length counts as long.
    private static boolean isShort(HttpServletRequest request) {
        var length = request.getContentLengthLong();
        return length >= 0 && length <= LONGEST_FORM;
    }

    private static boolean isPassed(HttpServletRequest request) {
        return (isOpen(request) && (isLook(request) || isForm(request))) || isToldOfTheEnd(request);
    }

    /// What cannot be decoded would fail later, with a line in the log for each.
    private static boolean isReadable(HttpServletRequest request) {
        try {
            request.getParameterMap();
            return true;
        } catch (IllegalStateException damaged) {
            return false;
        }
    }

    private static boolean isOpen(HttpServletRequest request) {
        return OPEN.contains(request.getServletPath());
    }

    private static boolean isToldOfTheEnd(HttpServletRequest request) {
        var query = request.getQueryString();
        var type = request.getContentType();
        return query != null
                && request.getMethod().equals("POST")
                && TOLD_OF_THE_END.stream().anyMatch(query::startsWith)
                && (type == null || type.startsWith("application/json"));
    }

    private static void toSignIn(
            HttpServletRequest request, HttpServletResponse response, boolean gone) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader(
                "Location", gone ? ReturnAddress.GONE : ReturnAddress.signInFor(request));
    }

    private static void refuse(HttpServletResponse response, int status, String why)
            throws IOException {
        response.setStatus(status);
        response.setHeader("Connection", "close");
        response.setContentType("text/plain;charset=utf-8");
        response.getOutputStream().write((why + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
