package dev.tminus.ui.security;

import dev.tminus.catalog.Catalog;
import dev.tminus.runbook.names.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Writes to the log who signed in and who could not, never with a password: a name that is
/// nobody's is not written either, since people type passwords into the wrong field and strangers
/// type lines of a log.
@Component
class SignInLog {

    private static final Logger LOG = LoggerFactory.getLogger("dev.tminus.signin");
    private static final int LONGEST_ADDRESS = 45;

    private final Catalog catalog;

    SignInLog(Catalog catalog) {
        this.catalog = catalog;
    }

    void signedIn(PersonId person, String address) {
        LOG.info("Signed in: {} from {}", person, plain(address));
    }

    void wrong(String account, String address) {
        var known =
                !account.isEmpty()
                        && catalog.current()
                                .filter(now -> now.people().containsKey(new PersonId(account)))
                                .isPresent();
        LOG.warn(
                "Sign-in refused: {} from {}",
                known ? "wrong password for " + account : "unknown account",
                plain(address));
    }

    void gone(PersonId person, String address) {
        LOG.warn(
                "Sign-in refused: {} from {} is no longer in workspace.yaml",
                plain(person.value()),
                plain(address));
    }

    void ended(PersonId person, String address) {
        LOG.warn(
                "Session ended: {} from {} is no longer in workspace.yaml",
                plain(person.value()),
                plain(address));
    }

    /// A proxy may pass any text on as an address.
    private static String plain(String text) {
        var kept = text.replaceAll("[^A-Za-z0-9.:_%@-]", "?");
        return kept.length() > LONGEST_ADDRESS ? kept.substring(0, LONGEST_ADDRESS) : kept;
    }
}
