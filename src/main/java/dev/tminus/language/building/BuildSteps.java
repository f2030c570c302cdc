package dev.tminus.language.building;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.tminus.language.conditions.ExpressionDraft.ConditionDraft;
import dev.tminus.language.drafts.ContingencyDraft;
import dev.tminus.language.drafts.LastsDraft;
import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.RunbookDraft.PhaseDraft;
import dev.tminus.language.drafts.RunbookDraft.QuorumDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.drafts.StepDraft.RequireDraft;
import dev.tminus.language.drafts.StepDraft.SignOffDraft;
import dev.tminus.language.drafts.StepDraft.VerifyDraft;
import dev.tminus.language.drafts.WorkDraft;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Times;
import dev.tminus.language.forms.Titles;
import dev.tminus.language.rules.OrderSteps;
import dev.tminus.language.rules.PeopleRules;
import dev.tminus.language.shapes.BriefingShape;
import dev.tminus.language.shapes.PhaseShape;
import dev.tminus.language.shapes.PolicyShape;
import dev.tminus.language.shapes.SafeguardsShape;
import dev.tminus.language.shapes.StepShape;
import dev.tminus.language.shapes.WaitShape;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.FormAndFiles;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Repeat;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepBasics;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.WaitStep;
import dev.tminus.runbook.names.ActionName;
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
    private final Map<ActionName, MapOf.Named<WorkDraft>> actions;

    private final Map<String, MapOf.Named<String>> variables;
    private final IdentityHashMap<List<StepDraft>, List<StepId>> lists = new IdentityHashMap<>();
    private final Map<StepId, List<StepId>> repeatedUntil = new HashMap<>();

    /// What steps take over where they say nothing.
    ///
    /// @param owner null where every step names its own
    private record Inherited(
            @Nullable RoleName owner, @Nullable Timing at, @Nullable ConditionDraft when) {}

    BuildSteps(OrderSteps.Order order, RunbookDraft draft) {
        this.order = order;
        this.actions = draft.actions();
        this.variables = draft.variables();
        draft.allSteps()
                .forEach(step ->
                        Stream.ofNullable(PolicyShape.repeat(step))
                                .map(Repeat::until)
                                .forEach(end ->
                                        repeatedUntil
                                                .computeIfAbsent(end, _ -> new ArrayList<>())
                                                .add(requireNonNull(step.id()).value())));
    }

    List<Step> ofPhase(int number, PhaseDraft phase) {
        var inherited =
                new Inherited(
                        phase.bare(PhaseShape.OWNER),
                        phase.bare(PhaseShape.AT),
                        phase.get(PhaseShape.WHEN));
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
                    new GateStep(
                            basics,
                            step.each(StepShape.POLL).stream().map(QuorumDraft::build).toList());
            case WAIT -> new WaitStep(basics, lasts(requireNonNull(WaitShape.lasts(step)).value()));
            case ACTION, ANNOUNCE, RUNBOOK -> requireNonNull(step.effect()).build(basics, actions);
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
        var own = step.bare(StepShape.OWNER);
        var owner = requireNonNullElse(own == null ? inherited.owner() : own, PeopleRules.MANAGER);
        var at = step.bare(StepShape.AT);
        var takes = step.get(StepShape.TAKES);
        var id = requireNonNull(step.id()).value();
        return new StepBasics(
                id,
                number,
                Titles.or(step.get(Titles.WITH_VALUES), id.value()),
                owner,
                at == null ? inherited.at() : at,
                step.value(StepShape.EARLY),
                step.value(StepShape.NOT_BEFORE),
                step.get(StepShape.START, start(step.type())),
                takes == null ? null : takes.time(),
                takes == null ? null : Placed.bare(takes.answer()),
                needs(step),
                step.bare(StepShape.INSTRUCTIONS, ""),
                step.requires().stream().map(RequireDraft::build).toList(),
                step.verify().stream().map(VerifyDraft::build).toList(),
                step.each(StepShape.SIGN_OFFS).stream().map(SignOffDraft::build).toList(),
                PolicyShape.build(step, inherited.when()),
                asks(step),
                SafeguardsShape.build(step, StepShape.rehearsed(step), owner, actions),
                BriefingShape.build(step));
    }

    private static Start start(StepDraft.Type type) {
        return switch (type) {
            case MANUAL, ACTION, RUNBOOK, UNKNOWN -> Start.BY_OWNER;
            case CHECK, GATE, WAIT, ANNOUNCE -> Start.BY_ITSELF;
        };
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

    private static FormAndFiles asks(StepDraft step) {
        return new FormAndFiles(
                step.each(StepShape.FORM).stream()
                        .map(field -> field.named(requireNonNull(field.name()).value()))
                        .toList(),
                step.each(StepShape.EVIDENCE).stream()
                        .map(file -> file.named(requireNonNull(file.name()).value()))
                        .toList());
    }
}
