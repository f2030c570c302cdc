package dev.tminus.ui.parts;

import static dev.tminus.ui.parts.Say.say;

import dev.tminus.run.RunCommand;
import dev.tminus.runbook.Step;
import org.jspecify.annotations.Nullable;

/// What can be done about the checks of a step, wherever they are shown.
public final class CheckActions {

    private CheckActions() {}

    /// Ends what is under way or still repeated, once somebody confirms it.
    ///
    /// @param refusal why not now, or null
    public static ActionButton stop(RunGateway gateway, Step step, @Nullable String refusal) {
        return ActionButton.confirmed(
                gateway,
                new ActionButton.Face("x", say("checks.stop"), "danger"),
                ReasonDialog.Texts.of("checks.stop", "danger", step.basics().number())
                        .withoutReason(),
                new RunCommand.StopChecks(step.id()),
                refusal);
    }
}
