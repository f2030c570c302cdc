package dev.tminus.language;

/// How bad a problem is.
public enum Severity {
    /// The file cannot be used.
    ERROR,
    /// The file can be used; somebody should look.
    WARNING
}
