package dev.tminus.ledger.journal;

/// An entry of the journal says something that this version of tminus does not understand.
public final class JournalUnreadable extends RuntimeException {

    private final String what;

    public JournalUnreadable(String what) {
        super(what);
        this.what = what;
    }

    public JournalUnreadable(String what, Throwable cause) {
        super(what, cause);
        this.what = what;
    }

    /// The sentence for people.
    public String what() {
        return what;
    }
}
