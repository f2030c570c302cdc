package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import dev.tminus.run.Rules;
import dev.tminus.run.RunCommand;
import dev.tminus.run.RunCommand.ReopenStep;
import dev.tminus.run.RunCommand.SkipStep;
import dev.tminus.run.RunCommand.UnskipStep;
import dev.tminus.run.StepPhase;
import dev.tminus.run.StepState;
import dev.tminus.runbook.ActionStep;
import dev.tminus.runbook.AnnounceStep;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.RunbookStep;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.WaitStep;
import dev.tminus.ui.parts.CheckDeeds;
import dev.tminus.ui.parts.Deed;
import dev.tminus.ui.parts.Desk;
import dev.tminus.ui.parts.ReasonDialog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the owner of a step can do with it in its present state.
///
/// @param refusal why not now, empty where it can be done
/// @param reason of the state, so that a new one is drawn
record WorkDeeds(
        String icon, String text, String style, RunCommand wish, String refusal, String reason) {

    static List<WorkDeeds> of(Desk desk, Step step, StepState state) {
        var deeds = new ArrayList<WorkDeeds>();
        var byOwner = step.basics().start() == Start.BY_OWNER && isInLine(desk, step);
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
                    deeds.add(finish(desk, step, state));
                }
            }
            case FAILED, INCONCLUSIVE -> deeds.addAll(again(desk, step, state));
            case NO_GO -> deeds.add(pollAgain(desk, step, state));
            case CHECKING -> deeds.add(stop(desk, step, state));
            case DONE -> reopen(desk, step, state).ifPresent(deeds::add);
            case SKIPPED -> unskip(desk, step, state).ifPresent(deeds::add);
            case SIGNING, NOT_APPLICABLE, NOT_REACHED -> {}
        }
        skip(desk, step, state).ifPresent(deeds::add);
        return deeds;
    }

    /// Steps of a contingency that is not open have nothing to be done.
    private static boolean isInLine(Desk desk, Step step) {
        var own = desk.state().checklist().contingency(step.id());
        return own == null || own.equals(desk.state().contingency());
    }

    /// What the form and the files still lack is said once it is pressed, since a form that is not
    /// saved yet may have it.
    private static WorkDeeds finish(Desk desk, Step step, StepState state) {
        var wish = new RunCommand.FinishStep(step.id());
        var text = say("deed.finish", step.basics().number());
        var refusal = desk.refusal(wish).orElse("");
        var lacks = Rules.lacks(desk.state(), step.id()).orElse("");
        var open = refusal.equals(lacks) && !step.basics().asks().form().isEmpty();
        return new WorkDeeds("check", text, "primary", wish, open ? "" : refusal, state.reason());
    }

    private static Optional<WorkDeeds> reopen(Desk desk, Step step, StepState state) {
        var run = desk.state();
        var who = run.checklist().runbook().authority().get(Authority.REOPEN);
        var mayEver = who != null && run.holds(desk.me(), who.role());
        if (run.status().isOver()
                || step instanceof WaitStep
                || !isInLine(desk, step)
                || !(mayEver || state.outdated())) {
            return Optional.empty();
        }
        var text = say("deed.reopen", step.basics().number());
        var style = state.outdated() ? "primary" : "";
        var wish = new RunCommand.ReopenStep(step.id(), Deck.SOME_REASON);
        return Optional.of(deed(desk, state, "refresh", text, style, wish));
    }

    private static Optional<WorkDeeds> unskip(Desk desk, Step step, StepState state) {
        var text = say("deed.unskip", step.basics().number());
        var wish = new RunCommand.UnskipStep(step.id(), Deck.SOME_REASON);
        return forTakers(desk, step, deed(desk, state, "undo", text, "", wish));
    }

    private static Optional<WorkDeeds> skip(Desk desk, Step step, StepState state) {
        if (!step.course().optional()) {
            return Optional.empty();
        }
        return switch (state.phase()) {
            case PLANNED, WAITING, READY, FAILED, INCONCLUSIVE -> {
                var text = say("deed.skip", step.basics().number());
                var wish = new RunCommand.SkipStep(step.id(), Deck.SOME_REASON);
                yield forTakers(desk, step, deed(desk, state, "skipped", text, "", wish));
            }
            case RUNNING, CHECKING, SIGNING, DONE, NO_GO, SKIPPED, NOT_APPLICABLE, NOT_REACHED ->
                    Optional.empty();
        };
    }

    /// Only for those who can do it, and for the owner, who learns why not.
    private static Optional<WorkDeeds> forTakers(Desk desk, Step step, WorkDeeds deed) {
        return !desk.state().status().isOver()
                        && (deed.refusal().isEmpty() || desk.state().holds(desk.me(), step.owner()))
                ? Optional.of(deed)
                : Optional.empty();
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
            case CheckStep _, WaitStep _, ActionStep _, AnnounceStep _, RunbookStep _ -> {}
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

    /// @param form of the step, which is saved before its work is finished; null where it has none
    Component build(Desk desk, Step step, @Nullable FormSection form) {
        var why = refusal.isEmpty() ? null : refusal;
        return switch (wish) {
            case RunCommand.StopChecks _ -> CheckDeeds.stop(desk, step, why);
            case RunCommand.SkipStep _ ->
                    withReason(desk, "skip", step, reason -> new SkipStep(step.id(), reason));
            case RunCommand.UnskipStep _ ->
                    withReason(desk, "unskip", step, reason -> new UnskipStep(step.id(), reason));
            case RunCommand.ReopenStep _ ->
                    withReason(desk, "reopen", step, reason -> new ReopenStep(step.id(), reason));
            case RunCommand.FinishStep _ -> {
                Supplier<Optional<String>> first =
                        form == null || !form.isOpen() ? Optional::empty : form::complete;
                yield late(desk, step, now(desk, why).first(first), first);
            }
            case RunCommand.StartStep _ -> late(desk, step, now(desk, why), Optional::empty);
            default -> now(desk, why);
        };
    }

    private Deed now(Desk desk, @Nullable String why) {
        return Deed.now(desk, new Deed.Face(icon, text, style), wish, why);
    }

    private Component late(Desk desk, Step step, Deed deed, Supplier<Optional<String>> first) {
        if (!refusal.isEmpty()) {
            return deed;
        }
        var key = wish instanceof RunCommand.StartStep ? "late.title.start" : "late.title.finish";
        var title = say(key, step.basics().number());
        return div("deeds", deed, LateDialog.opener(desk, wish, title, first));
    }

    private Deed withReason(Desk desk, String key, Step step, Function<String, RunCommand> wanted) {
        var number = step.basics().number();
        return Deed.withReason(
                desk,
                new Deed.Face(icon, text, style),
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
