package dev.tminus.runbook.names;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 of a file's bytes, in lower-case hex: names one version for ever.
public record ContentHash(String hex) {

    public static ContentHash of(byte[] content) {
        try {
            return new ContentHash(
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Its first seven digits, as people name a version.
    public String brief() {
        return hex.substring(0, 7);
    }

    @Override
    public String toString() {
        return hex;
    }
}
