package dev.tminus.change;

import dev.tminus.change.About.Phrase;
import dev.tminus.change.Change.Kind;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.Requirement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What changed in the checks that a step, a wave or a way back uses.
final class CompareUses {

    /// What is said of checks that only one version has, and the key where they stand.
    private record Wording(String key, Phrase gone, Phrase fresh) {}

    private static final Wording VERIFY =
            new Wording(
                    "verify",
                    new Phrase(Kind.WEAKENED, "It is no longer checked by `%s`."),
                    new Phrase(Kind.ADDED, "It is now checked by `%s`."));

    private static final Wording AFTER_WAVE =
            new Wording(
                    "after-wave",
                    new Phrase(Kind.WEAKENED, "A wave is no longer checked by `%s`."),
                    new Phrase(Kind.ADDED, "A wave is now checked by `%s`."));

    private static final Wording UNDO =
            new Wording(
                    "undo.verify",
                    new Phrase(Kind.WEAKENED, "Taking it back is no longer checked by `%s`."),
                    new Phrase(Kind.ADDED, "Taking it back is now checked by `%s`."));

    private CompareUses() {}

    static void verify(List<CheckUse> was, List<CheckUse> is, About about) {
        compare(was, is, about, VERIFY);
    }

    static void afterWave(List<CheckUse> was, List<CheckUse> is, About about) {
        compare(was, is, about, AFTER_WAVE);
    }

    static void undo(List<CheckUse> was, List<CheckUse> is, About about) {
        compare(was, is, about, UNDO);
    }

    private static void compare(
            List<CheckUse> was, List<CheckUse> is, About about, Wording wording) {
        var before = byName(was, CheckUse::as);
        var after = byName(is, CheckUse::as);
        about.tellSets(before.keySet(), after.keySet(), wording.gone(), wording.fresh());
        after.forEach((name, use) -> {
            var old = before.get(name);
            if (old != null) {
                compare(old, use, about, wording.key() + "." + name);
            }
        });
    }

    private static void compare(CheckUse was, CheckUse is, About about, String key) {
        var name = is.as();
        new Both<>(was, is, about, key)
                .compare("check", Kind.CHANGED, "The check behind `%s`".formatted(name))
                .tell(
                        "reportOnly",
                        () ->
                                about.add(
                                        is.reportOnly() ? Kind.WEAKENED : Kind.CHANGED,
                                        is.reportOnly()
                                                ? "`%s` only reports now.".formatted(name)
                                                : "`%s` decides now.".formatted(name)))
                .tell(
                        "until",
                        () ->
                                about.compare(
                                        Looser.kind(Looser.until(was.until(), is.until())),
                                        "How long `%s` is tried".formatted(name),
                                        was.until(),
                                        is.until()))
                .rest();
    }

    static void requires(List<Requirement> was, List<Requirement> is, About about) {
        var before = byName(was, Requirement::as);
        var after = byName(is, Requirement::as);
        about.tellSets(
                before.keySet(),
                after.keySet(),
                new Phrase(Kind.WEAKENED, "It no longer needs `%s` to hold before it starts."),
                new Phrase(Kind.ADDED, "It now needs `%s` to hold before it starts."));
        after.forEach((name, now) -> {
            var old = before.get(name);
            if (old != null) {
                requires(old, now, about);
            }
        });
    }

    private static void requires(Requirement was, Requirement is, About about) {
        var name = is.as();
        new Both<>(was, is, about, "requires." + name)
                .compare("check", Kind.CHANGED, "The check behind `%s`".formatted(name))
                .compare(
                        "notOlder",
                        isLonger(was.notOlder(), is.notOlder()) ? Kind.WEAKENED : Kind.CHANGED,
                        "How old a result of `%s` may be".formatted(name))
                .tell(
                        "mayOverride",
                        () ->
                                about.add(
                                        is.mayOverride() ? Kind.WEAKENED : Kind.CHANGED,
                                        is.mayOverride()
                                                ? "`%s` may be overridden now.".formatted(name)
                                                : "`%s` may no longer be overridden."
                                                        .formatted(name)))
                .compare("every", Kind.CHANGED, "How often `%s` is tried".formatted(name))
                .rest();
    }

    /// Only its own attempts count without `not-older`.
    private static boolean isLonger(@Nullable Duration old, @Nullable Duration now) {
        return now != null && (old == null || now.compareTo(old) > 0);
    }

    private static <T> Map<String, T> byName(List<T> uses, Function<T, String> name) {
        var byName = new LinkedHashMap<String, T>();
        uses.forEach(use -> byName.put(name.apply(use), use));
        return byName;
    }
}
