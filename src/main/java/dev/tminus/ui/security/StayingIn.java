package dev.tminus.ui.security;

import dev.tminus.people.Remembered;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// The cookie by which a browser stays signed in when the server is started anew.
@Component
class StayingIn implements LogoutHandler {

    private final Remembered remembered;
    private final String name;

    /// Cookies know no ports.
    ///
    /// @param session the name of the session's cookie
    StayingIn(
            Remembered remembered, @Value("${server.servlet.session.cookie.name}") String session) {
        this.remembered = remembered;
        this.name = session + "-stay";
    }

    /// Nothing is remembered while nothing can be written.
    void begin(HttpServletRequest request, HttpServletResponse response, Remembered.Proof proof) {
        try {
            keep(request, response, remembered.begin(proof), Remembered.GOOD_FOR);
        } catch (DataAccessException | TransactionException notNow) {
            keep(request, response, "", Duration.ZERO);
        }
    }

    /// Who has signed in in this browser before, and not out again.
    Optional<Remembered.Proof> before(HttpServletRequest request) {
        try {
            return kept(request).flatMap(remembered::of);
        } catch (DataAccessException | TransactionException notNow) {
            return Optional.empty();
        }
    }

    @Override
    public void logout(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Authentication authentication) {
        kept(request).ifPresent(remembered::end);
        keep(request, response, "", Duration.ZERO);
    }

    private Optional<String> kept(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private void keep(
            HttpServletRequest request, HttpServletResponse response, String value, Duration time) {
        var cookie =
                ResponseCookie.from(name, value)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(time);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }
}
