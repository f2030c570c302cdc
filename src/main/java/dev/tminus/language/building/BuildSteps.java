package dev.tminus.language.building;

import static java.util.Objects.requireNonNull;

import dev.tminus.language.conditions.ExpressionDraft;
import dev.tminus.language.conditions.ExpressionDraft.ConditionDraft;
import dev.tminus.language.drafts.ContingencyDraft;
import dev.tminus.language.drafts.LastsDraft;
import dev.tminus.language.drafts.PolicyDraft;
import dev.tminus.language.drafts.PolicyDraft.DeadlineDraft;
import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.RunbookDraft.PhaseDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.drafts.StepDraft.SignOffDraft;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Times;
import dev.tminus.language.forms.Titles;
import dev.tminus.language.rules.OrderSteps;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.Condition;
import dev.tminus.runbook.Deadline;
import dev.tminus.runbook.Expression;
import dev.tminus.runbook.FormAndFiles;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Policy;
import dev.tminus.runbook.Repeat;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepBasics;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes steps of drafts without problems, with every default filled in.
final class BuildSteps {

    private final OrderSteps.Order order;
    private final BuildWork work;
    private final Map<String, MapOf.Named<String>> variables;
    private final IdentityHashMap<List<StepDraft>, List<StepId>> lists = new IdentityHashMap<>();
    private final Map<StepId, List<StepId>> repeatedUntil = new HashMap<>();

    /// What steps take over where they say nothing.
    ///
    /// @param owner null where every step names its own
    private record Inherited(
            @Nullable RoleName owner, @Nullable Timing at, @Nullable ConditionDraft when) {}

    BuildSteps(OrderSteps.Order order, BuildWork work, RunbookDraft draft) {
        this.order = order;
        this.work = work;
        this.variables = draft.variables();
        draft.allSteps()
                .filter(step -> step.policy().repeat() != null)
                .forEach(step ->
                        repeatedUntil
                                .computeIfAbsent(
                                        repeat(step.policy()).until(), _ -> new ArrayList<>())
                                .add(requireNonNull(step.id()).value()));
    }

    List<Step> ofPhase(int number, PhaseDraft phase) {
        var inherited =
                new Inherited(
                        BuildParts.value(phase.owner()),
                        BuildParts.value(phase.at()),
                        phase.when());
        return steps(Integer.toString(number), phase.steps().toList(), inherited);
    }

    List<Step> ofContingency(String number, ContingencyDraft contingency, RoleName owner) {
        return steps(number, contingency.steps().toList(), new Inherited(owner, null, null));
    }

    private List<Step> steps(String number, List<StepDraft> drafts, Inherited inherited) {
        var steps = new ArrayList<Step>();
        for (var draft : drafts) {
            steps.add(step(number + "." + (steps.size() + 1), inherited, draft));
        }
        return steps;
    }

    private Step step(String number, Inherited inherited, StepDraft step) {
        var basics = basics(number, inherited, step);
        return switch (step.type()) {
            case MANUAL -> new ManualStep(basics);
            case CHECK -> new CheckStep(basics);
            case GATE ->
                    new GateStep(basics, step.poll().stream().map(BuildParts::quorum).toList());
            case WAIT -> new WaitStep(basics, lasts(requireNonNull(step.lasts()).value()));
            case ACTION, ANNOUNCE, RUNBOOK -> work.step(basics, requireNonNull(step.effect()));
            case UNKNOWN ->
                    throw new IllegalStateException("A type that was not read is a problem");
        };
    }

    private WaitStep.Lasts lasts(LastsDraft lasts) {
        return switch (lasts) {
            case LastsDraft.Known(var known) -> known;
            case LastsDraft.OfVariable(var name) ->
                    new WaitStep.Lasts.For(
                            requireNonNull(
                                    Times.positive(
                                            requireNonNull(
                                                    requireNonNull(variables.get(name)).value()))));
        };
    }

    private StepBasics basics(String number, Inherited inherited, StepDraft step) {
        var owner = requireNonNull(step.owner() == null ? inherited.owner() : step.owner().value());
        var takes = step.takes();
        var instructions = step.instructions();
        var id = requireNonNull(step.id()).value();
        return new StepBasics(
                id,
                number,
                Titles.or(step.title(), id.value()),
                owner,
                step.at() == null ? inherited.at() : step.at().value(),
                step.early(),
                step.notBefore(),
                step.start() == null ? start(step.type()) : step.start(),
                takes == null ? null : takes.time(),
                takes == null ? null : BuildParts.value(takes.answer()),
                needs(step),
                instructions == null ? "" : instructions.value(),
                step.requires().stream().map(BuildParts::requirement).toList(),
                step.verify().stream().map(BuildParts::use).toList(),
                step.signOffs().stream().map(BuildSteps::signOff).toList(),
                policy(step.policy(), inherited.when()),
                asks(step),
                work.safeguards(step.safeguards(), owner),
                step.briefing().build());
    }

    private static Start start(StepDraft.Type type) {
        return switch (type) {
            case MANUAL, ACTION, RUNBOOK, UNKNOWN -> Start.BY_OWNER;
            case CHECK, GATE, WAIT, ANNOUNCE -> Start.BY_ITSELF;
        };
    }

    private static SignOff signOff(SignOffDraft signOff) {
        return new SignOff(
                BuildParts.quorum(signOff.quorum()),
                BuildParts.value(signOff.onRefuse()),
                signOff.confirm());
    }

    /// A step that ends the repetition of others waits for them, wherever they stand.
    private List<StepId> needs(StepDraft step) {
        var waits = order.children().get(step);
        var needs =
                waits == null
                        ? lists.computeIfAbsent(order.of(step), BuildSteps::ids)
                        : waits.ids();
        var ended = repeatedUntil.getOrDefault(requireNonNull(step.id()).value(), List.of());
        return needs.containsAll(ended)
                ? needs
                : Stream.concat(needs.stream(), ended.stream()).distinct().toList();
    }

    /// A copy that further copies share.
    private static List<StepId> ids(List<StepDraft> steps) {
        return List.copyOf(steps.stream().map(step -> requireNonNull(step.id()).value()).toList());
    }

    private static Policy policy(PolicyDraft policy, @Nullable ConditionDraft ofPhase) {
        return new Policy(
                both(ofPhase, policy.when()),
                policy.optional(),
                policy.deadlines().stream().map(BuildSteps::deadline).toList(),
                BuildParts.reaction(policy.onFail()),
                BuildParts.reaction(policy.onInconclusive()),
                policy.repeat() == null ? null : repeat(policy));
    }

    private static Repeat repeat(PolicyDraft policy) {
        var repeat = requireNonNull(policy.repeat());
        return new Repeat(requireNonNull(repeat.every()), requireNonNull(repeat.until()).value());
    }

    private static @Nullable Condition both(
            @Nullable ConditionDraft ofPhase, @Nullable ConditionDraft own) {
        if (ofPhase == null || own == null) {
            var one = ofPhase == null ? own : ofPhase;
            return one == null
                    ? null
                    : new Condition(
                            BuildParts.written(one.test()), one.test().expression(), one.assume());
        }
        return new Condition(
                besideAnd(ofPhase.test()) + " and " + besideAnd(own.test()),
                new Expression.And(ofPhase.test().expression(), own.test().expression()),
                both(ofPhase.assume(), own.assume()));
    }

    private static @Nullable Boolean both(@Nullable Boolean one, @Nullable Boolean other) {
        if (Boolean.FALSE.equals(one) || Boolean.FALSE.equals(other)) {
            return false;
        }
        return one == null ? null : other;
    }

    private static String besideAnd(ExpressionDraft test) {
        return test.expression() instanceof Expression.Or
                ? "(" + BuildParts.written(test) + ")"
                : BuildParts.written(test);
    }

    private static Deadline deadline(DeadlineDraft deadline) {
        var effect = requireNonNull(deadline.effect());
        var at = deadline.at();
        return at == null
                ? new Deadline.AfterReady(requireNonNull(deadline.afterReady()), effect)
                : new Deadline.At(at.value(), effect);
    }

    private static FormAndFiles asks(StepDraft step) {
        return new FormAndFiles(
                step.form().stream()
                        .map(field -> field.named(requireNonNull(field.name()).value()))
                        .toList(),
                step.files().stream()
                        .map(file -> file.named(requireNonNull(file.name()).value()))
                        .toList());
    }
}
