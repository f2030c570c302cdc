package dev.tminus.ui.security;

import dev.tminus.run.Actor;
import dev.tminus.runbook.names.PersonId;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// The person behind the current request: the only place that makes an [Actor.Person] of a browser
/// session.
@Component
public class SignedIn {

    /// Who asks for a change.
    ///
    /// @throws IllegalStateException where nobody is signed in
    public Actor.Person actor() {
        return current()
                .map(person -> new Actor.Person(person.id(), person.at()))
                .orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
    }

    /// Who looks, if anybody is signed in.
    public Optional<PersonId> person() {
        return current().map(SignedInPerson::id);
    }

    private static Optional<SignedInPerson> current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                        && authentication.isAuthenticated()
                        && authentication.getPrincipal() instanceof SignedInPerson person
                ? Optional.of(person)
                : Optional.empty();
    }
}
