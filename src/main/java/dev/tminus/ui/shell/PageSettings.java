package dev.tminus.ui.shell;

import static dev.tminus.ui.parts.Parts.banner;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import dev.tminus.ledger.LedgerHealth;
import dev.tminus.ledger.Runs;
import dev.tminus.people.Profiles;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.ui.parts.Preferences;
import dev.tminus.ui.parts.Tone;
import dev.tminus.ui.parts.UnforeseenError;
import dev.tminus.ui.security.SignedIn;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// What every window gets as it opens.
@Component
class PageSettings implements VaadinServiceInitListener {

    private final SignedIn signedIn;
    private final Profiles profiles;
    private final Runs runs;

    private final boolean demo;

    PageSettings(
            SignedIn signedIn,
            Profiles profiles,
            Runs runs,
            @Value("${tminus.demo:false}") boolean demo) {
        this.demo = demo;
        this.signedIn = signedIn;
        this.profiles = profiles;
        this.runs = runs;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(opened -> prepare(opened.getUI()));
        event.getSource()
                .addSessionInitListener(begun ->
                        begun.getSession().setErrorHandler(error -> sorry(error.getThrowable())));
    }

    /// Whatever breaks while somebody works with a page is said on it.
    private void sorry(Throwable broken) {
        var sentence =
                runs.health() instanceof LedgerHealth.ReadOnly(var reason)
                        ? say("error.act.read-only", reason)
                        : UnforeseenError.sentence("An act on a page", broken);
        var ui = UI.getCurrent();
        if (ui != null) {
            ui.getChildren()
                    .filter(Shell.class::isInstance)
                    .map(Shell.class::cast)
                    .findFirst()
                    .ifPresentOrElse(
                            shell -> shell.sorry(sentence),
                            () -> ui.add(banner(Tone.FAIL, "error", "alert", text(sentence))));
        }
    }

    private void recall(UI ui, PersonId person) {
        try {
            var _ = Preferences.recall(ui, profiles, person, demo);
        } catch (DataAccessException | TransactionException unreadable) {
            // The page says why, in the language that it has without.
        }
    }

    private void prepare(UI ui) {
        signedIn.person().ifPresent(person -> recall(ui, person));
    }
}
