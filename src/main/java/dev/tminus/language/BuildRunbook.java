package dev.tminus.language;

import static java.util.Objects.requireNonNull;

import dev.tminus.language.RunbookDraft.PhaseDraft;
import dev.tminus.language.RunbookDraft.QuorumDraft;
import dev.tminus.language.RunbookDraft.RoleDraft;
import dev.tminus.language.RunbookDraft.WindowDraft;
import dev.tminus.language.StepDraft.RequireDraft;
import dev.tminus.language.StepDraft.UseDraft;
import dev.tminus.language.StepDraft.VerifyDraft;
import dev.tminus.runbook.Authority;
import dev.tminus.runbook.CheckId;
import dev.tminus.runbook.CheckSpec;
import dev.tminus.runbook.CheckStep;
import dev.tminus.runbook.CheckUse;
import dev.tminus.runbook.GateStep;
import dev.tminus.runbook.ManualStep;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Quorum;
import dev.tminus.runbook.Requirement;
import dev.tminus.runbook.Role;
import dev.tminus.runbook.RoleName;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.SignOff;
import dev.tminus.runbook.Start;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.StepBasics;
import dev.tminus.runbook.StepId;
import dev.tminus.runbook.Timing;
import dev.tminus.runbook.Window;
import dev.tminus.runbook.Workspace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes a runbook of a draft without problems, with every default filled in.
final class BuildRunbook {

    private final RunbookDraft draft;
    private final Workspace workspace;
    private final Map<StepDraft, List<StepDraft>> needs;
    private final IdentityHashMap<List<StepDraft>, List<StepId>> lists = new IdentityHashMap<>();

    private BuildRunbook(
            RunbookDraft draft, Workspace workspace, Map<StepDraft, List<StepDraft>> needs) {
        this.draft = draft;
        this.workspace = workspace;
        this.needs = needs;
    }

    static Runbook build(
            RunbookDraft draft, Workspace workspace, Map<StepDraft, List<StepDraft>> needs) {
        return new BuildRunbook(draft, workspace, needs).build();
    }

    private Runbook build() {
        var phases = new ArrayList<Phase>();
        for (var phase : draft.phases()) {
            phases.add(phase(phases.size() + 1, phase));
        }
        return new Runbook(
                requireNonNull(draft.id()),
                draft.title(),
                draft.zero(),
                draft.timezone() == null ? workspace.timezone() : draft.timezone(),
                draft.environments().stream().map(Said::value).toList(),
                window(draft.window()),
                roles(),
                authority(),
                draft.distinct().isEmpty() ? draft.distinct() : EnumSet.copyOf(draft.distinct()),
                variables(),
                checks(),
                phases);
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
                        window.awake().stream().map(Said::value).toList());
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
                                        requireNonNull(shift.team()).value(), value(shift.until())))
                        .toList();
        return new Role(name, cover, value(role.backup()));
    }

    private static <T> @Nullable T value(@Nullable Said<T> said) {
        return said == null ? null : said.value();
    }

    private Map<Authority, Quorum> authority() {
        var authority = new EnumMap<Authority, Quorum>(Authority.class);
        for (var right : Authority.values()) {
            var said = draft.may().get(right);
            authority.put(
                    right,
                    said == null
                            ? new Quorum(PeopleRules.MANAGER, 1)
                            : quorum(requireNonNull(said.value())));
        }
        return Collections.unmodifiableMap(authority);
    }

    private static Quorum quorum(QuorumDraft quorum) {
        return new Quorum(requireNonNull(quorum.role()).value(), quorum.count());
    }

    private Map<String, String> variables() {
        var variables = new LinkedHashMap<String, String>();
        draft.variables()
                .forEach((name, value) -> variables.put(name, requireNonNull(value.value())));
        return Collections.unmodifiableMap(variables);
    }

    /// Its own checks, then those of the workspace that its steps use.
    private Map<CheckId, CheckSpec> checks() {
        var checks = new LinkedHashMap<CheckId, CheckSpec>();
        draft.checks().forEach((id, check) -> checks.put(id, check(id, check)));
        draft.steps()
                .flatMap(StepDraft::uses)
                .map(use -> requireNonNull(use.check()).value())
                .forEach(
                        id -> checks.computeIfAbsent(id, shared -> workspace.checks().get(shared)));
        return Collections.unmodifiableMap(checks);
    }

    static CheckSpec check(CheckId id, MapOf.Named<CheckDraft> check) {
        return requireNonNull(requireNonNull(check.value()).make()).withId(id.value());
    }

    private Phase phase(int number, PhaseDraft phase) {
        var steps = new ArrayList<Step>();
        for (var step : phase.steps().toList()) {
            steps.add(step(number + "." + (steps.size() + 1), phase, step));
        }
        return new Phase(
                requireNonNull(phase.id()).value(), phase.title(), value(phase.at()), steps);
    }

    private Step step(String number, PhaseDraft phase, StepDraft step) {
        var basics = basics(number, phase, step);
        return switch (step.type()) {
            case MANUAL -> new ManualStep(basics);
            case CHECK -> new CheckStep(basics);
            case GATE ->
                    new GateStep(basics, step.poll().stream().map(BuildRunbook::quorum).toList());
            case LATER -> throw new IllegalStateException("A type of later versions has a problem");
        };
    }

    private StepBasics basics(String number, PhaseDraft phase, StepDraft step) {
        @Nullable Timing at = value(step.at() == null ? phase.at() : step.at());
        var start = step.type() == StepDraft.Type.MANUAL ? Start.BY_OWNER : Start.BY_ITSELF;
        var instructions = step.instructions();
        return new StepBasics(
                requireNonNull(step.id()).value(),
                number,
                step.title(),
                requireNonNull(step.owner() == null ? phase.owner() : step.owner()).value(),
                at,
                step.early(),
                step.notBefore(),
                step.start() == null ? start : step.start(),
                step.takes(),
                needs(step),
                instructions == null ? "" : instructions.value(),
                step.requires().stream().map(BuildRunbook::requirement).toList(),
                step.verify().stream().map(BuildRunbook::use).toList(),
                step.signOffs().stream().map(signOff -> new SignOff(quorum(signOff))).toList());
    }

    private List<StepId> needs(StepDraft step) {
        return lists.computeIfAbsent(needs.getOrDefault(step, List.of()), BuildRunbook::ids);
    }

    /// A copy that further copies share.
    private static List<StepId> ids(List<StepDraft> steps) {
        return List.copyOf(steps.stream().map(step -> requireNonNull(step.id()).value()).toList());
    }

    private static CheckUse use(VerifyDraft verify) {
        return new CheckUse(
                check(verify.use()), as(verify.use()), verify.until(), verify.reportOnly());
    }

    private static Requirement requirement(RequireDraft require) {
        return new Requirement(
                check(require.use()), as(require.use()), require.every(), require.notOlder());
    }

    private static CheckId check(UseDraft use) {
        return requireNonNull(use.check()).value();
    }

    private static String as(UseDraft use) {
        var as = use.as();
        return as == null ? check(use).value() : as.value();
    }
}
