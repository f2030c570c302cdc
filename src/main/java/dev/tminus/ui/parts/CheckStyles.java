package dev.tminus.ui.parts;

import static dev.tminus.ui.parts.Say.say;

import dev.tminus.run.CheckAttempt;
import dev.tminus.run.rules.CheckProgress;
import dev.tminus.runbook.check.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the states of a check look; a wrong answer and none are never merged.
public final class CheckStyles {

    private CheckStyles() {}

    /// How a check stands after its attempts, oldest first: by the verdict of its series, where
    /// passes that are too few are none.
    public static StateStyle of(StepCheck check, CheckProgress tries, List<CheckAttempt> attempts) {
        if (attempts.isEmpty()) {
            return new StateStyle("planned", Tone.IDLE, say("check.not-run"));
        }
        var one = attempts.getLast();
        var look = of(tries.verdict() == null ? one.outcome() : tries.verdict());
        return switch (one.outcome()) {
            case null -> look.saying(say("check.running", one.number()));
            case Outcome.Passed _ ->
                    check.passes() == 1
                            ? look
                            : look.saying(
                                    say(
                                            "check.passed.row",
                                            Math.min(check.passes(), inARow(attempts, one)),
                                            check.passes()));
            case Outcome.Failed _, Outcome.Inconclusive _ -> look;
        };
    }

    /// How one outcome looks, null while there is none.
    public static StateStyle of(@Nullable Outcome outcome) {
        return switch (outcome) {
            case null -> new StateStyle("checking", Tone.RUN, say("check.under-way"));
            case Outcome.Passed _ -> new StateStyle("done", Tone.OK, say("check.passed"));
            case Outcome.Failed _ -> new StateStyle("failed", Tone.FAIL, say("check.failed"));
            case Outcome.Inconclusive _ ->
                    new StateStyle("error", Tone.FAIL, say("check.inconclusive"));
        };
    }

    /// How many attempts in a row had passed when one ended, of those that are judged together with
    /// it; one under way does not break the row.
    public static int inARow(List<CheckAttempt> attempts, CheckAttempt until) {
        int passed = 0;
        for (var attempt : attempts) {
            if (attempt.number() > until.number()) {
                break;
            }
            if (attempt.series() != until.series()) {
                continue;
            }
            passed =
                    switch (attempt.outcome()) {
                        case null -> passed;
                        case Outcome.Passed _ -> passed + 1;
                        case Outcome.Failed _, Outcome.Inconclusive _ -> 0;
                    };
        }
        return passed;
    }
}
