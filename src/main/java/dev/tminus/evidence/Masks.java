package dev.tminus.evidence;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Replaces values by what tells equal from different and nothing else: the first 16 hex digits of
/// HMAC-SHA-256 under the key of the installation, as `#3f9a0c…`. Used by one thread.
public final class Masks {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 8;

    private final Mac mac;

    Masks(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256", e);
        }
    }

    /// The mask of a value; NULL stays NULL.
    public @Nullable String of(@Nullable String value) {
        if (value == null) {
            return null;
        }
        var hash = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        return "#" + HexFormat.of().formatHex(hash, 0, BYTES);
    }
}
