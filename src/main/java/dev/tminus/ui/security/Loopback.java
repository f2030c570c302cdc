package dev.tminus.ui.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells whether a request was made on this very machine, without anybody in between.
final class Loopback {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private Loopback() {}

    /// The name in `Host` must be one of this machine's own (a page of another site that was
    /// rebound to 127.0.0.1 still says its own name), and no proxy may have passed the request on.
    static boolean direct(HttpServletRequest request) {
        return isOwnName(request.getHeader("Host"))
                && Collections.list(request.getHeaderNames()).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .noneMatch(name ->
                                name.equals("forwarded")
                                        || name.startsWith("x-forwarded-")
                                        || name.equals("x-real-ip")
                                        || name.equals("via"));
    }

    static boolean isOwnName(@Nullable String host) {
        if (host == null) {
            return false;
        }
        var name = host.replaceFirst(":\\d{1,5}$", "").toLowerCase(Locale.ROOT);
        return NAMES.contains(name);
    }
}
