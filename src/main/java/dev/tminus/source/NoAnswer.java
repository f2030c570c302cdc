package dev.tminus.source;

/// A source gave no answer; the message is one sentence for people and holds no secret.
///
/// It carries no cause: what a driver throws may hold addresses and credentials.
public final class NoAnswer extends Exception {

    private final Reason reason;

    public NoAnswer(Reason reason, String sentence) {
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
        /// The operator does not let tminus connect to this host.
        HOST_NOT_ALLOWED,
        /// The server is that of an environment that does not allow runs of this mode.
        FENCED,
        /// The server leaves out or alters what is read, and a session cannot say otherwise.
        LEAVES_OUT,
        CANNOT_CONNECT,
        /// The server does not accept the user and the password.
        NOT_ACCEPTED,
        /// The query is not one that can be asked: several statements, a parameter without a value.
        UNREADABLE_QUERY,
        /// The query would change data.
        WRITES,
        /// The server refused the query.
        SQL_ERROR,
        /// A table was altered while it was read.
        TABLE_CHANGED,
        /// The answer holds a value that has no form in which it could be compared.
        UNREADABLE_VALUE,
        /// A row, record or field is larger than what is read.
        TOO_LARGE,
        /// The environment has no files of this name.
        UNKNOWN_FILES,
        /// The path leads out of its root, or to something that is no plain file.
        FILE_NOT_ALLOWED,
        FILE_MISSING,
        /// The file is not what it must be: RFC 4180, UTF-8, whole.
        FILE_BROKEN,
        /// The file was written to while it was read.
        FILE_CHANGED,
        /// There is no room to sort.
        DISK_FULL,
        TIMED_OUT,
        /// Somebody else ended the query on the server.
        CANCELLED,
        STOPPED,
        CONNECTION_DIED
    }
}
