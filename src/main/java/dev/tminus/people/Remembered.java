package dev.tminus.people;

import dev.tminus.runbook.names.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who is signed in where, beyond a restart: until they sign out there, get another password, or
/// [#GOOD_FOR] has passed since they signed in.
@Service
public class Remembered {

    /// How long a browser is remembered: a release from its first preparations to its last checks.
    public static final Duration GOOD_FOR = Duration.ofDays(14);

    private final RememberedRows rows;
    private final InstantSource clock;

    Remembered(RememberedRows rows, InstantSource clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /// Somebody who proved who they are.
    ///
    /// @param at when they did
    /// @param sample whether it took no more than a sample account
    public record Proof(PersonId person, Instant at, boolean sample) {}

    /// Remembers a browser.
    ///
    /// @return what the browser has to keep
    @ServerOnly("called once somebody has proved who they are")
    @Transactional
    public String begin(Proof proof) {
        rows.deleteBySignedInAtBefore(clock.instant().minus(GOOD_FOR));
        var secret = Secrets.fresh();
        rows.save(
                new RememberedRow(
                        Secrets.hash(secret),
                        null,
                        proof.person().value(),
                        proof.at(),
                        proof.sample()));
        return secret;
    }

    /// Who has signed in where this is kept.
    @BeforeSignIn("what the browser keeps")
    @Transactional(readOnly = true)
    public Optional<Proof> of(String secret) {
        return rows.findById(Secrets.hash(secret))
                .filter(row -> clock.instant().isBefore(row.signedInAt().plus(GOOD_FOR)))
                .map(row -> new Proof(new PersonId(row.person()), row.signedInAt(), row.sample()));
    }

    /// Forgets one browser.
    @BeforeSignIn("what the browser keeps")
    @Transactional
    public void end(String secret) {
        rows.deleteById(Secrets.hash(secret));
    }
}
