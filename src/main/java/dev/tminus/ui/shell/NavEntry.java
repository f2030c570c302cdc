package dev.tminus.ui.shell;

import dev.tminus.ui.Places;
import java.util.Locale;

/// The pages that the navigation leads to.
public enum NavEntry {
    HOME("home", Places.HOME),
    RUNS("runs", Places.RUNS),
    RUNBOOKS("book", Places.RUNBOOKS);

    private final String icon;
    private final String place;

    NavEntry(String icon, String place) {
        this.icon = icon;
        this.place = place;
    }

    String icon() {
        return icon;
    }

    String place() {
        return place;
    }

    /// Key of its word.
    String key() {
        return "nav." + name().toLowerCase(Locale.ROOT);
    }
}
