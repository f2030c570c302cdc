package dev.tminus.ui.run;

/// A digest as people compare it.
final class Fingerprint {

    private Fingerprint() {}

    /// `9f3c 2b71`.
    static String brief(String digest) {
        return digest.length() < 8 ? digest : digest.substring(0, 4) + " " + digest.substring(4, 8);
    }

    /// `9f3c 2b71 e805 … a41e`.
    static String shown(String digest) {
        return digest.length() < 16
                ? digest
                : brief(digest)
                        + " "
                        + digest.substring(8, 12)
                        + " … "
                        + digest.substring(digest.length() - 4);
    }
}
