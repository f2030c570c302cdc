package dev.tminus.ui.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Whether the people of the workspace may sign in by one click: only in the bundled sample, bound
/// to this machine, and asked from this machine.
@Component
class SampleAccounts {

    private final boolean possible;

    SampleAccounts(
            @Value("${tminus.demo:false}") boolean demo,
            @Value("${server.address:#{null}}") @Nullable InetAddress address) {
        this.possible = demo && address != null && address.isLoopbackAddress();
    }

    boolean offeredTo(HttpServletRequest request) {
        return possible && Loopback.direct(request);
    }
}
