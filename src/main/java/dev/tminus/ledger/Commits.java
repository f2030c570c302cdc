package dev.tminus.ledger;

import dev.tminus.catalog.Catalog;
import dev.tminus.ledger.storage.Health;
import dev.tminus.run.Actor;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Carries out what somebody asks of the ledger as one transaction, and tells of it once it is on
/// disk.
@Component
class Commits {

    /// How often a command is decided anew when somebody else was faster.
    private static final int TRIES = 5;

    /// Before the reason, where a commit was under way: it may have reached the disk all the same.
    private static final String DOUBT =
            "This may not have been recorded; once tminus can write again the page shows whether it"
                    + " was, and if not, you can try again. ";

    /// What somebody is told who was taken out of the workspace, whatever a run that is under way
    /// has pinned: who is who is decided by the workspace as it is now.
    private static final String GONE =
            "You were taken out of the workspace, so you change nothing here. Fix: ask its owner to"
                    + " put you back into workspace.yaml.";

    private final RunMemory memory;
    private final Catalog catalog;
    private final Boards boards;
    private final Health health;
    private final TransactionTemplate writing;

    Commits(
            RunMemory memory,
            Catalog catalog,
            Boards boards,
            Health health,
            PlatformTransactionManager transactions) {
        this.memory = memory;
        this.catalog = catalog;
        this.boards = boards;
        this.health = health;
        this.writing = new TransactionTemplate(transactions);
    }

    /// Why nothing is written for somebody now, or nothing.
    Optional<String> refusal(Actor actor) {
        return actor instanceof Actor.Person(var person, _) && catalog.isGone(person)
                ? Optional.of(GONE)
                : health.refusal();
    }

    CommandResult write(Actor actor, Supplier<Written> work) {
        for (var left = TRIES; ; left--) {
            var refusal = refusal(actor);
            if (refusal.isPresent()) {
                return new CommandResult.Refused(refusal.get());
            }
            try {
                return published(Objects.requireNonNull(writing.execute(_ -> work.get())));
            } catch (DuplicateKeyException somebodyWasFaster) {
                if (left == 0) {
                    throw somebodyWasFaster;
                }
            } catch (DataAccessException | TransactionException failed) {
                if (health.now() instanceof LedgerHealth.ReadOnly(var reason)) {
                    return new CommandResult.Refused(DOUBT + reason);
                }
                throw failed;
            }
        }
    }

    private CommandResult published(Written written) {
        var known = written.known();
        if (known != null) {
            memory.remember(known);
            health.appended(written.entries());
            boards.changed(known.state().id());
        }
        return written.answer();
    }
}
