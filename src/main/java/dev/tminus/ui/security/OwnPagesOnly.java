package dev.tminus.ui.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/// Opens a WebSocket for pages of this application only: browsers let any site open one with the
/// reader's cookies, and only `Origin` tells (OWASP ASVS 5.0, 4.4.2).
public class OwnPagesOnly extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if ("websocket".equalsIgnoreCase(request.getHeader("Upgrade")) && !isOwn(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }

    /// Whether a page of this application asks. Browsers say so themselves over TLS and on this
    /// machine; else `Origin` has to name the host that was asked.
    public static boolean isOwn(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        return site == null ? isOwnOrigin(request) : site.equals("same-origin");
    }

    private static boolean isOwnOrigin(HttpServletRequest request) {
        var origin = authority(request.getHeader("Origin"));
        return origin != null
                && (origin.equalsIgnoreCase(request.getHeader("Host"))
                        || origin.equalsIgnoreCase(
                                request.getServerName() + ":" + request.getServerPort())
                        || (origin.equalsIgnoreCase(request.getServerName()) && isUsual(request)));
    }

    private static boolean isUsual(HttpServletRequest request) {
        return request.getServerPort() == (request.isSecure() ? 443 : 80);
    }

    private static @Nullable String authority(@Nullable String origin) {
        try {
            return origin == null ? null : URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }
}
