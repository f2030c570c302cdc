package dev.tminus.runbook.names;

import java.util.Locale;

/// Names a role of one runbook, such as \`ops\`.
public record RoleName(String value) implements Comparable<RoleName> {

    private static final int ABBREVIATION = 3;

    public RoleName {
        if (value.isBlank()) {
            throw new IllegalArgumentException("RoleName is blank");
        }
    }

    /// As people read it: `qa` is QA, `release-manager` is Release manager.
    public String words() {
        var words = value.replace('-', ' ').replace('_', ' ').strip();
        return words.length() <= ABBREVIATION
                ? words.toUpperCase(Locale.ROOT)
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    @Override
    public int compareTo(RoleName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
