package dev.tminus.language.checks;

import dev.tminus.language.forms.Key;
import dev.tminus.language.forms.Times;
import dev.tminus.runbook.check.CheckBasics;
import dev.tminus.runbook.names.CheckId;
import java.time.Duration;

/// What every check has, whatever its kind.
final class Basics {

    static final Key<Duration> TIMEOUT =
            Key.preset(
                    "timeout",
                    Times.timeout(),
                    "5m",
                    "Of one attempt, which is inconclusive after it.");

    private Basics() {}

    /// What a check says that says nothing of it.
    static CheckBasics of(String id) {
        return new CheckBasics(new CheckId(id), id, TIMEOUT.fallback(), null);
    }
}
