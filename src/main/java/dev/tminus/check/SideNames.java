package dev.tminus.check;

import dev.tminus.runbook.check.Side;

/// What the two sides of a check are called.
record SideNames(Side left, Side right) {

    /// For people; with the side where both are of one source.
    String of(boolean isLeft) {
        var name = side(isLeft).name();
        return bothAreOne() ? name + (isLeft ? " (left)" : " (right)") : name;
    }

    /// For names of files: letters, digits, dots, hyphens and underscores.
    String file(boolean isLeft) {
        var name = side(isLeft).name().replaceFirst("\\.csv(\\.gz)?$", "");
        var plain = name.replaceAll("[^\\p{L}\\p{Nd}._]+", "-");
        return bothAreOne() ? plain + (isLeft ? "-left" : "-right") : plain;
    }

    Side side(boolean isLeft) {
        return isLeft ? left : right;
    }

    private boolean bothAreOne() {
        return left.name().equals(right.name());
    }
}
