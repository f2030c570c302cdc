package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunCommand.CheckAgain;
import dev.tminus.run.RunCommand.FinishStep;
import dev.tminus.run.RunCommand.PollAgain;
import dev.tminus.run.RunCommand.ReopenStep;
import dev.tminus.run.RunCommand.SkipStep;
import dev.tminus.run.RunCommand.StartStep;
import dev.tminus.run.RunCommand.StopChecks;
import dev.tminus.run.RunCommand.UnskipStep;
import dev.tminus.run.RunCommand.WithdrawStart;
import dev.tminus.run.RunCommand.WorkAgain;
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

    /// How an act on the work of a step looks, and what it asks for.
    private record Shape(Act act, String icon, String text, Function<StepId, RunCommand> wish) {}

    /// In the order in which they are offered.
    private static final List<Shape> OFFERED =
            List.of(
                    new Shape(
                            Act.WITHDRAW_START,
                            "undo",
                            "action.withdraw-start",
                            WithdrawStart::new),
                    new Shape(Act.START, "play", "action.start", StartStep::new),
                    new Shape(Act.FINISH, "check", "action.finish", FinishStep::new),
                    new Shape(Act.CHECK_AGAIN, "refresh", "action.check-again", CheckAgain::new),
                    new Shape(Act.WORK_AGAIN, "refresh", "action.work-again", WorkAgain::new),
                    new Shape(Act.POLL_AGAIN, "poll", "action.poll-again", PollAgain::new),
                    new Shape(Act.STOP_CHECKS, "x", "checks.stop", StopChecks::new),
                    new Shape(
                            Act.REOPEN,
                            "refresh",
                            "action.reopen",
                            step -> new ReopenStep(step, "")),
                    new Shape(
                            Act.UNSKIP, "undo", "action.unskip", step -> new UnskipStep(step, "")),
                    new Shape(Act.SKIP, "skipped", "action.skip", step -> new SkipStep(step, "")));

    /// Everything that there is to do, whether the reader may or not. Steps of a contingency that
    /// is not open have nothing to be done.
    static List<WorkActions> of(RunGateway gateway, Step step, StepState state) {
        var possible = gateway.possible(step.id());
        var own = gateway.state().checklist().contingency(step.id());
        return own == null || own.equals(gateway.state().contingency())
                ? OFFERED.stream()
                        .flatMap(shape ->
                                possible.find(shape.act()).stream()
                                        .filter(option -> isShown(gateway, step, state, option))
                                        .map(option -> of(gateway, step, state, shape, option)))
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
            case CHECK_AGAIN -> option.act().isIn(state.phase());
            default -> true;
        };
    }

    private static WorkActions of(
            RunGateway gateway, Step step, StepState state, Shape shape, Possible.Option option) {
        var why = option.refusal().orElse("");
        return new WorkActions(
                shape.icon(),
                say(shape.text(), step.basics().number()),
                style(shape.act(), state),
                shape.wish().apply(step.id()),
                shape.act() == Act.FINISH ? finishing(gateway, step, why) : why,
                state.reason());
    }

    private static String style(Act act, StepState state) {
        var first =
                switch (act) {
                    case FINISH, CHECK_AGAIN -> true;
                    case START -> state.phase() == StepPhase.READY;
                    case REOPEN -> state.outdated();
                    default -> false;
                };
        return first ? "primary" : "";
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
            case StopChecks _ -> CheckActions.stop(gateway, step, why);
            case SkipStep _ ->
                    withReason(gateway, "skip", step, reason -> new SkipStep(step.id(), reason));
            case UnskipStep _ ->
                    withReason(
                            gateway, "unskip", step, reason -> new UnskipStep(step.id(), reason));
            case ReopenStep _ ->
                    withReason(
                            gateway, "reopen", step, reason -> new ReopenStep(step.id(), reason));
            case FinishStep _ -> {
                Supplier<Optional<String>> first =
                        form == null || !form.isOpen() ? Optional::empty : form::complete;
                yield late(gateway, step, now(gateway, why).first(first), first);
            }
            case StartStep _ -> late(gateway, step, now(gateway, why), Optional::empty);
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
        var key = wish instanceof StartStep ? "late.title.start" : "late.title.finish";
        var title = say(key, step.basics().number());
        return div("actions", action, LateDialog.opener(gateway, wish, title, first));
    }

    private ActionButton withReason(
            RunGateway gateway, String key, Step step, Function<String, RunCommand> wanted) {
        return ActionButton.withReason(
                gateway,
                new ActionButton.Face(icon, text, style),
                ReasonDialog.Texts.of(key, "primary", step.basics().number()),
                wanted,
                refusal.isEmpty() ? null : refusal);
    }
}
