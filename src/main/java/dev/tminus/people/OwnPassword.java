package dev.tminus.people;

import dev.tminus.runbook.names.PersonId;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Changing one's own password.
@Service
public class OwnPassword {

    private static final String OWN = "#person.value() == authentication.name";

    private final Accounts accounts;
    private final RememberedRows remembered;
    private final PasswordEncoder encoder;
    private final Attempts attempts;
    private final InstantSource clock;

    OwnPassword(
            Accounts accounts,
            RememberedRows remembered,
            PasswordEncoder encoder,
            Attempts attempts,
            InstantSource clock) {
        this.accounts = accounts;
        this.remembered = remembered;
        this.encoder = encoder;
        this.attempts = attempts;
        this.clock = clock;
    }

    /// What came of trying.
    public sealed interface Answer {

        record Changed() implements Answer {}

        /// The old password is another.
        record Wrong() implements Answer {}

        /// Not now, whatever the old password.
        record Wait(Duration left) implements Answer {}
    }

    /// Whether the person signs in with a password at all.
    @PreAuthorize(OWN)
    @Transactional(readOnly = true)
    public boolean has(PersonId person) {
        return accounts.findByPerson(person.value()).isPresent();
    }

    /// Gives the person a new password once they proved to know the old one. Wrong tries slow down
    /// as they do at signing in.
    ///
    /// @throws IllegalArgumentException where the new password breaks [PasswordRule]
    @PreAuthorize(OWN)
    @Transactional
    public Answer change(PersonId person, String old, String fresh) {
        if (PasswordRule.of(fresh) != PasswordRule.Verdict.GOOD) {
            throw new IllegalArgumentException("The password breaks the rule");
        }
        var wait = attempts.begin(person.value(), "profile");
        if (wait.isPositive()) {
            return new Answer.Wait(wait);
        }
        var account =
                accounts.findByPerson(person.value())
                        .filter(one -> encoder.matches(old, one.password()));
        var encoded = account.isPresent() ? encoder.encode(fresh) : null;
        if (account.isEmpty() || encoded == null) {
            return new Answer.Wrong();
        }
        accounts.save(account.get().withPassword(encoded, clock.instant()));
        remembered.deleteByPerson(person.value());
        attempts.succeeded(person.value(), "profile");
        return new Answer.Changed();
    }
}
