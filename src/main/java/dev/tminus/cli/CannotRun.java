package dev.tminus.cli;

/// A command cannot do what it was asked; the message says why, and what to do.
final class CannotRun extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotRun(String message) {
        super(message);
    }
}
