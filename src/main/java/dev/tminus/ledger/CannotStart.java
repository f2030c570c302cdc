package dev.tminus.ledger;

import org.jspecify.annotations.Nullable;

/// Nothing can begin, for a reason that the operator can do something about.
public final class CannotStart extends IllegalStateException {

    private final String fix;

    /// @param what one sentence: what is wrong, and where
    /// @param fix goes after "Fix: "
    public CannotStart(String what, String fix, @Nullable Throwable cause) {
        super(what, cause);
        this.fix = fix;
    }

    public String fix() {
        return fix;
    }
}
