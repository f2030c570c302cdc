package dev.tminus.source;

/// A source gave no answer; the message is one sentence for people and holds no secret.
///
/// It carries no cause: what a driver throws may hold addresses and credentials.
public final class NoAnswer extends Exception {

    private final Reason reason;

    NoAnswer(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /// Why there is no answer.
    public enum Reason {
        /// The environment does not allow runs of this mode.
        MODE_NOT_ALLOWED,
        /// The environment has no source of this name.
        UNKNOWN_SOURCE,
        /// A `${…}` reference leads nowhere, or none stands where one must.
        UNRESOLVED_SECRET,
        /// The address is not an H2, PostgreSQL or MariaDB one, or sets more than it may.
        ADDRESS_NOT_ALLOWED,
        CANNOT_CONNECT,
        /// The server does not accept the user and the password.
        NOT_ACCEPTED,
        /// The query is not one that can be asked: several statements, a parameter without a value.
        UNREADABLE_QUERY,
        /// The query would change data.
        WRITES,
        /// The server refused the query.
        SQL_ERROR,
        /// The answer holds a value that has no form in which it could be compared.
        UNREADABLE_VALUE,
        /// A row, record or field is larger than what is read.
        TOO_LARGE,
        TIMED_OUT,
        STOPPED,
        CONNECTION_DIED
    }
}
