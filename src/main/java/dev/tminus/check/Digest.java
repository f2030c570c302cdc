package dev.tminus.check;

import dev.tminus.runbook.check.Allowance;
import dev.tminus.runbook.check.ColumnRule;
import dev.tminus.runbook.check.Tolerance;
import dev.tminus.source.Value;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// SHA-256 of the data that decided: canonical values, every part with its type and length. No time
/// and no place is in it, nor any word for people, so that the same data gives the same digest
/// whenever and wherever it is read, and however it is worded.
final class Digest {

    /// Changes with what is put in. A journal keeps digests as they were recorded, and compares
    /// none with data, so that those of earlier formats stay what was signed.
    private static final String FORMAT = "tminus data 2";

    private static final int NULL = -1;

    private final MessageDigest sha256;

    /// @param kind of the check
    Digest(String kind) {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
        add(FORMAT).add(kind);
    }

    /// The values of a key.
    Digest add(Key key) {
        return part('k', key.bytes());
    }

    Digest add(Value value) {
        return add(Key.of(List.of(value)));
    }

    /// A name, a hash, or the like; never a text that is worded for people.
    Digest add(String text) {
        return part('t', text.getBytes(StandardCharsets.UTF_8));
    }

    Digest add(List<String> texts) {
        add(texts.size());
        texts.forEach(this::add);
        return this;
    }

    Digest add(boolean truth) {
        return part('b', new byte[] {(byte) (truth ? 1 : 0)});
    }

    Digest add(long number) {
        return add(BigDecimal.valueOf(number));
    }

    /// A number, or that there is none.
    Digest add(@Nullable BigDecimal number) {
        return part(
                'n',
                number == null ? null : Tally.plain(number).getBytes(StandardCharsets.US_ASCII));
    }

    Digest add(Tolerance tolerance) {
        return switch (tolerance) {
            case Tolerance.Absolute(var most) -> part('a', null).add(most);
            case Tolerance.Percent(var most) -> part('%', null).add(most);
        };
    }

    Digest add(Allowance allow) {
        return add(allow.missing()).add(allow.extra()).add(allow.changed());
    }

    Digest add(ColumnRule rule) {
        return add(rule.within())
                .add(rule.apart().toSeconds())
                .add(rule.apart().toNanosPart())
                .add(rule.trim())
                .add(rule.ignoreCase());
    }

    private Digest part(char type, byte @Nullable [] bytes) {
        sha256.update(
                ByteBuffer.allocate(1 + Integer.BYTES)
                        .put((byte) type)
                        .putInt(bytes == null ? NULL : bytes.length)
                        .flip());
        if (bytes != null) {
            sha256.update(bytes);
        }
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
