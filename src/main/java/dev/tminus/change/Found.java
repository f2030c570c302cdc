package dev.tminus.change;

import dev.tminus.change.Change.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Collects changes.
final class Found {

    private static final int SHOWN = 6;

    private final List<Change> changes = new ArrayList<>();

    List<Change> all() {
        return List.copyOf(changes);
    }

    void add(Kind kind, Object subject, String text) {
        changes.add(new Change(kind, subject.toString(), text));
    }

    /// `{what} was {old} and is {now}`, where both differ.
    void compare(Kind kind, Object subject, String what, @Nullable Object old, @Nullable Object now) {
        if (!Objects.equals(old, now)) {
            add(kind, subject, "%s was %s and is %s.".formatted(what, said(old), said(now)));
        }
    }

    private static String said(@Nullable Object value) {
        return value == null || value.toString().isEmpty() ? "nothing" : "`" + value + "`";
    }

    /// `a, b and 3 more`, each in back quotes.
    static String list(Collection<?> names) {
        var shown = names.stream().limit(SHOWN).map(name -> "`" + name + "`");
        return shown.collect(Collectors.joining(", "))
                + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "");
    }

    /// What the first has and the second has not, in order.
    static <T> Set<T> without(Collection<T> some, Collection<T> others) {
        var rest = new LinkedHashSet<>(some);
        rest.removeAll(others instanceof Set<T> set ? set : new LinkedHashSet<>(others));
        return rest;
    }
}
