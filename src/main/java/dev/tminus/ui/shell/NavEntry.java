package dev.tminus.ui.shell;

import dev.tminus.ui.Places;

/// The pages that the navigation leads to.
public enum NavEntry {
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
        return "nav." + place;
    }
}
