package dev.tminus.change;

import dev.tminus.change.About.Phrase;
import dev.tminus.change.Change.Kind;
import dev.tminus.runbook.Acceptance;
import dev.tminus.runbook.Effects;
import dev.tminus.runbook.Lock;
import dev.tminus.runbook.Safeguards;
import dev.tminus.runbook.Safeguards.Rehearsed;
import dev.tminus.runbook.Undo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What changed in what a step touches, what bounds it and how it is taken back.
final class CompareSafeguards {

    private CompareSafeguards() {}

    static void compare(Safeguards was, Safeguards is, About about) {
        about.both(was, is)
                .tell("effects", () -> compareEffects(was.effects(), is.effects(), about))
                .tell("undo", () -> compareUndo(was.undo(), is.undo(), about))
                .tell("lock", () -> compareLock(was.lock(), is.lock(), about))
                .tell("rehearsed", () -> compareRehearsed(was, is, about))
                .tell(
                        "mayOverride",
                        () ->
                                about.add(
                                        is.mayOverride() ? Kind.WEAKENED : Kind.CHANGED,
                                        is.mayOverride()
                                                ? "What it requires may be overridden now."
                                                : "What it requires may no longer be overridden."))
                .compare(
                        "timeout",
                        Looser.kind(Looser.isLonger(was.timeout(), is.timeout())),
                        "Its timeout")
                .tell(
                        "tags",
                        () ->
                                about.tellSets(
                                        was.tags(),
                                        is.tags(),
                                        new Phrase(
                                                Kind.WEAKENED,
                                                "Its tag `%s` is gone, and with it what the"
                                                        + " workspace demands of such steps."),
                                        new Phrase(Kind.ADDED, "It has the tag `%s` now.")))
                .tell("accepted", () -> accepted(was.accepted(), is.accepted(), about))
                .rest();
    }

    private static void compareEffects(Effects was, Effects is, About about) {
        about.both(was, is)
                .tell(
                        "destroys",
                        () ->
                                about.tellSets(
                                        was.destroys(),
                                        is.destroys(),
                                        new Phrase(
                                                Kind.WEAKENED,
                                                "It no longer says that it destroys `%s`."),
                                        new Phrase(Kind.WEAKENED, "It destroys `%s` now.")))
                .tell(
                        "keeps",
                        () ->
                                about.tellSets(
                                        was.keeps(),
                                        is.keeps(),
                                        new Phrase(Kind.WEAKENED, "It no longer keeps `%s`."),
                                        new Phrase(Kind.CHANGED, "It keeps `%s` now.")))
                .tell(
                        "irreversible",
                        () ->
                                about.add(
                                        Kind.WEAKENED,
                                        is.irreversible()
                                                ? "Nothing takes it back now: it is a point of no"
                                                        + " return."
                                                : "It is no longer a point of no return."))
                .tell(
                        "opens",
                        () ->
                                about.tellSets(
                                        was.opens(),
                                        is.opens(),
                                        new Phrase(Kind.CHANGED, "It no longer opens `%s`."),
                                        new Phrase(Kind.CHANGED, "It opens `%s` now.")))
                .tell("changes", () -> compareChanges(was, is, about))
                .tell(
                        "readOnly",
                        () ->
                                about.add(
                                        is.readOnly() ? Kind.WEAKENED : Kind.CHANGED,
                                        is.readOnly()
                                                ? "It says now that it changes nothing."
                                                : "It no longer says that it changes nothing."))
                .tell(
                        "becauseFailed",
                        () ->
                                about.add(
                                        is.becauseFailed() == null ? Kind.CHANGED : Kind.WEAKENED,
                                        is.becauseFailed() == null
                                                ? "It destroys again only after the comparison has"
                                                        + " passed."
                                                : "It destroys now because `%s` failed."
                                                        .formatted(is.becauseFailed())))
                .rest();
    }

    private static void compareChanges(Effects was, Effects is, About about) {
        about.tellEach(
                ChangeCollector.without(was.changes(), is.changes()),
                new Phrase(Kind.CHANGED, "It no longer says that it changes `%s`."),
                PrintValue::of);
        about.tellEach(
                ChangeCollector.without(is.changes(), was.changes()),
                new Phrase(Kind.CHANGED, "It changes `%s` now."),
                PrintValue::of);
    }

    private static void compareUndo(@Nullable Undo was, @Nullable Undo is, About about) {
        if (was == null || is == null) {
            about.add(
                    is == null ? Kind.WEAKENED : Kind.ADDED,
                    is == null ? "Nothing takes it back any more." : "It can be taken back now.");
            return;
        }
        new Both<>(was, is, about, "undo")
                .compare("instructions", Kind.CHANGED, "How it is taken back")
                .compare("takes", Kind.TIME, "What taking it back takes")
                .tell("action", () -> CompareAction.ofUndo(was.action(), is.action(), about))
                .tell("verify", () -> CompareUses.undo(was.verify(), is.verify(), about))
                .compare("owner", Kind.PEOPLE, "Who takes it back")
                .tell(
                        "always",
                        () ->
                                about.add(
                                        is.always() ? Kind.CHANGED : Kind.WEAKENED,
                                        is.always()
                                                ? "A roll-back takes it back in any case now."
                                                : "A roll-back no longer takes it back in any"
                                                        + " case."))
                .rest();
    }

    private static void compareLock(@Nullable Lock was, @Nullable Lock is, About about) {
        if (was != null && is == null) {
            about.add(
                    Kind.WEAKENED,
                    "It no longer takes the lock `%s`: other runs may do it at the same time."
                            .formatted(was.name()));
        } else if (was == null && is != null) {
            about.add(
                    Kind.ADDED,
                    "It takes the lock `%s` now, until `%s`."
                            .formatted(is.name(), PrintValue.of(is.until())));
        } else if (was != null && is != null) {
            new Both<>(was, is, about, "lock")
                    .compare("name", Kind.WEAKENED, "Its lock")
                    .compare(
                            "until",
                            isLonger(was.until(), is.until()) ? Kind.CHANGED : Kind.WEAKENED,
                            "Until when it keeps the lock")
                    .rest();
        }
    }

    /// Its checks have passed before it is done, and it is done before another step is.
    private static boolean isLonger(Lock.Until was, Lock.Until is) {
        return was instanceof Lock.Until.Verified
                || (was instanceof Lock.Until.Done && is instanceof Lock.Until.StepDone);
    }

    private static void compareRehearsed(Safeguards was, Safeguards is, About about) {
        Function<Safeguards, Map<String, Rehearsed>> byName =
                safeguards -> {
                    var byId = new LinkedHashMap<String, Rehearsed>();
                    safeguards.rehearsed().forEach(one -> byId.put(one.rehearsal().value(), one));
                    return byId;
                };
        var before = byName.apply(was);
        var after = byName.apply(is);
        about.tellSets(
                before.keySet(),
                after.keySet(),
                new Phrase(Kind.WEAKENED, "The rehearsal `%s` need not have gone well any more."),
                new Phrase(Kind.ADDED, "The rehearsal `%s` must have gone well now."));
        after.forEach((name, now) -> {
            var old = before.get(name);
            if (old != null && old.unchangedSince() != now.unchangedSince()) {
                about.add(
                        now.unchangedSince() ? Kind.CHANGED : Kind.WEAKENED,
                        now.unchangedSince()
                                ? "The runbook must be as it was when `%s` was rehearsed."
                                        .formatted(name)
                                : "The runbook may have changed since `%s` was rehearsed."
                                        .formatted(name));
            }
        });
    }

    static void accepted(List<Acceptance> was, List<Acceptance> is, About about) {
        var before = byLint(was);
        var after = byLint(is);
        for (var gone : ChangeCollector.without(before.keySet(), after.keySet())) {
            about.add(Kind.CHANGED, "The warning `%s` is no longer accepted.".formatted(gone));
        }
        after.forEach((lint, because) -> {
            var old = before.get(lint);
            if (old == null) {
                about.add(
                        Kind.WEAKENED,
                        "The warning `%s` is accepted now: \"%s\".".formatted(lint, because));
            } else {
                about.compare(
                        Kind.CHANGED,
                        "Why the warning `%s` is accepted".formatted(lint),
                        old,
                        because);
            }
        });
    }

    private static Map<String, String> byLint(List<Acceptance> accepted) {
        var byLint = new LinkedHashMap<String, String>();
        accepted.forEach(one -> byLint.put(one.lint(), one.because()));
        return byLint;
    }
}
