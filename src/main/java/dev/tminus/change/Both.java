package dev.tminus.change;

import dev.tminus.change.Change.Kind;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Two versions of a record. Rules tell what they know of its components; a component that differs
/// and of which no rule has said anything is told by its key, so that nothing stays untold.
final class Both<R extends Record> {

    private final R was;
    private final R is;
    private final About about;
    private final String path;
    private final Map<String, RecordComponent> untold = new LinkedHashMap<>();

    /// @param path the keys that lead to the record, `undo`; empty for a part itself
    Both(R was, R is, About about, String path) {
        if (was.getClass() != is.getClass()) {
            throw new IllegalArgumentException(was.getClass() + " is no " + is.getClass());
        }
        this.was = was;
        this.is = is;
        this.about = about;
        this.path = path;
        Components.of(is.getClass()).forEach(one -> untold.put(one.getName(), one));
    }

    /// A rule that is asked where the component differs.
    Both<R> tell(String component, Runnable rule) {
        return tell(List.of(component), rule);
    }

    /// A rule for components that belong together, asked where one of them differs.
    Both<R> tell(List<String> components, Runnable rule) {
        var differing =
                components.stream()
                        .filter(this::isUntold)
                        .map(this::take)
                        .filter(this::differs)
                        .toList();
        if (!differing.isEmpty()) {
            int before = about.found().count();
            rule.run();
            if (about.found().count() == before) {
                differing.forEach(this::tellPlainly);
            }
        }
        return this;
    }

    /// A component whose old and new value are said: `{what} was {old} and is {new}`.
    Both<R> compare(String component, Kind kind, String what) {
        var one = named(component);
        return tell(
                component,
                () ->
                        about.compare(
                                kind, what, Components.value(one, was), Components.value(one, is)));
    }

    /// Components that follow from others, or that are told of another part.
    Both<R> elsewhere(String... components) {
        for (var component : components) {
            take(component);
        }
        return this;
    }

    /// Tells of all other components.
    void rest() {
        List.copyOf(untold.values()).stream().filter(this::differs).forEach(this::tellPlainly);
        untold.clear();
    }

    private boolean isUntold(String component) {
        return untold.containsKey(named(component).getName());
    }

    private RecordComponent take(String component) {
        untold.remove(component);
        return named(component);
    }

    private RecordComponent named(String component) {
        return Components.of(is.getClass()).stream()
                .filter(one -> one.getName().equals(component))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(is.getClass() + " has no " + component));
    }

    private boolean differs(RecordComponent component) {
        return !Components.same(Components.value(component, was), Components.value(component, is));
    }

    private void tellPlainly(RecordComponent component) {
        CompareRest.tell(
                about,
                CompareRest.key(path, component.getName()),
                Components.value(component, was),
                Components.value(component, is));
    }
}
