package dev.tminus.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.tminus.catalog.Catalog;
import dev.tminus.ledger.Later;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.ui.security.ReturnAddress;
import dev.tminus.ui.security.SignedIn;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Signs out: ends the session of every tab of this browser. So does being taken out of the
/// workspace, as soon as the folder says so: an open page shows nothing more.
@Component
class SessionEnd implements VaadinServiceInitListener {

    private static final Duration ENOUGH_TO_LEAVE = Duration.ofSeconds(2);

    private final AuthenticationContext authentication;
    private final Catalog catalog;
    private final SignedIn signedIn;
    private final Later later;

    SessionEnd(
            AuthenticationContext authentication, Catalog catalog, SignedIn signedIn, Later later) {
        this.later = later;
        this.authentication = authentication;
        this.catalog = catalog;
        this.signedIn = signedIn;
    }

    void signOut() {
        authentication.logout();
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource()
                .addSessionInitListener(begun ->
                        signedIn.person().ifPresent(person -> watch(begun.getSession(), person)));
    }

    private void watch(VaadinSession session, PersonId person) {
        var watch =
                catalog.watchCurrent(_ -> {
                    if (catalog.isGone(person)) {
                        var _ = session.access(() -> session.getUIs().forEach(SessionEnd::leave));
                        later.after(ENOUGH_TO_LEAVE, () -> end(session));
                    }
                });
        session.addSessionDestroyListener(_ -> watch.close());
    }

    /// The door ends the session when the browser does so.
    private static void leave(UI ui) {
        ui.getPage().setLocation(ReturnAddress.GONE);
    }

    /// Whatever the browser does, where the door has not done so.
    private static void end(VaadinSession session) {
        var _ =
                session.access(() -> {
                    var still = session.getSession();
                    if (still != null) {
                        still.invalidate();
                    }
                });
    }
}
