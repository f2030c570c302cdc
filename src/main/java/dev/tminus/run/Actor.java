package dev.tminus.run;

import dev.tminus.runbook.names.PersonId;
import java.time.Instant;
import java.util.Optional;

/// Who asks for a change. Only the security adapters make a person, only the engine the other two.
public sealed interface Actor {

    /// Why this is nobody who may do what only people do, or nothing.
    default Optional<String> notAPerson() {
        return this instanceof Person
                ? Optional.empty()
                : Optional.of("Only a person can do this.");
    }

    /// Somebody who signed in.
    ///
    /// @param authenticatedAt when they last proved who they are
    record Person(PersonId id, Instant authenticatedAt) implements Actor {}

    /// A worker that carries out one attempt.
    ///
    /// @param attempt which one, as `step/use/number`
    /// @param fence the claim it works under; a later claim outdates it
    record Worker(String attempt, long fence) implements Actor {}

    /// Nobody: a time has come, or it follows by itself from what happened.
    record Clock() implements Actor {}
}
