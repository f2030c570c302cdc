package dev.tminus.change;

import dev.tminus.change.About.Phrase;
import dev.tminus.change.Change.Kind;
import dev.tminus.runbook.check.ColumnRule;
import dev.tminus.runbook.check.CountsCheck;
import dev.tminus.runbook.check.DivergenceCheck;
import dev.tminus.runbook.check.DumpCheck;
import dev.tminus.runbook.check.Side;
import dev.tminus.runbook.check.StatisticsCheck;
import dev.tminus.runbook.check.Tolerance;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;

/// What changed in checks that hold data of several places side by side.
final class CompareData {

    private CompareData() {}

    static void counts(Both<CountsCheck> both, CountsCheck old, CountsCheck now, About about) {
        both.tell("left", () -> side("left", old.left(), now.left(), about))
                .tell("right", () -> side("right", old.right(), now.right(), about))
                .compare("within", kind(old.within(), now.within()), "How far counts may lie apart")
                .compare("atLeast", least(old.atLeast(), now.atLeast()), "How much there must be")
                .tell("sameSource", () -> sameSource(now.sameSource(), about))
                .rest();
    }

    static void dumps(Both<DumpCheck> both, DumpCheck old, DumpCheck now, About about) {
        both.tell("left", () -> side("left", old.left(), now.left(), about))
                .tell("right", () -> side("right", old.right(), now.right(), about))
                .compare("key", Kind.CHANGED, "Its key")
                .tell("allow", () -> allow(old, now, about))
                .compare("atLeast", least(old.atLeast(), now.atLeast()), "How much there must be")
                .tell("sameSource", () -> sameSource(now.sameSource(), about))
                .tell("ignore", () -> ignored(old.ignore(), now.ignore(), about))
                .tell("mask", () -> masked(old.mask(), now.mask(), about))
                .tell("columns", () -> columns(old.columns(), now.columns(), about))
                .rest();
    }

    static void statistics(
            Both<StatisticsCheck> both, StatisticsCheck old, StatisticsCheck now, About about) {
        both.tell("left", () -> side("left", old.left(), now.left(), about))
                .tell("right", () -> side("right", old.right(), now.right(), about))
                .compare(
                        "within", kind(old.within(), now.within()), "How far numbers may lie apart")
                .compare(
                        "distinct",
                        now.distinct().isEmpty() ? Kind.WEAKENED : Kind.CHANGED,
                        "What proves that two instances answered")
                .tell("sameSource", () -> sameSource(now.sameSource(), about))
                .rest();
    }

    static void divergence(
            Both<DivergenceCheck> both, DivergenceCheck old, DivergenceCheck now, About about) {
        both.tell("base", () -> side("base", old.base(), now.base(), about))
                .tell("old", () -> side("old", old.old(), now.old(), about))
                .tell("current", () -> side("new", old.current(), now.current(), about))
                .compare("key", Kind.CHANGED, "Its key")
                .tell("ignore", () -> ignored(old.ignore(), now.ignore(), about))
                .rest();
    }

    private static void side(String name, Side old, Side now, About about) {
        if (old.getClass() == now.getClass() && old.name().equals(now.name())) {
            CompareRest.tell(about, name, old, now);
        } else {
            about.compare(Kind.CHANGED, "Its " + name + " side", named(old, now), named(now, old));
        }
    }

    /// Its name alone, where that tells it from the other.
    private static String named(Side side, Side other) {
        return side.name().equals(other.name()) ? PrintValue.of(side) : side.name();
    }

    private static void allow(DumpCheck old, DumpCheck now, About about) {
        var was = old.allow();
        var is = now.allow();
        about.both(was, is)
                .compare(
                        "missing",
                        kind(was.missing(), is.missing()),
                        "How many rows may be missing")
                .compare("extra", kind(was.extra(), is.extra()), "How many rows may be extra")
                .compare("changed", kind(was.changed(), is.changed()), "How many rows may differ")
                .rest();
    }

    private static void ignored(Collection<String> old, Collection<String> now, About about) {
        var ignored = ChangeCollector.without(now, old);
        if (!ignored.isEmpty()) {
            about.add(
                    Kind.WEAKENED,
                    "It no longer compares %s.".formatted(ChangeCollector.list(ignored)));
        }
        var compared = ChangeCollector.without(old, now);
        if (!compared.isEmpty()) {
            about.add(
                    Kind.CHANGED, "It compares %s now.".formatted(ChangeCollector.list(compared)));
        }
    }

    private static void masked(Collection<String> old, Collection<String> now, About about) {
        about.tellSets(
                old,
                now,
                new Phrase(Kind.WEAKENED, "It no longer masks `%s`."),
                new Phrase(Kind.CHANGED, "It masks `%s` now."));
    }

    private static void columns(
            Map<String, ColumnRule> before, Map<String, ColumnRule> after, About about) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (var name : names) {
            var was = before.getOrDefault(name, ColumnRule.EXACT);
            var is = after.getOrDefault(name, ColumnRule.EXACT);
            column(name, was, is, about);
            if (was.equals(is) && before.containsKey(name) != after.containsKey(name)) {
                about.compare(
                        Kind.CHANGED,
                        "The rule of `%s`".formatted(name),
                        before.get(name),
                        after.get(name));
            }
        }
    }

    private static void column(String name, ColumnRule was, ColumnRule is, About about) {
        boolean later = is.apart().compareTo(was.apart()) > 0;
        new Both<>(was, is, about, "columns." + name)
                .compare(
                        "within",
                        kind(was.within(), is.within()),
                        "How far values of `%s` may lie apart".formatted(name))
                .compare(
                        "apart",
                        later ? Kind.WEAKENED : Kind.CHANGED,
                        "How far times of `%s` may lie apart".formatted(name))
                .tell(
                        "trim",
                        () ->
                                about.add(
                                        is.trim() ? Kind.WEAKENED : Kind.CHANGED,
                                        is.trim()
                                                ? "White space around `%s` means nothing now."
                                                        .formatted(name)
                                                : "White space around `%s` counts now."
                                                        .formatted(name)))
                .tell(
                        "ignoreCase",
                        () ->
                                about.add(
                                        is.ignoreCase() ? Kind.WEAKENED : Kind.CHANGED,
                                        is.ignoreCase()
                                                ? "Upper and lower case of `%s` mean the same now."
                                                        .formatted(name)
                                                : "Upper and lower case of `%s` count now."
                                                        .formatted(name)))
                .rest();
    }

    private static Kind least(long old, long now) {
        return now < old ? Kind.WEAKENED : Kind.CHANGED;
    }

    private static void sameSource(boolean allowed, About about) {
        about.add(
                allowed ? Kind.WEAKENED : Kind.CHANGED,
                allowed
                        ? "Both sides may come from the same server now."
                        : "Both sides may no longer come from the same server.");
    }

    /// A number and a percentage cannot be told apart by size; a change between them may let more
    /// pass.
    private static Kind kind(Tolerance old, Tolerance now) {
        boolean more =
                switch (now) {
                    case Tolerance.Absolute(var most) ->
                            !(old instanceof Tolerance.Absolute(var before))
                                    || most.compareTo(before) > 0;
                    case Tolerance.Percent(var most) ->
                            !(old instanceof Tolerance.Percent(var before))
                                    || most.compareTo(before) > 0;
                };
        return more ? Kind.WEAKENED : Kind.CHANGED;
    }
}
