package dev.tminus.run.rules;

import dev.tminus.run.RunState;
import dev.tminus.runbook.names.StepId;
import dev.tminus.schedule.FieldValues;
import java.util.Optional;

/// What the forms and files of steps lack.
final class Forms {

    private Forms() {}

    /// What the work of a step still lacks before it counts as done.
    static Optional<String> incomplete(RunState state, StepId step) {
        var asks = Guard.step(state, step).basics().asks();
        return FieldValues.missing(asks.form(), state.step(step).answers())
                .or(() ->
                        asks.files().stream()
                                .filter(file -> state.step(step).file(file.name()) == null)
                                .findFirst()
                                .map(file -> "Attach \"%s\" first.".formatted(file.title())));
    }
}
