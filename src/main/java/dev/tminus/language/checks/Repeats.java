package dev.tminus.language.checks;

import dev.tminus.language.yaml.Code;
import dev.tminus.language.yaml.Node;
import dev.tminus.language.yaml.Problems;

/// How much `for-each` may repeat in one file: a short file must not become a large one.
final class Repeats {

    private static final int MOST = 100_000;

    private final Problems problems;
    private int left = MOST;

    Repeats(Problems problems) {
        this.problems = problems;
    }

    /// Whether something may be written so many times; says so where it may not.
    boolean allow(Node node, int times, Node at) {
        long size = (long) size(node, MOST) * times;
        if (size > left) {
            problems.error(
                    Code.BAD_VALUE,
                    at,
                    "The checks with `for-each` repeat more than %,d values of this file in all."
                            .formatted(MOST),
                    () -> "Name fewer values, or split the file.");
            return false;
        }
        left -= (int) size;
        return true;
    }

    private static int size(Node node, int most) {
        int size = 1;
        switch (node) {
            case Node.Text _ -> {}
            case Node.Items list -> {
                for (var item : list.items()) {
                    size += size < most ? size(item, most - size) : 0;
                }
            }
            case Node.Entries mapping -> {
                for (var entry : mapping.entries().values()) {
                    size += size < most ? 1 + size(entry.value(), most - size) : 0;
                }
            }
        }
        return size;
    }
}
