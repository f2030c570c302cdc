package dev.tminus.ui.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Whether the people of the workspace may sign in by one click: only in the bundled sample, bound
/// to this machine, and asked from this machine; not behind a proxy.
@Component
class SampleAccounts {

    private final boolean possible;

    SampleAccounts(
            @Value("${tminus.demo:false}") boolean demo,
            @Value("${server.address:#{null}}") @Nullable InetAddress address,
            @Value("${tminus.proxies:}") List<String> proxies) {
        this.possible = demo && address != null && address.isLoopbackAddress() && proxies.isEmpty();
    }

    boolean offeredTo(HttpServletRequest request) {
        return possible && Loopback.direct(request);
    }
}
