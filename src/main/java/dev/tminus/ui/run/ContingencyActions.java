package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Say.say;

import dev.tminus.run.RunCommand;
import dev.tminus.run.rules.Act;
import dev.tminus.runbook.Contingency;
import dev.tminus.ui.parts.ActionButton;
import dev.tminus.ui.parts.ReasonDialog;
import dev.tminus.ui.parts.RunGateway;

/// Opening a contingency, and closing one that was opened by mistake.
final class ContingencyActions {

    private ContingencyActions() {}

    /// Why it cannot be opened now, empty where it can.
    static String refusal(RunGateway gateway, Contingency contingency) {
        return gateway.possible(contingency.id()).refusal(Act.OPEN).orElse("");
    }

    /// @param byHand whether nothing that the engine sees went wrong, so that somebody says why
    static ActionButton open(
            RunGateway gateway, Contingency contingency, boolean byHand, String refusal) {
        var number = contingency.number();
        var words =
                new ReasonDialog.Texts(
                        say("contingency.open.title", number, contingency.title()),
                        say(
                                contingency.steps().isEmpty()
                                        ? "contingency.open.at-once"
                                        : "contingency.open.text"),
                        byHand ? say("reason.label") : "",
                        say("contingency.open.go", number),
                        say("contingency.open.keep"),
                        "primary");
        var action =
                ActionButton.withReason(
                        gateway,
                        new ActionButton.Face("fork", say("contingency.open", number), "sm"),
                        words,
                        reason -> new RunCommand.OpenContingency(contingency.id(), reason),
                        refusal.isEmpty() ? null : refusal);
        return action.explained(() -> new ContingencyWords(gateway, contingency).about());
    }

    static ActionButton close(RunGateway gateway, Contingency contingency) {
        var number = contingency.number();
        return ActionButton.withReason(
                gateway,
                new ActionButton.Face("undo", say("contingency.close", number), "sm"),
                ReasonDialog.Texts.of("contingency.close", "danger", number),
                reason -> new RunCommand.CloseContingency(contingency.id(), reason),
                null);
    }
}
