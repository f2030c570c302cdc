package dev.tminus.run;

/// An entry of the journal says something that this version of tminus does not understand.
final class JournalUnreadable extends RuntimeException {

    private final String what;

    JournalUnreadable(String what) {
        super(what);
        this.what = what;
    }

    JournalUnreadable(String what, Throwable cause) {
        super(what, cause);
        this.what = what;
    }

    /// The sentence for people.
    String what() {
        return what;
    }
}
