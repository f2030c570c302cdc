package dev.tminus.ledger;

/// A run whose journal cannot be read; all others can. The message is a sentence for people.
public final class UnreadableRun extends RuntimeException {

    UnreadableRun(String what, Throwable cause) {
        super(what, cause);
    }

    /// What is wrong and where.
    public String what() {
        return String.valueOf(getMessage());
    }
}
