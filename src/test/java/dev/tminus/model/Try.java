package dev.tminus.model;

/// One attempt of a check, with the minutes at which it began and ended.
final class Try {

    final int began;
    int ended;

    /// Empty while it is under way.
    String verdict = "";

    Try(int began) {
        this.began = began;
    }

    void ends(String how, int minute) {
        verdict = how;
        ended = minute;
    }

    boolean open() {
        return verdict.isEmpty();
    }

    String shown() {
        return open() ? "open" : verdict;
    }

    boolean passed() {
        return verdict.startsWith("passed");
    }
}
