package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunCommand.ReopenStep;
import dev.tminus.run.RunCommand.SkipStep;
import dev.tminus.run.RunCommand.UnskipStep;
import dev.tminus.run.StepPhase;
import dev.tminus.run.StepState;
import dev.tminus.run.rules.Act;
import dev.tminus.run.rules.Possible;
import dev.tminus.run.rules.Rules;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.names.StepId;
import dev.tminus.ui.parts.ActionButton;
import dev.tminus.ui.parts.CheckActions;
import dev.tminus.ui.parts.ReasonDialog;
import dev.tminus.ui.parts.RunGateway;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the owner of a step can do with it in its present state.
///
/// @param refusal why not now, empty where it can be done
/// @param reason of the state, so that a new one is drawn
record WorkActions(
        String icon, String text, String style, RunCommand wish, String refusal, String reason) {

    /// In the order in which they are offered.
    private static final List<Act> OFFERED =
            List.of(
                    Act.WITHDRAW_START,
                    Act.START,
                    Act.FINISH,
                    Act.CHECK_AGAIN,
                    Act.WORK_AGAIN,
                    Act.POLL_AGAIN,
                    Act.STOP_CHECKS,
                    Act.REOPEN,
                    Act.UNSKIP,
                    Act.SKIP);

    /// Everything that there is to do, whether the reader may or not. Steps of a contingency that
    /// is not open have nothing to be done.
    static List<WorkActions> of(RunGateway gateway, Step step, StepState state) {
        var possible = gateway.possible(step.id());
        var own = gateway.state().checklist().contingency(step.id());
        return own == null || own.equals(gateway.state().contingency())
                ? OFFERED.stream()
                        .flatMap(act -> possible.find(act).stream())
                        .filter(option -> isShown(gateway, step, state, option))
                        .map(option -> of(gateway, step, state, option))
                        .toList()
                : List.of();
    }

    /// What only some may ever do is for their eyes, and for those of the owner, who learns why
    /// not.
    private static boolean isShown(
            RunGateway gateway, Step step, StepState state, Possible.Option option) {
        return switch (option.act()) {
            case REOPEN ->
                    !gateway.state().status().isOver()
                            && (option.role() != null || state.outdated());
            case SKIP, UNSKIP ->
                    !gateway.state().status().isOver()
                            && (option.isOpen()
                                    || gateway.state().holds(gateway.me(), step.owner()));
            default -> true;
        };
    }

    private static WorkActions of(
            RunGateway gateway, Step step, StepState state, Possible.Option option) {
        var face = face(option.act(), state);
        var why = option.refusal().orElse("");
        return new WorkActions(
                face.icon(),
                say(face.text(), step.basics().number()),
                face.style(),
                wish(option.act(), step.id()),
                option.act() == Act.FINISH ? finishing(gateway, step, why) : why,
                state.reason());
    }

    private static ActionButton.Face face(Act act, StepState state) {
        return switch (act) {
            case WITHDRAW_START -> new ActionButton.Face("undo", "deed.withdraw-start", "");
            case START ->
                    new ActionButton.Face(
                            "play",
                            "deed.start",
                            state.phase() == StepPhase.READY ? "primary" : "");
            case FINISH -> new ActionButton.Face("check", "deed.finish", "primary");
            case CHECK_AGAIN -> new ActionButton.Face("refresh", "deed.check-again", "primary");
            case WORK_AGAIN -> new ActionButton.Face("refresh", "deed.work-again", "");
            case POLL_AGAIN -> new ActionButton.Face("poll", "deed.poll-again", "");
            case STOP_CHECKS -> new ActionButton.Face("x", "checks.stop", "");
            case REOPEN ->
                    new ActionButton.Face(
                            "refresh", "deed.reopen", state.outdated() ? "primary" : "");
            case UNSKIP -> new ActionButton.Face("undo", "deed.unskip", "");
            case SKIP -> new ActionButton.Face("skipped", "deed.skip", "");
            case SIGN, REFUSE_TO_SIGN, VOTE, FILL_IN, ATTACH ->
                    throw new IllegalArgumentException(act + " has a place of its own");
        };
    }

    private static RunCommand wish(Act act, StepId step) {
        return switch (act) {
            case WITHDRAW_START -> new RunCommand.WithdrawStart(step);
            case START -> new RunCommand.StartStep(step);
            case FINISH -> new RunCommand.FinishStep(step);
            case CHECK_AGAIN -> new RunCommand.CheckAgain(step);
            case WORK_AGAIN -> new RunCommand.WorkAgain(step);
            case POLL_AGAIN -> new RunCommand.PollAgain(step);
            case STOP_CHECKS -> new RunCommand.StopChecks(step);
            case REOPEN -> new RunCommand.ReopenStep(step, "");
            case UNSKIP -> new RunCommand.UnskipStep(step, "");
            case SKIP -> new RunCommand.SkipStep(step, "");
            case SIGN, REFUSE_TO_SIGN, VOTE, FILL_IN, ATTACH ->
                    throw new IllegalArgumentException(act + " has a place of its own");
        };
    }

    /// What the form and the files still lack is said once it is pressed, since a form that is not
    /// saved yet may have it.
    private static String finishing(RunGateway gateway, Step step, String refusal) {
        var lacks = Rules.lacks(gateway.state(), step.id()).orElse("");
        return refusal.equals(lacks) && !step.basics().asks().form().isEmpty() ? "" : refusal;
    }

    /// @param form of the step, which is saved before its work is finished; null where it has none
    Component build(RunGateway gateway, Step step, @Nullable FormSection form) {
        var why = refusal.isEmpty() ? null : refusal;
        return switch (wish) {
            case RunCommand.StopChecks _ -> CheckActions.stop(gateway, step, why);
            case RunCommand.SkipStep _ ->
                    withReason(gateway, "skip", step, reason -> new SkipStep(step.id(), reason));
            case RunCommand.UnskipStep _ ->
                    withReason(
                            gateway, "unskip", step, reason -> new UnskipStep(step.id(), reason));
            case RunCommand.ReopenStep _ ->
                    withReason(
                            gateway, "reopen", step, reason -> new ReopenStep(step.id(), reason));
            case RunCommand.FinishStep _ -> {
                Supplier<Optional<String>> first =
                        form == null || !form.isOpen() ? Optional::empty : form::complete;
                yield late(gateway, step, now(gateway, why).first(first), first);
            }
            case RunCommand.StartStep _ -> late(gateway, step, now(gateway, why), Optional::empty);
            default -> now(gateway, why);
        };
    }

    private ActionButton now(RunGateway gateway, @Nullable String why) {
        return ActionButton.now(gateway, new ActionButton.Face(icon, text, style), wish, why);
    }

    private Component late(
            RunGateway gateway, Step step, ActionButton action, Supplier<Optional<String>> first) {
        if (!refusal.isEmpty()) {
            return action;
        }
        var key = wish instanceof RunCommand.StartStep ? "late.title.start" : "late.title.finish";
        var title = say(key, step.basics().number());
        return div("deeds", action, LateDialog.opener(gateway, wish, title, first));
    }

    private ActionButton withReason(
            RunGateway gateway, String key, Step step, Function<String, RunCommand> wanted) {
        var number = step.basics().number();
        return ActionButton.withReason(
                gateway,
                new ActionButton.Face(icon, text, style),
                new ReasonDialog.Words(
                        say(key + ".title", number),
                        say(key + ".text"),
                        say("reason.label"),
                        say(key + ".go", number),
                        say(key + ".keep"),
                        "primary"),
                wanted,
                refusal.isEmpty() ? null : refusal);
    }
}
