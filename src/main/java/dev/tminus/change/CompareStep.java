package dev.tminus.change;

import dev.tminus.change.About.Phrase;
import dev.tminus.change.Change.Kind;
import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.AnnounceStep;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepBasics;
import dev.tminus.runbook.WaitStep;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What changed in a step that is in both versions, its place aside.
final class CompareStep {

    private final Step was;
    private final Step is;
    private final About about;

    CompareStep(Step was, Step is, About about) {
        this.was = was;
        this.is = is;
        this.about = about;
    }

    /// @param atIsTold whether the change of its `at` is told of its phase
    void compare(boolean atIsTold) {
        if (was.equals(is)) {
            return;
        }
        about.compare(Kind.CHANGED, "Its type", type(was), type(is));
        compareBasics(atIsTold);
        compareWork();
    }

    private void compareBasics(boolean atIsTold) {
        var old = was.basics();
        var now = is.basics();
        var both = about.both(old, now).elsewhere("id", "number", "needs");
        if (atIsTold) {
            both.elsewhere("at");
        }
        both.compare("title", Kind.CHANGED, "Its title")
                .compare("owner", Kind.PEOPLE, "Its owner")
                .tell("start", this::tellStart)
                .tell("instructions", this::tellInstructions)
                .compare("at", Kind.TIME, "Its `at`")
                .tell(
                        List.of("takes", "takesAsAnswered"),
                        () -> about.compare(Kind.TIME, "What it takes", takes(old), takes(now)))
                .tell(List.of("early", "notBefore"), this::tellHold)
                .tell("requires", () -> CompareUses.requires(old.requires(), now.requires(), about))
                .tell("verify", () -> CompareUses.verify(old.verify(), now.verify(), about))
                .tell(
                        "signOffs",
                        () -> ComparePeople.signOffs(old.signOffs(), now.signOffs(), about))
                .tell("policy", () -> ComparePolicy.compare(old.policy(), now.policy(), about))
                .tell("asks", () -> ComparePolicy.asks(old.asks(), now.asks(), about))
                .tell(
                        "briefing",
                        () -> CompareBriefing.compare(old.briefing(), now.briefing(), about))
                .tell(
                        "safeguards",
                        () -> CompareSafeguards.compare(old.safeguards(), now.safeguards(), about))
                .rest();
    }

    private void tellStart() {
        boolean alone = is.basics().start() == Start.BY_ITSELF;
        about.add(
                alone ? Kind.WEAKENED : Kind.PEOPLE,
                alone
                        ? "It starts by itself now, and was started by its owner."
                        : "Its owner starts it now; it started by itself.");
    }

    private void tellInstructions() {
        var old = was.basics().instructions();
        var now = is.basics().instructions();
        if (now.isEmpty()) {
            about.add(Kind.REMOVED, "Its instructions are gone.");
        } else if (old.isEmpty()) {
            about.add(Kind.ADDED, "It has instructions now.");
        } else {
            about.tellText(Kind.CHANGED, "Its instructions say", old, now);
        }
    }

    private void tellHold() {
        if (was.heldByTime() && !is.heldByTime()) {
            about.add(Kind.WEAKENED, "Its `at` no longer holds it back.");
        } else if (!was.heldByTime() && is.heldByTime()) {
            about.add(Kind.TIME, "Its `at` now holds it back.");
        }
    }

    private static @Nullable String takes(StepBasics basics) {
        var question = basics.takesAsAnswered();
        return question != null ? "the answer to " + question : PrintValue.of(basics.takes());
    }

    private void compareWork() {
        if (was instanceof ActionStep old && is instanceof ActionStep now) {
            about.both(old, now)
                    .elsewhere("basics")
                    .compare("name", Kind.CHANGED, "Which action of the runbook it does")
                    .tell("action", () -> CompareAction.compare(old.action(), now.action(), about))
                    .rest();
        } else if (was instanceof AnnounceStep old && is instanceof AnnounceStep now) {
            compareAnnouncement(old, now);
        } else if (was instanceof GateStep old && is instanceof GateStep now) {
            about.both(old, now)
                    .elsewhere("basics")
                    .tell("poll", () -> ComparePeople.votes(old.poll(), now.poll(), about))
                    .rest();
        } else if (was instanceof WaitStep old && is instanceof WaitStep now) {
            about.both(old, now)
                    .elsewhere("basics")
                    .compare(
                            "lasts",
                            isShorter(old.lasts(), now.lasts()) ? Kind.WEAKENED : Kind.TIME,
                            "How long it waits")
                    .rest();
        } else if (was.getClass() == is.getClass()) {
            about.both((Record) was, (Record) is).elsewhere("basics").rest();
        } else {
            compareOtherWork();
        }
    }

    /// A type has keys of its own, and the other type has none of them.
    private void compareOtherWork() {
        if (was instanceof GateStep gate) {
            ComparePeople.votes(gate.poll(), List.of(), about);
        }
        for (var component : Components.of(was.getClass())) {
            if (!component.getName().equals("basics") && !(was instanceof GateStep)) {
                var key = PrintValue.key(component.getName());
                CompareRest.tell(about, key, Components.value(component, was), null);
            }
        }
        for (var component : Components.of(is.getClass())) {
            if (!component.getName().equals("basics")) {
                var key = PrintValue.key(component.getName());
                CompareRest.tell(about, key, null, Components.value(component, is));
            }
        }
    }

    private void compareAnnouncement(AnnounceStep old, AnnounceStep now) {
        about.both(old, now)
                .elsewhere("basics")
                .tell(
                        "to",
                        () ->
                                about.tellSets(
                                        old.to(),
                                        now.to(),
                                        new Phrase(Kind.PEOPLE, "It no longer tells `%s`."),
                                        new Phrase(Kind.PEOPLE, "It tells `%s` now.")))
                .compare("channel", Kind.CHANGED, "How it tells them")
                .compare("subject", Kind.CHANGED, "Its subject")
                .tell("body", () -> about.tellText(Kind.CHANGED, "It says", old.body(), now.body()))
                .rest();
    }

    private static boolean isShorter(WaitStep.Lasts was, WaitStep.Lasts is) {
        return was instanceof WaitStep.Lasts.For(var before)
                && is instanceof WaitStep.Lasts.For(var after)
                && after.compareTo(before) < 0;
    }

    private static String type(Step step) {
        return step.getClass().getSimpleName().replace("Step", "").toLowerCase(Locale.ROOT);
    }
}
