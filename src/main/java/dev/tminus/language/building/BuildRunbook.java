package dev.tminus.language.building;

import static java.util.Objects.requireNonNull;

import dev.tminus.language.drafts.CheckDraft;
import dev.tminus.language.drafts.ContingencyDraft.EndingDraft;
import dev.tminus.language.drafts.ContingencyDraft.SubjectDraft;
import dev.tminus.language.drafts.QuestionDraft;
import dev.tminus.language.drafts.RunbookDraft;
import dev.tminus.language.drafts.RunbookDraft.PhaseDraft;
import dev.tminus.language.drafts.RunbookDraft.RoleDraft;
import dev.tminus.language.drafts.RunbookDraft.WavesDraft;
import dev.tminus.language.drafts.RunbookDraft.WindowDraft;
import dev.tminus.language.drafts.StepDraft;
import dev.tminus.language.drafts.StepDraft.VerifyDraft;
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
import dev.tminus.language.shapes.PhaseShape;
import dev.tminus.language.shapes.RehearsalShape;
import dev.tminus.language.shapes.SafeguardsShape;
import dev.tminus.language.shapes.WatchShape;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.Condition;
import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Contingency.On;
import dev.tminus.runbook.Contingency.Trigger;
import dev.tminus.runbook.Definitions;
import dev.tminus.runbook.Field;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Question;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Reaction;
import dev.tminus.runbook.Role;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.Waves;
import dev.tminus.runbook.Window;
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
        return new Runbook(
                requireNonNull(draft.id()),
                draft.title(),
                draft.zero(),
                draft.timezone() == null ? workspace.timezone() : draft.timezone(),
                draft.environments().stream().map(Placed::value).toList(),
                window(draft.window()),
                roles(),
                authority,
                draft.distinct().isEmpty() ? draft.distinct() : EnumSet.copyOf(draft.distinct()),
                variables(),
                checks(),
                inputs(),
                draft.questions().stream().map(BuildRunbook::question).toList(),
                phases,
                contingencies(authority),
                definitions(phases),
                draft.alongside(),
                BriefingShape.build(draft));
    }

    private Definitions definitions(List<Phase> phases) {
        var owners =
                phases.stream()
                        .flatMap(phase -> phase.steps().stream())
                        .collect(Collectors.toMap(Step::id, Step::owner));
        var definitions = draft.definitions();
        return new Definitions(
                SafeguardsShape.tags(definitions.tags()),
                MapOf.values(definitions.actions(), work -> work.build(definitions.actions())),
                definitions.watches().stream()
                        .map(watch -> WatchShape.build(watch, owners))
                        .toList(),
                definitions.rehearsals().stream().map(RehearsalShape::build).toList(),
                definitions.accepted().stream().map(AcceptShape::build).toList());
    }

    private static @Nullable Window window(@Nullable WindowDraft window) {
        return window == null
                ? null
                : new Window(
                        requireNonNull(window.opens()).value(),
                        requireNonNull(window.closes()).value(),
                        window.days().isEmpty()
                                ? EnumSet.noneOf(java.time.DayOfWeek.class)
                                : EnumSet.copyOf(window.days()),
                        window.awake().stream().map(Placed::value).toList());
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

    private static Question question(QuestionDraft question) {
        var id = requireNonNull(question.id()).value();
        return new Question(
                id,
                new Field(
                        id.value(),
                        question.ask(),
                        requireNonNull(question.type()),
                        false,
                        question.choices(),
                        null,
                        null),
                question.ask(),
                requireNonNull(question.owner()).value(),
                Placed.bare(question.due()),
                Placed.bare(question.blocks()),
                question.assume());
    }

    private Phase phase(int number, PhaseDraft phase) {
        var id = requireNonNull(phase.id()).value();
        return new Phase(
                id,
                Titles.or(phase.get(Titles.WITH_VALUES), id.value()),
                phase.bare(PhaseShape.AT),
                steps.ofPhase(number, phase),
                waves(phase.waves()),
                BriefingShape.build(phase));
    }

    private static @Nullable Waves waves(@Nullable WavesDraft waves) {
        return waves == null
                ? null
                : new Waves(
                        requireNonNull(waves.fleet().variable()),
                        requireNonNull(waves.fleet().fleet()).value(),
                        waves.fleet().batch(),
                        waves.fleet().maxFailures(),
                        waves.afterWave().stream().map(VerifyDraft::build).toList(),
                        waves.onFail() == null ? new Reaction.Hold() : waves.onFail().value());
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
