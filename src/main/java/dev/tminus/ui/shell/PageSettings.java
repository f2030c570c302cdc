package dev.tminus.ui.shell;

import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import dev.tminus.people.Profiles;
import dev.tminus.ui.parts.Preferences;
import dev.tminus.ui.security.SignedIn;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// What every window gets as it opens.
@Component
class PageSettings implements VaadinServiceInitListener {

    private final SignedIn signedIn;
    private final Profiles profiles;

    private final boolean demo;

    PageSettings(
            SignedIn signedIn, Profiles profiles, @Value("${tminus.demo:false}") boolean demo) {
        this.demo = demo;
        this.signedIn = signedIn;
        this.profiles = profiles;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(opened -> prepare(opened.getUI()));
    }

    private void prepare(UI ui) {
        signedIn.person().ifPresent(person -> Preferences.recall(ui, profiles, person, demo));
        var reconnect = ui.getReconnectDialogConfiguration();
        reconnect.setDialogText(say("connection.lost"));
        reconnect.setDialogTextGaveUp(say("connection.gone"));
        ui.getPage()
                .executeJs(
                        "document.querySelector('vaadin-connection-indicator')"
                                + "?.setAttribute('role', 'status')");
    }
}
