package dev.tminus.change;

import dev.tminus.change.Change.Kind;
import dev.tminus.runbook.Condition;
import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.check.Expectation;
import dev.tminus.runbook.check.Tolerance;
import dev.tminus.runbook.names.RoleName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells what no rule has words of its own for, by the innermost key that differs: `` Its
/// `retention` was `90d` and is `30d`. ``
final class CompareRest {

    /// Records that only keep keys together which a file writes side by side.
    private static final Set<String> SIDE_BY_SIDE =
            Set.of(
                    "basics",
                    "policy",
                    "asks",
                    "safeguards",
                    "effects",
                    "definitions",
                    "field",
                    "effect",
                    "recorder");

    private static final Set<String> SECRET = Set.of("password", "headers");

    private CompareRest() {}

    /// The keys that lead to a component of what they lead to.
    static String key(String path, String component) {
        if (SIDE_BY_SIDE.contains(component)) {
            return path;
        }
        return path.isEmpty() ? PrintValue.key(component) : path + "." + PrintValue.key(component);
    }

    static void tell(About about, String key, @Nullable Object was, @Nullable Object is) {
        if (Components.same(was, is)) {
            return;
        }
        if (SECRET.contains(key.substring(key.lastIndexOf('.') + 1))) {
            about.add(Kind.CHANGED, "Its `%s` is another one.".formatted(key));
        } else if (was instanceof Map<?, ?> old && is instanceof Map<?, ?> now) {
            tellMaps(about, key, old, now);
        } else if (was instanceof List<?> old && is instanceof List<?> now) {
            tellLists(about, key, old, now);
        } else if (was instanceof Record old
                && is instanceof Record now
                && old.getClass() == now.getClass()
                && !isOneValue(old)) {
            Components.of(old.getClass())
                    .forEach(one ->
                            tell(
                                    about,
                                    key(key, one.getName()),
                                    Components.value(one, old),
                                    Components.value(one, now)));
        } else {
            boolean people = was instanceof RoleName || is instanceof RoleName;
            boolean unproved = key.endsWith(".exists") && Boolean.TRUE.equals(is);
            about.compare(
                    people ? Kind.PEOPLE : Looser.kind(unproved),
                    "Its `%s`".formatted(key),
                    was,
                    is);
        }
    }

    private static void tellMaps(About about, String key, Map<?, ?> old, Map<?, ?> now) {
        var names = new LinkedHashSet<Object>(old.keySet());
        names.addAll(now.keySet());
        for (var name : names) {
            tell(about, key + "." + PrintValue.of(name), old.get(name), now.get(name));
        }
    }

    private static void tellLists(About about, String key, List<?> old, List<?> now) {
        if (counts(old).equals(counts(now))) {
            var names = now.stream().map(CompareRest::name).distinct().toList();
            about.add(
                    Kind.MOVED,
                    "The order of `%s` is another one%s."
                            .formatted(
                                    key,
                                    names.size() < now.size()
                                            ? ""
                                            : ": " + ChangeCollector.list(names)));
            return;
        }
        boolean aligned =
                old.size() == now.size() && now.stream().noneMatch(CompareRest::isOneValue);
        for (int i = 0; aligned && i < now.size(); i++) {
            tell(about, key + "." + (i + 1), old.get(i), now.get(i));
        }
        if (!aligned) {
            about.compare(Kind.CHANGED, "Its `%s`".formatted(key), old, now);
        }
    }

    /// How often each item is there.
    private static Map<Object, Long> counts(List<?> items) {
        return items.stream().collect(Collectors.groupingBy(item -> item, Collectors.counting()));
    }

    /// Records begin with what names them.
    private static String name(Object item) {
        return item instanceof Record record
                ? PrintValue.of(
                        Components.value(Components.of(record.getClass()).getFirst(), record))
                : PrintValue.of(item);
    }

    /// Phrase as a whole, as a file writes it in one go.
    private static boolean isOneValue(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Timing _, Tolerance _, Condition _, Quorum _, Reaction _ -> true;
            case Deadline _, Expectation _, WaitStep.Lasts _ -> true;
            case Record record -> {
                var components = Components.of(record.getClass());
                yield components.isEmpty()
                        || (components.size() == 1
                                && isOneValue(Components.value(components.getFirst(), record)));
            }
            default -> true;
        };
    }
}
