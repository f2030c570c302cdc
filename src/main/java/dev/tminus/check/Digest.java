package dev.tminus.check;

import dev.tminus.source.Value;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// SHA-256 of the data that decided: every field with its length, no time and no place in it, so
/// that the same data gives the same digest whenever and wherever it is read.
final class Digest {

    private static final int NULL = -1;

    private final MessageDigest sha256;

    Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    Digest add(byte[] bytes) {
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        sha256.update(bytes);
        return this;
    }

    Digest add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    Digest add(Value value) {
        return add(Key.of(List.of(value)).bytes());
    }

    /// A number, or that there is none.
    Digest add(@Nullable BigDecimal number) {
        if (number == null) {
            sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(NULL).array());
            return this;
        }
        return add(number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
    }

    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
