package dev.tminus.language.rules;

import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.yaml.Code;
import java.util.List;

/// A value is there only once a step that makes it is over.
final class ComesBefore {

    private final Index index;
    private final Before before;

    ComesBefore(Index index, Before before) {
        this.index = index;
        this.before = before;
    }

    /// @param what what is wrong where none of the steps comes before, up to its verb
    void check(Object thing, List<StepDraft> steps, String what, Where where, Refuse refuse) {
        switch (where) {
            case Where.InSteps(var asking, var called) -> {
                var refusal = new RefuseOnce(what + " " + called, refuse);
                asking.forEach(step -> askBefore(thing, steps, step, refusal));
            }
            case Where.InWork(var asking, var called) -> {
                var refusal = new RefuseOnce(what + " " + called, refuse);
                asking.forEach(step -> askBefore(thing, steps, step, refusal));
            }
            case Where.InUndo(var step) when steps.contains(step) -> {}
            case Where.InUndo(var step) ->
                    check(thing, steps, what, new Where.InText(step), refuse);
            case Where.InText(var step) -> {
                boolean shows =
                        index.lane(step) != null
                                && steps.stream().anyMatch(each -> index.lane(each) == null);
                if (!shows) {
                    askBefore(thing, steps, step, new RefuseOnce(what + " this one", refuse));
                }
            }
            case Where.AtEnd _ -> {}
        }
    }

    private void askBefore(
            Object thing, List<StepDraft> steps, StepDraft step, RefuseOnce refusal) {
        before.ask(thing, steps, step, () -> refusal.refuse(index.lane(step) == null));
    }

    /// Many steps may share a test, in which a name is refused once.
    private static final class RefuseOnce {

        private final String message;
        private final Refuse refuse;
        private boolean done;

        RefuseOnce(String message, Refuse refuse) {
            this.message = message;
            this.refuse = refuse;
        }

        void refuse(boolean mainLine) {
            if (!done) {
                done = true;
                refuse.refuse(
                        Code.COMES_LATER,
                        message + ", so nothing is known of it here.",
                        () ->
                                mainLine
                                        ? "Name a step that is needed here, directly or through"
                                                + " others."
                                        : "Name an earlier step of this contingency, or one that"
                                                + " comes before the step in its `after`.");
            }
        }
    }
}
