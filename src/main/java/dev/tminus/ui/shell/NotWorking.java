package dev.tminus.ui.shell;

import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.tminus.ledger.LedgerHealth;
import dev.tminus.ledger.Runs;
import dev.tminus.ledger.UnreadableRun;
import dev.tminus.ui.parts.UnforeseenError;

/// Something broke that nobody foresaw; the log has it under the number that the page shows.
@ParentLayout(Shell.class)
@AnonymousAllowed
class NotWorking extends ErrorPanel implements HasErrorParameter<Exception> {

    private final transient Runs runs;

    NotWorking(Runs runs) {
        this.runs = runs;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        if (parameter.getException() instanceof UnreadableRun run) {
            show("error", "c-fail", "error.run", run.what());
            return 500;
        }
        if (runs.health() instanceof LedgerHealth.ReadOnly(var reason)) {
            show("error", "c-fail", "error.ledger", reason);
            return 503;
        }
        var number =
                UnforeseenError.log(
                        "Page " + event.getLocation().getPath(), parameter.getException());
        show("error", "c-fail", "error.internal", say("error.internal.text", number));
        return 500;
    }
}
