package dev.tminus.ui.shell;

import com.vaadin.flow.spring.security.AuthenticationContext;
import org.springframework.stereotype.Component;

/// Signs out: ends the session of every tab of this browser.
@Component
class SessionEnd {

    private final AuthenticationContext authentication;

    SessionEnd(AuthenticationContext authentication) {
        this.authentication = authentication;
    }

    void signOut() {
        authentication.logout();
    }
}
