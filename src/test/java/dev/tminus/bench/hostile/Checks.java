package dev.tminus.bench.hostile;

import dev.tminus.testing.Member;
import java.util.List;

/// The checks of the step that somebody has open, as the page shows them.
record Checks(Member reader) {

    private static final List<String> OVER = List.of("Passed", "Failed", "Could not run");

    /// Whether each has ended.
    boolean areOver() {
        var words = words();
        return !words.isEmpty() && words.stream().allMatch(word -> OVER.contains(word.strip()));
    }

    /// What each says, in one line.
    List<String> outcomes() {
        return reader.drawer().locator(".checks .check").allInnerTexts().stream()
                .map(text -> text.strip().replaceAll("\\s+", " "))
                .toList();
    }

    private List<String> words() {
        return reader.drawer().locator(".checks .check .line > :last-child").allInnerTexts();
    }
}
