package dev.tminus.people;

import java.nio.charset.StandardCharsets;

/// What makes a password good enough: its length, and nothing about its letters (OWASP ASVS 5.0,
/// 6.2.1 and 6.2.5).
public final class PasswordRule {

    /// Fewest characters.
    public static final int SHORTEST = 15;

    /// Most bytes in UTF-8; what bcrypt reads.
    public static final int LONGEST_BYTES = 72;

    private PasswordRule() {}

    /// How a password stands to the rule.
    public enum Verdict {
        GOOD,
        TOO_SHORT,
        TOO_LONG,
        ONE_CHARACTER
    }

    public static Verdict of(String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Verdict.TOO_SHORT;
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            return Verdict.TOO_LONG;
        }
        return password.codePoints().distinct().count() == 1 ? Verdict.ONE_CHARACTER : Verdict.GOOD;
    }
}
