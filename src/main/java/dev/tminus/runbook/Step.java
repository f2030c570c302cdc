package dev.tminus.runbook;

import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One line of the checklist.
public sealed interface Step
        permits ManualStep, CheckStep, GateStep, WaitStep, ActionStep, AnnounceStep, RunbookStep {

    /// What every type of step declares.
    StepBasics basics();

    default StepId id() {
        return basics().id();
    }

    default String title() {
        return basics().title();
    }

    /// The role that does it.
    default RoleName owner() {
        return basics().owner();
    }

    /// Planned start, or null where only `needs` decide.
    default @Nullable Timing at() {
        return basics().at();
    }

    /// Expected duration, or null where nobody has said.
    default @Nullable Duration takes() {
        return basics().takes();
    }

    /// Every step that comes first, defaults of the order included.
    default List<StepId> needs() {
        return basics().needs();
    }

    /// What it needs among the steps of its own runbook: for a step of a child the one that runs
    /// the child, which may end later.
    default List<StepId> needsHere() {
        return needs().stream().anyMatch(StepId::isOfChild)
                ? needs().stream().map(StepId::host).distinct().toList()
                : needs();
    }

    /// Checks that must hold before it starts.
    default List<Requirement> requires() {
        return basics().requires();
    }

    /// Checks that must pass before it counts as done.
    default List<CheckUse> verify() {
        return basics().verify();
    }

    default Briefing briefing() {
        return basics().briefing();
    }

    /// The same with other words in its title and in the addresses of its links.
    default Step withWords(UnaryOperator<String> titles, UnaryOperator<String> urls) {
        var basics = basics().withWords(titles, urls);
        return switch (this) {
            case ManualStep _ -> new ManualStep(basics);
            case CheckStep _ -> new CheckStep(basics);
            case GateStep gate -> new GateStep(basics, gate.poll());
            case WaitStep wait -> new WaitStep(basics, wait.lasts());
            case ActionStep action -> new ActionStep(basics, action.action(), action.name());
            case AnnounceStep tell ->
                    new AnnounceStep(
                            basics, tell.to(), tell.channel(), tell.subject(), tell.body());
            case RunbookStep child ->
                    new RunbookStep(
                            basics,
                            child.runbook(),
                            child.zero(),
                            child.inputs(),
                            child.roles(),
                            child.names());
        };
    }

    default Policy policy() {
        return basics().policy();
    }

    default Safeguards safeguards() {
        return basics().safeguards();
    }

    default List<SignOff> signOffs() {
        return basics().signOffs();
    }

    /// Whether `at` holds it back until then.
    boolean heldByTime();
}
