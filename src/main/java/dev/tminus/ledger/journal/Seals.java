package dev.tminus.ledger.journal;

import dev.tminus.evidence.KeyFile;
import dev.tminus.ledger.CannotStart;
import dev.tminus.ledger.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Seals the end of every stream with a key that is not in the database: whoever can change the
/// database alone can compute chains anew, and no seal.
@Component
class Seals {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 32;

    private final JdbcTemplate jdbc;
    private final KeyFile file;
    private final String given;
    private byte @Nullable [] secret;

    /// @param given the operator's key; empty for one in the home folder
    Seals(JdbcTemplate jdbc, Storage.Where where, @Value("${tminus.seal.key:}") String given) {
        this.jdbc = jdbc;
        this.file = new KeyFile(where.home().resolve("seal-key"));
        this.given = given;
        if (!given.isEmpty() && given.length() < SHORTEST) {
            throw new CannotStart(
                    "tminus.seal.key has %d characters, expected at least %d."
                            .formatted(given.length(), SHORTEST),
                    "give it a longer one, or none for one that is made in TMINUS_HOME",
                    null);
        }
    }

    /// What the key said of a stream when its last entry was written.
    record Seal(long seq, String mac) {}

    /// Where the key comes from, for people.
    String key() {
        return given.isEmpty() ? file.path().toString() : "tminus.seal.key";
    }

    boolean hasKey() {
        return !given.isEmpty() || file.exists();
    }

    /// Seals a stream where it ends now, in the transaction that wrote its end.
    void seal(UUID stream, Head head) {
        var mac = mac(stream, head);
        var changed =
                jdbc.update(
                        "update seal set seq = ?, mac = ? where stream = ?",
                        head.seq(),
                        mac,
                        stream);
        if (changed == 0) {
            jdbc.update(
                    "insert into seal (stream, seq, mac) values (?, ?, ?)",
                    stream,
                    head.seq(),
                    mac);
        }
    }

    Map<UUID, Seal> all() {
        var all = new HashMap<UUID, Seal>();
        jdbc.query(
                "select stream, seq, mac from seal",
                row -> {
                    all.put(
                            row.getObject(1, UUID.class),
                            new Seal(row.getLong(2), row.getString(3)));
                });
        return all;
    }

    void forget() {
        jdbc.update("delete from seal");
    }

    boolean fits(String mac, UUID stream, Head head) {
        return MessageDigest.isEqual(
                mac.getBytes(StandardCharsets.US_ASCII),
                mac(stream, head).getBytes(StandardCharsets.US_ASCII));
    }

    String mac(UUID stream, Head head) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret(), ALGORITHM));
            mac.update(
                    ByteBuffer.allocate(3 * Long.BYTES)
                            .putLong(stream.getMostSignificantBits())
                            .putLong(stream.getLeastSignificantBits())
                            .putLong(head.seq())
                            .flip());
            return HexFormat.of().formatHex(mac.doFinal(head.hash()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256", e);
        }
    }

    private synchronized byte[] secret() {
        try {
            if (secret == null) {
                secret = given.isEmpty() ? file.read() : given.getBytes(StandardCharsets.UTF_8);
            }
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The journal cannot be sealed, as %s.".formatted(e.getMessage()), e);
        }
    }
}
