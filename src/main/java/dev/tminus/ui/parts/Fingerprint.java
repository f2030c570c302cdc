package dev.tminus.ui.parts;

/// A digest as people compare it.
public final class Fingerprint {

    private Fingerprint() {}

    /// `9f3c 2b71`.
    public static String brief(String digest) {
        return digest.length() < 8 ? digest : digest.substring(0, 4) + " " + digest.substring(4, 8);
    }

    /// `9f3c 2b71 e805 … a41e`.
    public static String shown(String digest) {
        return digest.length() < 16
                ? digest
                : brief(digest)
                        + " "
                        + digest.substring(8, 12)
                        + " … "
                        + digest.substring(digest.length() - 4);
    }
}
