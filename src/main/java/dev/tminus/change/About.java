package dev.tminus.change;

import dev.tminus.change.Change.Kind;
import dev.tminus.change.Change.Part;
import dev.tminus.runbook.names.Tag;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Tells the changes of one part.
record About(ChangeCollector found, Part part, String subject) {

    void add(Kind kind, String text) {
        found.add(new Change(kind, part, subject, text));
    }

    /// `{what} was {old} and is {now}`, where both differ; of longer texts only where they do.
    void compare(Kind kind, String what, @Nullable Object old, @Nullable Object now) {
        if (Components.same(old, now)) {
            return;
        }
        var before = PrintValue.of(old);
        var after = PrintValue.of(now);
        if (before.equals(after)) {
            add(kind, "%s means something else, and is still `%s`.".formatted(what, after));
        } else if (Passage.isLong(before, after)) {
            add(kind, "%s changed: %s".formatted(what, Passage.between(before, after)));
        } else {
            add(kind, "%s was %s and is %s.".formatted(what, quoted(before), quoted(after)));
        }
    }

    /// Texts that differ: `Its instructions say something else: … became …`.
    void tellText(Kind kind, String theySay, String old, String now) {
        add(kind, "%s something else: %s".formatted(theySay, Passage.between(old, now)));
    }

    /// A sentence for each that only one of the two has; `%s` stands for its name.
    <T> void tellSets(Collection<T> old, Collection<T> now, Phrase gone, Phrase fresh) {
        tellEach(ChangeCollector.without(old, now), gone, Object::toString);
        tellEach(ChangeCollector.without(now, old), fresh, Object::toString);
    }

    void tellTags(Collection<Tag> old, Collection<Tag> now) {
        tellSets(
                old,
                now,
                new Phrase(Kind.REMOVED, "The tag `%s` is gone."),
                new Phrase(Kind.ADDED, "The tag `%s` is new."));
    }

    <T> void tellEach(Collection<T> some, Phrase said, Function<T, String> name) {
        some.forEach(one -> add(said.kind(), said.text().formatted(name.apply(one))));
    }

    /// Compares two records component by component.
    <R extends Record> Both<R> both(R was, R is) {
        return new Both<>(was, is, this, "");
    }

    private static String quoted(String words) {
        return words.isEmpty() ? "nothing" : "`" + words + "`";
    }

    /// A sentence with a place for a name.
    record Phrase(Kind kind, String text) {}
}
