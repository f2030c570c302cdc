package dev.tminus.runbook.names;

import java.util.Locale;

/// Names a role of one runbook, such as \`ops\`.
public record RoleName(String value) implements Name<RoleName> {

    private static final int ABBREVIATION = 3;

    public RoleName {
        Name.notBlank(value);
    }

    /// As people read it: `qa` is QA, `release-manager` is Release manager.
    public String words() {
        var words = value.replace('-', ' ').replace('_', ' ').strip();
        return words.length() <= ABBREVIATION
                ? words.toUpperCase(Locale.ROOT)
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    @Override
    public String toString() {
        return value;
    }
}
