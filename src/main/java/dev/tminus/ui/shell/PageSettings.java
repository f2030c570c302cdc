package dev.tminus.ui.shell;

import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/// What every window gets as it opens.
@Component
class PageSettings implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(opened -> prepare(opened.getUI()));
    }

    private static void prepare(UI ui) {
        var reconnect = ui.getReconnectDialogConfiguration();
        reconnect.setDialogText(say("connection.lost"));
        reconnect.setDialogTextGaveUp(say("connection.gone"));
        ui.getPage()
                .executeJs(
                        "document.querySelector('vaadin-connection-indicator')"
                                + "?.setAttribute('role', 'status')");
    }
}
