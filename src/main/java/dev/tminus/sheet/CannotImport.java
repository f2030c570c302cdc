package dev.tminus.sheet;

/// A file of which no runbook can be made. The message says why, and what to do.
final class CannotImport extends Exception {

    private static final long serialVersionUID = 1L;

    private final String why;

    CannotImport(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }
}
