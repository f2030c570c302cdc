package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Say.say;

import dev.tminus.run.RunCommand;
import dev.tminus.run.StepPhase;
import dev.tminus.run.StepState;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.WaitStep;
import dev.tminus.ui.parts.CheckDeeds;
import dev.tminus.ui.parts.Deed;
import dev.tminus.ui.parts.Desk;
import java.util.ArrayList;
import java.util.List;

/// What the owner of a step can do with it in its present state.
///
/// @param refusal why not now, empty where it can be done
/// @param reason of the state, so that a new one is drawn
record WorkDeeds(
        String icon, String text, String style, RunCommand wish, String refusal, String reason) {

    static List<WorkDeeds> of(Desk desk, Step step, StepState state) {
        var deeds = new ArrayList<WorkDeeds>();
        var byOwner = step.basics().start() == Start.BY_OWNER;
        switch (state.phase()) {
            case PLANNED, WAITING, READY -> {
                if (state.asked() != null) {
                    deeds.add(
                            deed(
                                    desk,
                                    state,
                                    "undo",
                                    say("deed.withdraw-start"),
                                    "",
                                    new RunCommand.WithdrawStart(step.id())));
                } else if (byOwner) {
                    deeds.add(start(desk, step, state));
                }
                if (step.requires().stream().anyMatch(one -> state.underWay(one.as()))) {
                    deeds.add(stop(desk, step, state));
                }
            }
            case RUNNING -> {
                if (step instanceof ManualStep) {
                    deeds.add(
                            deed(
                                    desk,
                                    state,
                                    "check",
                                    say("deed.finish", step.basics().number()),
                                    "primary",
                                    new RunCommand.FinishStep(step.id())));
                }
            }
            case FAILED, INCONCLUSIVE -> deeds.addAll(again(desk, step, state));
            case NO_GO -> deeds.add(pollAgain(desk, step, state));
            case CHECKING -> deeds.add(stop(desk, step, state));
            case SIGNING, DONE, SKIPPED, NOT_APPLICABLE, NOT_REACHED -> {}
        }
        return deeds;
    }

    private static WorkDeeds start(Desk desk, Step step, StepState state) {
        var style = state.phase() == StepPhase.READY ? "primary" : "";
        var text = say("deed.start", step.basics().number());
        return deed(desk, state, "play", text, style, new RunCommand.StartStep(step.id()));
    }

    private static WorkDeeds stop(Desk desk, Step step, StepState state) {
        return deed(desk, state, "x", say("checks.stop"), "", new RunCommand.StopChecks(step.id()));
    }

    private static List<WorkDeeds> again(Desk desk, Step step, StepState state) {
        var deeds = new ArrayList<WorkDeeds>();
        if (!step.verify().isEmpty()) {
            deeds.add(
                    deed(
                            desk,
                            state,
                            "refresh",
                            say("deed.check-again"),
                            "primary",
                            new RunCommand.CheckAgain(step.id())));
        }
        switch (step) {
            case ManualStep _ ->
                    deeds.add(
                            deed(
                                    desk,
                                    state,
                                    "refresh",
                                    say("deed.work-again", step.basics().number()),
                                    "",
                                    new RunCommand.WorkAgain(step.id())));
            case GateStep _ -> deeds.add(pollAgain(desk, step, state));
            case CheckStep _, WaitStep _ -> {}
        }
        return deeds;
    }

    private static WorkDeeds pollAgain(Desk desk, Step step, StepState state) {
        return deed(
                desk,
                state,
                "poll",
                say("deed.poll-again"),
                "",
                new RunCommand.PollAgain(step.id()));
    }

    private static WorkDeeds deed(
            Desk desk, StepState state, String icon, String text, String style, RunCommand wish) {
        return new WorkDeeds(
                icon, text, style, wish, desk.refusal(wish).orElse(""), state.reason());
    }

    Deed build(Desk desk, Step step) {
        if (wish instanceof RunCommand.StopChecks) {
            return CheckDeeds.stop(desk, step, refusal.isEmpty() ? null : refusal);
        }
        return Deed.now(
                desk, new Deed.Face(icon, text, style), wish, refusal.isEmpty() ? null : refusal);
    }
}
