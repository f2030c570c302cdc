package dev.tminus.ui.check;

import static dev.tminus.ui.parts.Say.say;

import dev.tminus.runbook.check.Outcome;
import dev.tminus.ui.parts.CheckStyles;
import dev.tminus.ui.parts.StateStyle;
import dev.tminus.ui.parts.Tone;

/// What an attempt found, in the few words of a title.
final class Verdict {

    private Verdict() {}

    /// Icon, colour and the words that follow the check's name. An attempt that passed and left its
    /// series with too few passes is none.
    static StateStyle of(ShownCheck subject, Panel panel) {
        var attempt = subject.attempt();
        if (attempt == null) {
            return new StateStyle("planned", Tone.IDLE, say("result.not-run"));
        }
        var tries = subject.tries();
        var verdict = tries.verdict();
        if (verdict != null
                && attempt.passed()
                && attempt.equals(tries.newest())
                && !tries.holds()) {
            var row = say("result.passed.row", tries.passes(), tries.wanted());
            return CheckStyles.of(verdict).saying(row);
        }
        var look = CheckStyles.of(attempt.outcome());
        return look.saying(
                switch (attempt.outcome()) {
                    case null -> say("result.running", attempt.number());
                    case Outcome.Passed _ -> panel.title(true);
                    case Outcome.Failed _ -> panel.title(false);
                    case Outcome.Inconclusive _ -> say("result.inconclusive");
                });
    }
}
