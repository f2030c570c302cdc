package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Say.say;

import dev.tminus.run.RunCommand;
import dev.tminus.runbook.Contingency;
import dev.tminus.ui.parts.Deed;
import dev.tminus.ui.parts.Desk;
import dev.tminus.ui.parts.ReasonDialog;

/// Opening a contingency, and closing one that was opened by mistake.
final class ContingencyDeeds {

    private ContingencyDeeds() {}

    /// Why it cannot be opened now, empty where it can.
    static String refusal(Desk desk, Contingency contingency) {
        return desk.refusal(new RunCommand.OpenContingency(contingency.id(), Deck.SOME_REASON))
                .orElse("");
    }

    /// @param byHand whether nothing that the engine sees went wrong, so that somebody says why
    static Deed open(Desk desk, Contingency contingency, boolean byHand, String refusal) {
        var number = contingency.number();
        var words =
                new ReasonDialog.Words(
                        say("contingency.open.title", number, contingency.title()),
                        say(
                                contingency.steps().isEmpty()
                                        ? "contingency.open.at-once"
                                        : "contingency.open.text"),
                        byHand ? say("reason.label") : "",
                        say("contingency.open.go", number),
                        say("contingency.open.keep"),
                        "primary");
        var deed =
                Deed.withReason(
                        desk,
                        new Deed.Face("fork", say("contingency.open", number), "sm"),
                        words,
                        reason -> new RunCommand.OpenContingency(contingency.id(), reason),
                        refusal.isEmpty() ? null : refusal);
        return deed.explained(() -> new ContingencyWords(desk, contingency).about());
    }

    static Deed close(Desk desk, Contingency contingency) {
        var number = contingency.number();
        return Deed.withReason(
                desk,
                new Deed.Face("undo", say("contingency.close", number), "sm"),
                new ReasonDialog.Words(
                        say("contingency.close.title", number),
                        say("contingency.close.text"),
                        say("reason.label"),
                        say("contingency.close.go", number),
                        say("contingency.close.keep"),
                        "danger"),
                reason -> new RunCommand.CloseContingency(contingency.id(), reason),
                null);
    }
}
