package dev.tminus.catalog;

import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/// Counts the lines that differ between two texts.
public final class ChangedLines {

    private ChangedLines() {}

    /// A line that is another one now counts once. It takes time in proportion to the texts, and so
    /// may find a few more than the fewest.
    public static int between(String old, String now) {
        var diff = new HistogramDiff();
        diff.setFallbackAlgorithm(null);
        return diff.diff(RawTextComparator.DEFAULT, text(old), text(now)).stream()
                .mapToInt(edit -> Math.max(edit.getLengthA(), edit.getLengthB()))
                .sum();
    }

    private static RawText text(String text) {
        return new RawText(text.getBytes(StandardCharsets.UTF_8));
    }
}
