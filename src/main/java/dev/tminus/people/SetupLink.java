package dev.tminus.people;

import dev.tminus.runbook.names.PersonId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
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
    private final PasswordEncoder encoder;
    private final InstantSource clock;
    private volatile @Nullable Issued issued;

    SetupLink(Accounts accounts, PasswordEncoder encoder, InstantSource clock) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.clock = clock;
    }

    /// A new token of 256 random bits, which makes the one before worthless. Only its hash stays.
    @ServerOnly("called once at start, and its answer goes to the log")
    public String issue() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        issued = new Issued(sha256(token), clock.instant().plus(GOOD_FOR));
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
                && MessageDigest.isEqual(bytes(current.hash()), bytes(sha256(token)));
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

    private static String sha256(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(token)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Issued(String hash, Instant until) {}
}
