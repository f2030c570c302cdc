package dev.tminus.language.problems;

import java.util.Locale;

/// How bad a problem is.
public enum Severity {
    /// The file cannot be used before it is mended.
    ERROR,
    /// The file can be used; somebody should look.
    WARNING;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
