package dev.tminus.ui.shell;

import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Something broke that nobody foresaw; the log has it under the number that the page shows.
@ParentLayout(Shell.class)
@AnonymousAllowed
class NotWorking extends ErrorPanel implements HasErrorParameter<Exception> {

    private static final Logger LOG = LoggerFactory.getLogger(NotWorking.class);

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var number = UUID.randomUUID().toString().substring(0, 8);
        LOG.error(
                "Page {} failed, number {}",
                event.getLocation().getPath(),
                number,
                parameter.getException());
        show("error", "c-fail", "error.internal", say("error.internal.text", number));
        return 500;
    }
}
