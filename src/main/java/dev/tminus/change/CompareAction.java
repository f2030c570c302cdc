package dev.tminus.change;

import dev.tminus.change.Change.Kind;
import dev.tminus.runbook.Action;
import org.jspecify.annotations.Nullable;

/// What changed in something that a machine does.
final class CompareAction {

    private CompareAction() {}

    static void compare(Action was, Action is, About about) {
        compare(was, is, about, "");
    }

    /// Without one a person takes it back by hand.
    static void ofUndo(@Nullable Action was, @Nullable Action is, About about) {
        if (was != null && is != null) {
            compare(was, is, about, "undo.action");
        } else {
            about.add(
                    Kind.CHANGED,
                    is == null
                            ? "A person takes it back now, and a machine did."
                            : "A machine takes it back now, and a person did.");
        }
    }

    private static void compare(Action was, Action is, About about, String path) {
        var it = path.isEmpty() ? "It" : "The action that takes it back";
        new Both<>(was, is, about, path)
                .tell("work", () -> compareWork(was.work(), is.work(), about, path))
                .tell(
                        "idempotent",
                        () ->
                                about.add(
                                        is.idempotent() ? Kind.WEAKENED : Kind.CHANGED,
                                        is.idempotent()
                                                ? it + " may be started more than once now."
                                                : it + " is started at most once now."))
                .compare(
                        "timeout",
                        Looser.kind(Looser.isLonger(was.timeout(), is.timeout())),
                        "What limits " + (path.isEmpty() ? "an attempt" : "taking it back"))
                .compare("outputs", Kind.CHANGED, "What later steps may use of its answer")
                .tell(
                        "probe",
                        () ->
                                about.compare(
                                        Looser.kind(tellsLess(was.probe(), is.probe())),
                                        "What tells whether it happened",
                                        was.probe(),
                                        is.probe()))
                .rest();
    }

    private static boolean tellsLess(Action.@Nullable Probe was, Action.@Nullable Probe is) {
        return is == null
                || (was != null
                        && ((was.happened() != null && is.happened() == null)
                                || (was.notHappened() != null && is.notHappened() == null)));
    }

    private static void compareWork(Action.Work was, Action.Work is, About about, String path) {
        if (was instanceof Action.Request old && is instanceof Action.Request now) {
            new Both<>(old, now, about, CompareRest.key(path, "http"))
                    .tell("expect", () -> compareExpected(old.expect(), now.expect(), about))
                    .rest();
        } else if (was instanceof Action.Command old && is instanceof Action.Command now) {
            new Both<>(old, now, about, CompareRest.key(path, "command")).rest();
        } else {
            about.compare(Kind.CHANGED, "What it does", was, is);
        }
    }

    private static void compareExpected(Action.Expected was, Action.Expected is, About about) {
        about.both(was, is)
                .compare(
                        "status",
                        CompareExpectation.kind(was.status(), is.status()),
                        "Which status means that it happened")
                .compare(
                        "contains",
                        is.contains().isEmpty() ? Kind.WEAKENED : Kind.CHANGED,
                        "What the answer must hold")
                .compare(
                        "body",
                        CompareExpectation.kind(was.body(), is.body()),
                        "What the body must be")
                .rest();
    }
}
