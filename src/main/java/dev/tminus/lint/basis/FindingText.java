package dev.tminus.lint.basis;

import java.util.Collection;
import java.util.stream.Collectors;

/// Words that findings have in common.
public final class FindingText {

    private static final int SHOWN = 4;

    private FindingText() {}

    /// `` `a`, `b` and `c` ``, the rest of a long list counted.
    public static String list(Collection<?> ids) {
        var names = ids.stream().map(id -> "`" + id + "`").toList();
        if (names.size() > SHOWN) {
            return names.stream().limit(SHOWN - 1L).collect(Collectors.joining(", "))
                    + " and "
                    + (names.size() - SHOWN + 1)
                    + " more";
        }
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    public static String people(int count) {
        return count == 0 ? "nobody" : count == 1 ? "1 person" : count + " people";
    }
}
