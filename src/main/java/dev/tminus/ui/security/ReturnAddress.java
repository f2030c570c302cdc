package dev.tminus.ui.security;

import dev.tminus.ui.Places;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where somebody wanted to go before they had to sign in. It travels in the address of the sign-in
/// page: whoever is not signed in leaves nothing on the server.
public final class ReturnAddress {

    /// Name of the parameter.
    public static final String PARAMETER = "to";

    /// The sign-in page for somebody who was taken out of the workspace.
    public static final String GONE = "/" + Places.SIGN_IN + "?gone";

    private static final int LONGEST = 1_000;

    private ReturnAddress() {}

    static String signInFor(HttpServletRequest request) {
        var query = request.getQueryString();
        var wanted = request.getRequestURI() + (query == null ? "" : "?" + query);
        var path = within(wanted);
        return "/"
                + Places.SIGN_IN
                + (path.equals("/")
                        ? ""
                        : "?" + PARAMETER + "=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
    }

    /// The same path where it leads to a page of this application and nowhere else, or the first
    /// page.
    public static String within(@Nullable String path) {
        return path != null
                        && path.length() <= LONGEST
                        && path.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*")
                ? path
                : "/";
    }
}
