package dev.tminus.change;

import dev.tminus.change.About.Phrase;
import dev.tminus.change.Change.Kind;
import dev.tminus.change.Change.Part;
import dev.tminus.runbook.Definitions;
import dev.tminus.runbook.Rehearsal;
import dev.tminus.runbook.Watch;
import dev.tminus.runbook.names.RehearsalId;
import dev.tminus.runbook.names.StepId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What changed in what a runbook provides for besides its steps.
final class CompareDefinitions {

    private final Definitions old;
    private final Definitions now;
    private final ChangeCollector found;

    CompareDefinitions(Definitions old, Definitions now, ChangeCollector found) {
        this.old = old;
        this.now = now;
        this.found = found;
    }

    void compare() {
        var whole = found.about(Part.RUNBOOK, "");
        whole.both(old, now)
                .tell("tags", () -> whole.tellTags(old.tags(), now.tags()))
                .tell(
                        "accepted",
                        () -> CompareSafeguards.accepted(old.accepted(), now.accepted(), whole))
                .tell("actions", this::compareActions)
                .tell("watches", this::compareWatches)
                .tell("rehearsals", this::compareRehearsals)
                .rest();
    }

    private void compareActions() {
        for (var gone : ChangeCollector.without(old.actions().keySet(), now.actions().keySet())) {
            found.about(Part.ACTION, gone)
                    .add(Kind.REMOVED, "The action `%s` is gone.".formatted(gone));
        }
        now.actions()
                .forEach((name, is) -> {
                    var was = old.actions().get(name);
                    var about = found.about(Part.ACTION, name);
                    if (was == null) {
                        about.add(Kind.ADDED, "The action `%s` is new.".formatted(name));
                    } else {
                        CompareAction.compare(was, is, about);
                    }
                });
    }

    private void compareWatches() {
        var before = watches(old);
        var after = watches(now);
        before.forEach((name, was) -> {
            if (!after.containsKey(name)) {
                found.about(Part.WATCH, was.check())
                        .add(
                                Kind.WEAKENED,
                                "Nothing watches `%s` any more from `%s` to `%s`."
                                        .formatted(was.check(), was.from(), was.to()));
            }
        });
        after.forEach((name, is) -> {
            var was = before.get(name);
            var about = found.about(Part.WATCH, is.check());
            if (was == null) {
                about.add(
                        Kind.ADDED,
                        "It is watched from `%s` to `%s` now.".formatted(is.from(), is.to()));
            } else {
                compareWatch(was, is, about);
            }
        });
    }

    private static void compareWatch(Watch was, Watch is, About about) {
        boolean later = is.giveUpAfter() > was.giveUpAfter();
        var order = about.found().order();
        about.both(was, is)
                .compare(
                        "from",
                        Looser.kind(order.isLater(was.from(), is.from())),
                        "From which step on it is watched")
                .compare(
                        "to",
                        Looser.kind(order.isLater(is.to(), was.to())),
                        "Up to which step it is watched")
                .compare(
                        "every",
                        Looser.kind(Looser.isLonger(was.every(), is.every())),
                        "How often it is asked")
                .compare("owner", Kind.PEOPLE, "Who is told")
                .compare(
                        "giveUpAfter",
                        Looser.kind(later),
                        "After how many attempts without passing it acts")
                .compare("onFail", Kind.CHANGED, "What follows then")
                .rest();
    }

    /// A check may be watched several times: the first of it, the second.
    private static Map<String, Watch> watches(Definitions definitions) {
        var counts = new HashMap<String, Integer>();
        var byName = new LinkedHashMap<String, Watch>();
        for (var watch : definitions.watches()) {
            var check = watch.check().value();
            byName.put(check + " " + counts.merge(check, 1, Integer::sum), watch);
        }
        return byName;
    }

    private void compareRehearsals() {
        var before = rehearsals(old);
        var after = rehearsals(now);
        for (var gone : ChangeCollector.without(before.keySet(), after.keySet())) {
            found.about(Part.REHEARSAL, gone)
                    .add(Kind.WEAKENED, "The rehearsal `%s` is gone.".formatted(gone));
        }
        after.forEach((id, is) -> {
            var was = before.get(id);
            var about = found.about(Part.REHEARSAL, id);
            if (was == null) {
                about.add(Kind.ADDED, "The rehearsal `%s` is new.".formatted(id));
            } else {
                compareRehearsal(was, is, about);
            }
        });
    }

    private static void compareRehearsal(Rehearsal was, Rehearsal is, About about) {
        var order = about.found().order();
        about.both(was, is)
                .compare("title", Kind.CHANGED, "Its title")
                .compare("environment", Kind.CHANGED, "Where it is")
                .compare(
                        "from",
                        Looser.kind(order.isLater(was.from(), is.from())),
                        "With which step it begins")
                .compare(
                        "to",
                        Looser.kind(isCut(was.to(), is.to(), order)),
                        "With which step it ends")
                .compare("waitsAtMost", Kind.CHANGED, "How long anything waits in it at most")
                .tell("faults", () -> compareFaults(was.faults(), is.faults(), about))
                .rest();
    }

    /// Without one it goes on to the end.
    private static boolean isCut(@Nullable StepId was, @Nullable StepId is, Order order) {
        return is != null && (was == null || order.isLater(is, was));
    }

    private static void compareFaults(
            List<Rehearsal.Fault> was, List<Rehearsal.Fault> is, About about) {
        if (was.size() == is.size()) {
            for (int i = 0; i < is.size(); i++) {
                compareFault(was.get(i), is.get(i), about, "faults." + (i + 1));
            }
        } else {
            about.tellEach(
                    ChangeCollector.without(was, is),
                    new Phrase(Kind.WEAKENED, "It no longer tries out: %s."),
                    CompareDefinitions::said);
            about.tellEach(
                    ChangeCollector.without(is, was),
                    new Phrase(Kind.ADDED, "It tries out now: %s."),
                    CompareDefinitions::said);
        }
    }

    /// What is expected of a fault is a bound of its own.
    private static void compareFault(
            Rehearsal.Fault was, Rehearsal.Fault is, About about, String key) {
        var old = was.expect();
        var now = is.expect();
        new Both<>(was, is, about, key)
                .tell(
                        "expect",
                        () ->
                                new Both<>(old, now, about, key + ".expect")
                                        .compare(
                                                "contingency",
                                                Looser.kind(now.contingency() == null),
                                                "Which contingency must open after `%s`"
                                                        .formatted(PrintValue.of(was.effect())))
                                        .compare(
                                                "run",
                                                Looser.kind(now.run() == null),
                                                "What must become of the run after `%s`"
                                                        .formatted(PrintValue.of(was.effect())))
                                        .compare(
                                                "within",
                                                Looser.kind(
                                                        Looser.isLonger(
                                                                old.within(), now.within())),
                                                "How soon that must be after `%s`"
                                                        .formatted(PrintValue.of(was.effect())))
                                        .compare(
                                                "recoveredWithin",
                                                Looser.kind(
                                                        Looser.isLonger(
                                                                old.recoveredWithin(),
                                                                now.recoveredWithin())),
                                                "How soon the run must go on after `%s`"
                                                        .formatted(PrintValue.of(was.effect())))
                                        .rest())
                .rest();
    }

    private static String said(Rehearsal.Fault fault) {
        return "`%s` in `%s`".formatted(PrintValue.of(fault.effect()), fault.step());
    }

    private static Map<RehearsalId, Rehearsal> rehearsals(Definitions definitions) {
        var byId = new LinkedHashMap<RehearsalId, Rehearsal>();
        definitions.rehearsals().forEach(one -> byId.put(one.id(), one));
        return byId;
    }
}
