package dev.tminus.language.building;

import static java.util.Objects.requireNonNull;

import dev.tminus.language.drafts.CheckDraft;
import dev.tminus.language.drafts.ContingencyDraft.EndingDraft;
import dev.tminus.language.drafts.ContingencyDraft.SubjectDraft;
import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.RunbookDraft.PhaseDraft;
import dev.tminus.language.drafts.RunbookDraft.RoleDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.forms.Draft;
import dev.tminus.language.forms.MapOf;
import dev.tminus.language.forms.Placed;
import dev.tminus.language.forms.Titles;
import dev.tminus.language.rules.KnownChecks;
import dev.tminus.language.rules.OrderSteps;
import dev.tminus.language.rules.PeopleRules;
import dev.tminus.language.shapes.AcceptShape;
import dev.tminus.language.shapes.BriefingShape;
import dev.tminus.language.shapes.ContingencyShape;
import dev.tminus.language.shapes.FleetShape;
import dev.tminus.language.shapes.PhaseShape;
import dev.tminus.language.shapes.QuestionShape;
import dev.tminus.language.shapes.RehearsalShape;
import dev.tminus.language.shapes.RunbookShape;
import dev.tminus.language.shapes.SafeguardsShape;
import dev.tminus.language.shapes.WatchShape;
import dev.tminus.language.shapes.WindowShape;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.Condition;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Contingency.On;
import dev.tminus.runbook.Contingency.Trigger;
import dev.tminus.runbook.Definitions;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Role;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.runbook.workspace.Workspace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes a runbook of a draft without problems, with every default filled in.
public final class BuildRunbook {

    private final RunbookDraft draft;
    private final Workspace workspace;
    private final BuildSteps steps;
    private final Set<String> stepIds;
    private final Map<String, PhaseDraft> phases;

    private BuildRunbook(RunbookDraft draft, Workspace workspace, OrderSteps.Order order) {
        this.draft = draft;
        this.workspace = workspace;
        this.steps = new BuildSteps(order, draft);
        this.stepIds =
                draft.steps()
                        .flatMap(step -> Stream.ofNullable(step.idText()))
                        .collect(Collectors.toSet());
        this.phases =
                draft.phases().stream()
                        .collect(
                                Collectors.toMap(
                                        phase -> requireNonNull(phase.id()).value().value(),
                                        phase -> phase));
    }

    public static Runbook build(RunbookDraft draft, Workspace workspace, OrderSteps.Order order) {
        return new BuildRunbook(draft, workspace, order).build();
    }

    private Runbook build() {
        var phases = new ArrayList<Phase>();
        for (var phase : draft.phases()) {
            phases.add(phase(phases.size() + 1, phase));
        }
        var authority = authority();
        var window = draft.get(RunbookShape.WINDOW);
        return new Runbook(
                requireNonNull(draft.id()),
                draft.get(RunbookShape.TITLE, ""),
                draft.get(RunbookShape.ZERO, ""),
                draft.get(RunbookShape.TIMEZONE, workspace.timezone()),
                draft.environments().stream().map(Placed::value).toList(),
                window == null ? null : WindowShape.build(window),
                roles(),
                authority,
                draft.distinct().isEmpty() ? draft.distinct() : EnumSet.copyOf(draft.distinct()),
                variables(),
                checks(),
                inputs(),
                draft.each(RunbookShape.QUESTIONS).stream().map(QuestionShape::build).toList(),
                phases,
                contingencies(authority),
                definitions(phases),
                draft.value(RunbookShape.ALONGSIDE),
                BriefingShape.build(draft));
    }

    private Definitions definitions(List<Phase> phases) {
        var owners =
                phases.stream()
                        .flatMap(phase -> phase.steps().stream())
                        .collect(Collectors.toMap(Step::id, Step::owner));
        return new Definitions(
                SafeguardsShape.tags(draft.each(RunbookShape.TAGS)),
                MapOf.values(draft.actions(), work -> work.build(draft.actions())),
                draft.each(RunbookShape.WATCH).stream()
                        .map(watch -> WatchShape.build(watch, owners))
                        .toList(),
                draft.each(RunbookShape.REHEARSALS).stream().map(RehearsalShape::build).toList(),
                draft.each(AcceptShape.ACCEPT).stream().map(AcceptShape::build).toList());
    }

    private Map<RoleName, Role> roles() {
        var roles = new LinkedHashMap<RoleName, Role>();
        draft.roles()
                .forEach((name, role) -> roles.put(name, role(name, requireNonNull(role.value()))));
        return Collections.unmodifiableMap(roles);
    }

    private static Role role(RoleName name, RoleDraft role) {
        var cover =
                role.cover().stream()
                        .map(shift ->
                                new Role.Cover(
                                        requireNonNull(shift.team()).value(),
                                        Placed.bare(shift.until())))
                        .toList();
        return new Role(name, cover, Placed.bare(role.backup()));
    }

    private Map<Authority, Quorum> authority() {
        var authority = new EnumMap<Authority, Quorum>(Authority.class);
        for (var right : Authority.values()) {
            var said = draft.may().get(right);
            if (said != null) {
                authority.put(right, requireNonNull(said.value()).build());
            } else if (right != Authority.SKIP) {
                authority.put(right, new Quorum(PeopleRules.MANAGER, 1));
            }
        }
        return Collections.unmodifiableMap(authority);
    }

    private Map<String, String> variables() {
        return MapOf.values(draft.variables(), value -> value);
    }

    /// Its own checks, then those of the workspace that its steps use.
    private Map<CheckId, CheckSpec> checks() {
        var checks = new LinkedHashMap<CheckId, CheckSpec>();
        draft.checks().forEach((id, check) -> checks.put(id, check(id, check)));
        draft.allSteps()
                .flatMap(StepDraft::uses)
                .map(use -> requireNonNull(use.check()).value())
                .forEach(
                        id -> checks.computeIfAbsent(id, shared -> workspace.checks().get(shared)));
        KnownChecks.askedOtherwise(draft)
                .map(Placed::value)
                .forEach(
                        id -> checks.computeIfAbsent(id, shared -> workspace.checks().get(shared)));
        return Collections.unmodifiableMap(checks);
    }

    public static CheckSpec check(CheckId id, MapOf.Named<CheckDraft> check) {
        return requireNonNull(requireNonNull(check.value()).make()).withId(id.value());
    }

    private List<Field> inputs() {
        var inputs = new ArrayList<Field>();
        draft.inputs()
                .forEach((name, input) -> inputs.add(requireNonNull(input.value()).named(name)));
        return inputs;
    }

    private Phase phase(int number, PhaseDraft phase) {
        var id = requireNonNull(phase.id()).value();
        return new Phase(
                id,
                Titles.or(phase.get(Titles.WITH_VALUES), id.value()),
                phase.bare(PhaseShape.AT),
                steps.ofPhase(number, phase),
                FleetShape.build(phase),
                BriefingShape.build(phase));
    }

    private List<Contingency> contingencies(Map<Authority, Quorum> authority) {
        var opens = requireNonNull(authority.get(Authority.OPEN)).role();
        var contingencies = new ArrayList<Contingency>();
        for (var each : draft.contingencies()) {
            var number = "C" + (contingencies.size() + 1);
            var owner = each.bare(ContingencyShape.OWNER, opens);
            var id = requireNonNull(each.id()).value();
            contingencies.add(
                    new Contingency(
                            id,
                            number,
                            Titles.or(each.get(Titles.WITH_VALUES), id.value()),
                            trigger(each.get(ContingencyShape.WHEN)),
                            owner,
                            steps.ofContingency(number, each, owner),
                            each.endings().stream().map(BuildRunbook::ending).toList(),
                            BriefingShape.build(each)));
        }
        return contingencies;
    }

    private Contingency.Trigger trigger(@Nullable Draft<Trigger> when) {
        if (when == null) {
            return new Contingency.Trigger(Set.of(On.PERSON), List.of(), null, null);
        }
        var on = when.each(ContingencyShape.ON);
        return new Contingency.Trigger(
                on.isEmpty() ? Set.of(On.PERSON) : EnumSet.copyOf(on),
                when.each(ContingencyShape.OF).stream()
                        .flatMap(of -> subjects(of.value()))
                        .distinct()
                        .toList(),
                when.bare(ContingencyShape.BEFORE),
                when.bare(ContingencyShape.AFTER),
                when.bare(ContingencyShape.ONLY_IF));
    }

    /// A name alone is a step's or a phase's where one has it, else a check's.
    private Stream<Contingency.Subject> subjects(SubjectDraft subject) {
        var name = subject.name();
        var check = subject.check();
        if (check != null || stepIds.contains(name)) {
            return Stream.of(
                    new Contingency.Subject(
                            new StepId(name), check == null ? null : new CheckId(check)));
        }
        var phase = phases.get(name);
        return phase == null
                ? Stream.of(new Contingency.Subject(null, new CheckId(name)))
                : phase.steps()
                        .flatMap(step -> Stream.ofNullable(step.idText()))
                        .map(id -> new Contingency.Subject(new StepId(id), null));
    }

    private static Contingency.Ending ending(EndingDraft ending) {
        var when = ending.when();
        return new Contingency.Ending(
                when == null ? null : new Condition(when.written(), when.expression(), null),
                requireNonNull(ending.then()).value());
    }
}
