package dev.tminus.people;

import dev.tminus.runbook.names.PersonId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The way in while nobody has an account: a link that the log shows once, good for an hour or
/// until the next start. Whoever holds it gives people of the workspace their passwords.
@Service
public class SetupLink {

    /// How long a link is good.
    public static final Duration GOOD_FOR = Duration.ofHours(1);

    private final Accounts accounts;
    private final RememberedRows remembered;
    private final PasswordEncoder encoder;
    private final InstantSource clock;
    private volatile @Nullable Issued issued;

    SetupLink(
            Accounts accounts,
            RememberedRows remembered,
            PasswordEncoder encoder,
            InstantSource clock) {
        this.accounts = accounts;
        this.remembered = remembered;
        this.encoder = encoder;
        this.clock = clock;
    }

    /// A new token of 256 random bits, which makes the one before worthless. Only its hash stays.
    @ServerOnly("called once at start, and its answer goes to the log")
    public String issue() {
        var token = Secrets.fresh();
        issued = new Issued(Secrets.hash(token), clock.instant().plus(GOOD_FOR));
        return token;
    }

    /// Whether anybody has an account.
    @ServerOnly("asked at start")
    @Transactional(readOnly = true)
    public boolean needed() {
        return accounts.count() == 0;
    }

    /// Whether a token opens the setup page now.
    @BeforeSignIn("the token")
    public boolean opens(String token) {
        var current = issued;
        return current != null
                && clock.instant().isBefore(current.until())
                && MessageDigest.isEqual(bytes(current.hash()), bytes(Secrets.hash(token)));
    }

    /// Gives a person a password, or a new one.
    ///
    /// @return false where the token opens nothing (any more)
    /// @throws IllegalArgumentException where the password breaks [PasswordRule]
    @BeforeSignIn("the token")
    @Transactional
    public boolean setPassword(String token, PersonId person, String password) {
        if (!opens(token)) {
            return false;
        }
        if (PasswordRule.of(password) != PasswordRule.Verdict.GOOD) {
            throw new IllegalArgumentException("The password breaks the rule");
        }
        var encoded = encode(password);
        var now = clock.instant();
        remembered.deleteByPerson(person.value());
        accounts.save(
                accounts.findByPerson(person.value())
                        .map(account -> account.withPassword(encoded, now))
                        .orElseGet(() ->
                                new Account(
                                        UUID.randomUUID(), null, person.value(), encoded, now)));
        return true;
    }

    private String encode(String password) {
        var encoded = encoder.encode(password);
        if (encoded == null) {
            throw new IllegalStateException("The encoder gave nothing");
        }
        return encoded;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Issued(String hash, Instant until) {}
}
