package dev.tminus.ledger.storage;

import com.zaxxer.hikari.SQLExceptionOverride;
import dev.tminus.evidence.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sees every error of the database, whoever asked it, and knows those after which nothing can be
/// written any more: H2 closes itself when a write fails, and a server can be gone.
public class LostLedger implements SQLExceptionOverride {

    /// H2: general error, I/O, file corrupted, closed, closed at shutdown.
    private static final Set<Integer> H2 = Set.of(90028, 90030, 90031, 90098, 90121);

    private static final int H2_GENERAL = 50000;

    /// No connection; out of resources, a full disk among them; shut down; I/O.
    private static final Set<String> STATES = Set.of("08", "53", "57", "58");

    private final Health health;
    private final @Nullable Path folder;

    /// @param folder where an embedded database lies
    LostLedger(Health health, @Nullable Path folder) {
        this.health = health;
        this.folder = folder;
    }

    @java.lang.Override
    public Override adjudicate(SQLException error) {
        return notice(error) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }

    /// Tells of an error by which the ledger is lost.
    ///
    /// @return whether it is
    boolean notice(Throwable error) {
        if (!isLoss(error)) {
            return false;
        }
        health.interrupted(why(error));
        return true;
    }

    /// A commit failed: nobody knows whether the ledger can be written.
    void failed(Throwable error) {
        health.interrupted(why(error));
    }

    /// It was tried again, and still cannot be.
    public void still(Throwable error) {
        health.stillInterrupted(why(error));
    }

    /// Whether it is one, or comes of one.
    boolean isLoss(Throwable error) {
        for (@Nullable Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof IOException
                    || at instanceof NotNow
                    || (at instanceof SQLException sql && isLoss(sql))) {
                return true;
            }
        }
        return false;
    }

    private boolean isLoss(SQLException error) {
        var state = error.getSQLState();
        return folder == null
                ? state != null
                        && state.length() == 5
                        && STATES.contains(state.substring(0, 2))
                        && !state.equals("57014")
                : H2.contains(error.getErrorCode())
                        || (error.getErrorCode() == H2_GENERAL && error.getCause() != null);
    }

    /// One or two sentences for people.
    private String why(Throwable error) {
        var root = error;
        for (var at = error.getCause(); at != null; at = at.getCause()) {
            root = at;
        }
        var said = String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason given");
        if (folder != null && said.toLowerCase(Locale.ROOT).contains("no space left")) {
            return "The disk is full%s. Fix: free some space in %s; tminus then goes on by itself."
                    .formatted(Disk.left(folder), folder);
        }
        return "The ledger cannot be written (%s). tminus tries again by itself every 2 s."
                .formatted(said);
    }
}
