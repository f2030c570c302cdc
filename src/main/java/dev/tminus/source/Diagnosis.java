package dev.tminus.source;

import dev.tminus.schedule.Durations;
import dev.tminus.source.NoAnswer.Reason;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.h2.jdbc.JdbcException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/// Turns what a driver throws into one sentence for people about one source.
///
/// @param place `Source field in qa`
/// @param address as the workspace writes it, references unresolved
/// @param user as the workspace writes it
record Diagnosis(
        String place,
        String address,
        String user,
        Redaction redaction,
        Deadline deadline,
        Stop stop) {

    private static final Set<String> CANCELLED = Set.of("57014", "70100");
    private static final Set<String> WRITES = Set.of("25006", "90002");
    private static final Set<String> SERVER_ENDS = Set.of("57P01", "57P02", "57P03", "57P05");

    /// MariaDB's, of a table that was rebuilt since the snapshot.
    private static final int DEFINITION_CHANGED = 1412;

    /// What servers say of rights and of what they lack, without any value.
    private static final Pattern NAMES_NO_VALUE =
            Pattern.compile(
                    "permission denied for [a-z ]+ [\\w$]+|division by zero"
                            + "|cannot execute [\\w ()]+ in a read-only transaction");

    private static final Set<Integer> H2_CONNECTION_LOST = Set.of(90067, 90028, 90098, 90121);

    NoAnswer noAnswer(Reason reason, String rest) {
        return new NoAnswer(reason, place + " " + rest);
    }

    NoAnswer timedOut() {
        return noAnswer(
                Reason.TIMED_OUT,
                "gave no answer within " + Durations.exact(deadline.limit()) + ".");
    }

    NoAnswer stopped() {
        return noAnswer(Reason.STOPPED, "was not read to the end: the check was stopped.");
    }

    NoAnswer connectionDied() {
        return noAnswer(
                Reason.CONNECTION_DIED, "lost the connection before the answer was complete.");
    }

    NoAnswer whileConnecting(Throwable thrown) {
        if (stop.isStopped()) {
            return stopped();
        }
        if (deadline.hasPassed()) {
            return timedOut();
        }
        if (thrown instanceof SQLException e && notAccepted(e)) {
            return noAnswer(
                    Reason.NOT_ACCEPTED,
                    "does not accept user " + user + " with the password it was given.");
        }
        return noAnswer(
                Reason.CANNOT_CONNECT,
                "cannot be reached at " + address + ": " + why(thrown) + ".");
    }

    private static boolean notAccepted(SQLException e) {
        var state = Objects.requireNonNullElse(e.getSQLState(), "");
        return e instanceof SQLInvalidAuthorizationSpecException || state.startsWith("28");
    }

    private String why(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            var known =
                    switch (cause) {
                        case UnknownHostException _ -> "its host name is not known";
                        case SocketTimeoutException _ -> "nothing answers there in time";
                        case NoRouteToHostException _ -> "there is no route to it";
                        case ConnectException _ -> "the connection is refused";
                        default -> "";
                    };
            if (!known.isEmpty()) {
                return known;
            }
        }
        return thrown instanceof SQLException e ? said(e) : "the driver failed";
    }

    /// Of a query that the server only looked at: what it says of its words, of what it names and
    /// of rights quotes no row.
    NoAnswer whileAsking(SQLException e) {
        var why = whileReading(e);
        var state = Objects.requireNonNullElse(e.getSQLState(), "");
        return why.reason() == Reason.SQL_ERROR
                        && (state.startsWith("42") || state.startsWith("90"))
                ? noAnswer(Reason.SQL_ERROR, "refused the query: " + said(e) + ".")
                : why;
    }

    /// Of a query whose rows are read: what a server says then may quote a value of theirs, which
    /// belongs neither into a summary nor into the journal.
    NoAnswer whileReading(SQLException e) {
        if (stop.isStopped()) {
            return stopped();
        }
        var state = Objects.requireNonNullElse(e.getSQLState(), "");
        if (deadline.hasPassed()) {
            return timedOut();
        }
        if (CANCELLED.contains(state)) {
            return noAnswer(
                    Reason.CANCELLED,
                    "was not read to the end: the query was cancelled on the server, and not"
                            + " because of the time limit. Fix: ask whoever runs the server, then"
                            + " check again.");
        }
        if (e.getErrorCode() == DEFINITION_CHANGED) {
            return noAnswer(
                    Reason.TABLE_CHANGED,
                    "had a table altered while it was read. Fix: check again when nobody alters its"
                            + " tables.");
        }
        if (e instanceof PSQLException thrown && wouldHideRows(thrown)) {
            return noAnswer(
                    Reason.LEAVES_OUT,
                    "was not read: row-level security would hide rows from this user ("
                            + said(e)
                            + "). Fix: give the user BYPASSRLS, or read tables without policies.");
        }
        if (WRITES.contains(state) || e.getErrorCode() == 1792) {
            var said = said(e);
            return noAnswer(
                    Reason.WRITES,
                    NAMES_NO_VALUE.matcher(said).matches()
                            ? "refused the query because it writes: " + said + "."
                            : "refused the query because it writes.");
        }
        if (Objects.requireNonNullElse(e.getMessage(), "").contains("maxResultBuffer")) {
            return noAnswer(
                    Reason.TOO_LARGE,
                    "answers rows that are too wide to be read together, more than 24 MiB in 500"
                            + " rows. Fix: name the columns that matter, or compare a hash of the"
                            + " wide ones.");
        }
        if (tooMuch(e)) {
            return noAnswer(
                    Reason.TOO_LARGE,
                    "sends more than 40 MiB at once, such as an error that quotes a very long"
                            + " value. Fix: name the columns that matter, or compare a hash of the wide"
                            + " ones.");
        }
        if (lost(state, e)) {
            return connectionDied();
        }
        return brokeOff(said(e), state);
    }

    private NoAnswer brokeOff(String said, String state) {
        return noAnswer(
                Reason.SQL_ERROR,
                NAMES_NO_VALUE.matcher(said).matches()
                        ? "refused the query: " + said + "."
                        : "broke off the query with error %s. Its message may quote values of rows and is not kept. Fix: run the query by hand to see it."
                                .formatted(state));
    }

    /// Known by the place in the server's code, as its words depend on its language.
    private static boolean wouldHideRows(PSQLException e) {
        var said = e.getServerErrorMessage();
        return said != null && "check_enable_rls".equals(said.getRoutine());
    }

    private static boolean tooMuch(SQLException e) {
        @Nullable Throwable cause = e;
        while (cause != null && !(cause instanceof BoundedSockets.TooMuch)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private static boolean lost(String state, SQLException e) {
        return state.startsWith("08")
                || SERVER_ENDS.contains(state)
                || e instanceof SQLNonTransientConnectionException
                || (e instanceof SQLTransientConnectionException && !state.startsWith("45"))
                || H2_CONNECTION_LOST.contains(e.getErrorCode());
    }

    /// What the server says, without the statement, secrets and the driver's decoration.
    private String said(SQLException e) {
        var message = e instanceof JdbcException h2 ? h2.getOriginalMessage() : e.getMessage();
        if (message == null || message.isBlank()) {
            return "error " + e.getSQLState();
        }
        var undecorated =
                message.replaceFirst("^\\(conn=\\d+\\) ", "")
                        .replaceFirst("^\\p{Lu}+: ", "")
                        .replaceFirst("\\R\\s*Position: \\d+\\s*$", "");
        var clean = redaction.clean(undecorated);
        return clean.replaceFirst("[.\\s]+$", "");
    }

    @Override
    public String toString() {
        return "Diagnosis[" + place.toLowerCase(Locale.ROOT) + "]";
    }
}
