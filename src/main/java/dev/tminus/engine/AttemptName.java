package dev.tminus.engine;

import dev.tminus.ledger.DueWork.Attempt;
import dev.tminus.run.RunId;
import dev.tminus.runbook.names.StepId;

/// An attempt as the scheduler's table names it: `run/step/use/number`. Steps and uses hold no
/// slash.
record AttemptName(String text) {

    static AttemptName of(Attempt attempt) {
        return new AttemptName(
                "%s/%s/%s/%d"
                        .formatted(attempt.run(), attempt.step(), attempt.use(), attempt.number()));
    }

    Attempt attempt() {
        var parts = text.split("/", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException(text + " names no attempt");
        }
        return new Attempt(
                RunId.of(parts[0]), new StepId(parts[1]), parts[2], Integer.parseInt(parts[3]));
    }
}
