package dev.tminus.comparison;

import java.util.List;

/// What a comparison found, planted rows left out.
///
/// @param left rows of the left side
/// @param right rows of the right side
/// @param matched pairs that are the same
/// @param missing rows of the left side only
/// @param extra rows of the right side only
/// @param changed pairs of one key that are not the same
/// @param duplicates rows beyond the first of their key, or in a multiset of their like, on either
///   side
/// @param differing for each column of the layout, changed pairs in which it differs
/// @param planted synthetic differences among the rows
/// @param found how many of these were found
/// @param blind columns whose rule lets everything pass
public record Compared(
        long left,
        long right,
        long matched,
        long missing,
        long extra,
        long changed,
        long duplicates,
        List<Long> differing,
        int planted,
        int found,
        List<String> blind) {

    public Compared {
        differing = List.copyOf(differing);
        blind = List.copyOf(blind);
    }

    /// Whether the comparison found what was planted in it: without it nothing is proven.
    public boolean proven() {
        return planted == found;
    }

    /// `3 of 3`: how much of what was planted was found.
    public String control() {
        return found + " of " + planted;
    }
}
