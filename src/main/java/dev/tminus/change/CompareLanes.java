package dev.tminus.change;

import dev.tminus.change.About.Phrase;
import dev.tminus.change.Change.Kind;
import dev.tminus.change.Change.Part;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Waves;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What changed in phases and contingencies, their steps aside.
final class CompareLanes {

    private final Runbook old;
    private final Runbook now;
    private final ChangeCollector found;
    private final Set<String> moved = new HashSet<>();

    CompareLanes(Runbook old, Runbook now, ChangeCollector found) {
        this.old = old;
        this.now = now;
        this.found = found;
    }

    /// Tells, and yields the ids of those that came to another place.
    Set<String> compare() {
        comparePhases();
        compareContingencies();
        return moved;
    }

    private void comparePhases() {
        var before = byId(old.phases(), phase -> phase.id().value());
        var after = byId(now.phases(), phase -> phase.id().value());
        before.forEach((id, was) -> {
            if (!after.containsKey(id)) {
                found.about(Part.PHASE, id)
                        .add(Kind.REMOVED, "The phase \"%s\" is gone.".formatted(was.title()));
            }
        });
        after.forEach((id, is) -> {
            var was = before.get(id);
            var about = found.about(Part.PHASE, id);
            if (was == null) {
                about.add(Kind.ADDED, "The phase \"%s\" is new.".formatted(is.title()));
                if (is.at() != null) {
                    about.add(
                            Kind.TIME, "It is planned for `%s`.".formatted(PrintValue.of(is.at())));
                }
            } else {
                comparePlace(about, List.copyOf(before.keySet()), List.copyOf(after.keySet()));
                comparePhase(was, is, about);
            }
        });
    }

    private static void comparePhase(Phase was, Phase is, About about) {
        about.both(was, is)
                .compare("title", Kind.CHANGED, "Its title")
                .compare("at", Kind.TIME, "Its `at`")
                .tell("waves", () -> compareWaves(was, is, about))
                .tell(
                        "briefing",
                        () -> CompareBriefing.compare(was.briefing(), is.briefing(), about))
                .elsewhere("steps")
                .rest();
    }

    private static void compareWaves(Phase phaseWas, Phase phaseIs, About about) {
        var was = phaseWas.waves();
        var is = phaseIs.waves();
        if (was == null && is != null) {
            about.add(
                    Kind.CHANGED,
                    "It is done for each member of `%s` now, and was done once."
                            .formatted(is.fleet()));
        } else if (was != null && is == null) {
            about.add(
                    Kind.WEAKENED,
                    "It is done once now, and was done for each member of `%s`."
                            .formatted(was.fleet()));
        } else if (was != null && is != null) {
            compareWaves(was, is, about);
        }
    }

    private static void compareWaves(Waves was, Waves is, About about) {
        boolean larger = was.batch() != 0 && (is.batch() == 0 || is.batch() > was.batch());
        boolean more = is.maxFailures() > was.maxFailures();
        about.both(was, is)
                .compare("fleet", Kind.CHANGED, "For whose members it is done")
                .tell(
                        "batch",
                        () ->
                                about.compare(
                                        Looser.kind(larger),
                                        "How many members are done at a time",
                                        members(was.batch()),
                                        members(is.batch())))
                .compare(
                        "maxFailures", Looser.kind(more), "With how many failed members it goes on")
                .tell(
                        "afterWave",
                        () -> CompareUses.afterWave(was.afterWave(), is.afterWave(), about))
                .compare(
                        "onFail",
                        Looser.kind(Looser.reaction(was.onFail(), is.onFail())),
                        "What follows a wave that fails")
                .rest();
    }

    private static String members(int batch) {
        return batch == 0 ? "all" : String.valueOf(batch);
    }

    private void compareContingencies() {
        var before = byId(old.contingencies(), one -> one.id().value());
        var after = byId(now.contingencies(), one -> one.id().value());
        before.forEach((id, was) -> {
            if (!after.containsKey(id)) {
                found.about(Part.CONTINGENCY, id)
                        .add(
                                Kind.WEAKENED,
                                "The contingency \"%s\" is gone.".formatted(was.title()));
            }
        });
        after.forEach((id, is) -> {
            var was = before.get(id);
            var about = found.about(Part.CONTINGENCY, id);
            if (was == null) {
                about.add(Kind.ADDED, "The contingency \"%s\" is new.".formatted(is.title()));
            } else {
                comparePlace(about, List.copyOf(before.keySet()), List.copyOf(after.keySet()));
                compareContingency(was, is, about);
            }
        });
    }

    private static void compareContingency(Contingency was, Contingency is, About about) {
        about.both(was, is)
                .compare("title", Kind.CHANGED, "Its title")
                .compare("owner", Kind.PEOPLE, "Its owner")
                .tell("when", () -> compareTriggers(was.when(), is.when(), about))
                .compare(
                        "endings",
                        Looser.kind(
                                Looser.endings(was.endings(), is.endings(), about.found().order())),
                        "How the run goes on after it")
                .tell(
                        "briefing",
                        () -> CompareBriefing.compare(was.briefing(), is.briefing(), about))
                .elsewhere("number", "steps")
                .rest();
    }

    private static void compareTriggers(
            Contingency.Trigger was, Contingency.Trigger is, About about) {
        var order = about.found().order();
        boolean sooner = is.before() != null && !order.isLater(was.before(), is.before());
        about.both(was, is)
                .tell("on", () -> compareOn(was, is, about))
                .tell("of", () -> compareOf(was, is, about))
                .compare(
                        "before",
                        Looser.kind(sooner),
                        "Before the start of which step it is offered")
                .compare(
                        "after",
                        Looser.kind(order.isLater(was.after(), is.after())),
                        "After the start of which step it is offered")
                .compare(
                        "onlyIf",
                        Looser.kind(was.onlyIf() == null),
                        "Which check must pass for it to be offered")
                .rest();
    }

    private static void compareOn(Contingency.Trigger was, Contingency.Trigger is, About about) {
        about.tellEach(
                ChangeCollector.without(was.on(), is.on()),
                new Phrase(Kind.WEAKENED, "It is no longer offered on `%s`."),
                CompareLanes::on);
        about.tellEach(
                ChangeCollector.without(is.on(), was.on()),
                new Phrase(Kind.CHANGED, "It is offered on `%s` too."),
                CompareLanes::on);
    }

    /// `of` without anything is about everything.
    private static void compareOf(Contingency.Trigger was, Contingency.Trigger is, About about) {
        if (was.of().isEmpty()) {
            about.add(
                    Kind.WEAKENED,
                    "It was offered for anything, and is only for %s."
                            .formatted(
                                    ChangeCollector.list(
                                            is.of().stream().map(CompareLanes::subject).toList())));
        } else if (is.of().isEmpty()) {
            about.add(Kind.CHANGED, "It is offered for anything now.");
        } else {
            about.tellEach(
                    ChangeCollector.without(was.of(), is.of()),
                    new Phrase(Kind.WEAKENED, "It is no longer offered for `%s`."),
                    CompareLanes::subject);
            about.tellEach(
                    ChangeCollector.without(is.of(), was.of()),
                    new Phrase(Kind.CHANGED, "It is offered for `%s` too."),
                    CompareLanes::subject);
        }
    }

    private static String on(Contingency.On on) {
        return PrintValue.of(on).replace(' ', '-');
    }

    private static String subject(Contingency.Subject of) {
        var step = PrintValue.of(of.step());
        var check = PrintValue.of(of.check());
        if (step.isEmpty() && check.isEmpty()) {
            return "anything";
        }
        return step.isEmpty() || check.isEmpty() ? step + check : step + "/" + check;
    }

    private void comparePlace(About about, List<String> before, List<String> after) {
        var id = about.subject();
        if (Moved.between(before, after).contains(id)) {
            moved.add(id);
            about.add(
                    Kind.MOVED,
                    "It came %s and comes %s.".formatted(follows(before, id), follows(after, id)));
        }
    }

    private static String follows(List<String> order, String id) {
        int at = order.indexOf(id);
        return at == 0 ? "first" : "after `" + order.get(at - 1) + "`";
    }

    private static <T> Map<String, T> byId(List<T> some, Function<T, String> id) {
        var byId = new LinkedHashMap<String, T>();
        some.forEach(one -> byId.putIfAbsent(id.apply(one), one));
        return byId;
    }
}
