package dev.tminus.language.drafts;

import dev.tminus.runbook.WaitStep.Lasts;

/// How long a `wait` waits, as far as it is written in it.
public sealed interface LastsDraft {

    record Known(Lasts lasts) implements LastsDraft {}

    /// As long as a variable of the runbook says.
    record OfVariable(String name) implements LastsDraft {}
}
