package dev.tminus.change;

import dev.tminus.change.Change.Part;
import dev.tminus.runbook.Condition;
import dev.tminus.runbook.Runbook;
import dev.tminus.schedule.Worlds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedCollection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Collects changes.
final class ChangeCollector {

    private static final int SHOWN = 6;

    private final List<Change> changes = new ArrayList<>();
    private final @Nullable Runbook now;
    private final Order order;

    /// @param now the newer version, null of a workspace
    ChangeCollector(@Nullable Runbook now) {
        this.now = now;
        order = now == null ? Order.none() : Order.of(now);
    }

    /// Of the newer version.
    Order order() {
        return order;
    }

    /// Whether a live run may leave out by the newer test what it did by the older.
    boolean isLeftOut(Condition was, Condition is) {
        return now == null || Worlds.canPart(now, was, is);
    }

    List<Change> all() {
        return List.copyOf(changes);
    }

    int count() {
        return changes.size();
    }

    void add(Change change) {
        changes.add(change);
    }

    /// What is told through it goes under the name of that part.
    About about(Part part, Object subject) {
        return new About(this, part, subject.toString());
    }

    /// `a, b and 3 more`, each in back quotes.
    static String list(Collection<?> names) {
        var shown = PrintValue.inOrder(names).limit(SHOWN).map(name -> "`" + name + "`");
        return shown.collect(Collectors.joining(", "))
                + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "");
    }

    /// What the first has and the second has not, in order.
    static <T> Set<T> without(Collection<T> some, Collection<T> others) {
        var rest = new LinkedHashSet<T>();
        (some instanceof SequencedCollection<T>
                        ? some.stream()
                        : some.stream()
                                .sorted((one, two) -> one.toString().compareTo(two.toString())))
                .filter(one -> !others.contains(one))
                .forEach(rest::add);
        return rest;
    }
}
