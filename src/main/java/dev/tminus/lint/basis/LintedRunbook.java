package dev.tminus.lint.basis;

import dev.tminus.lint.Siblings;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Role;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.runbook.check.CheckSpec;
import dev.tminus.runbook.names.CheckId;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.StepId;
import dev.tminus.runbook.workspace.Workspace;
import dev.tminus.schedule.Circumstances;
import dev.tminus.schedule.Durations;
import dev.tminus.schedule.Parsed;
import dev.tminus.schedule.Plan;
import dev.tminus.schedule.Plans;
import dev.tminus.schedule.Worlds;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A runbook as rules look at it.
public final class LintedRunbook {

    /// Any T-0 in a quiet part of the year: far from a change of the clocks nearly everywhere.
    private static final LocalDate SOME_DAY = LocalDate.of(2026, 6, 6);

    private final Runbook runbook;
    private final @Nullable Workspace workspace;
    private final @Nullable Siblings siblings;
    private final Order order;
    private final Map<Mode, List<Predicate<Step>>> ways = new EnumMap<>(Mode.class);
    private @Nullable Plans plans;
    private @Nullable Plan plan;

    public LintedRunbook(
            Runbook runbook, @Nullable Workspace workspace, @Nullable Siblings siblings) {
        this.siblings = siblings;
        this.runbook = runbook;
        this.workspace = workspace;
        this.order = new Order(runbook);
    }

    public Runbook runbook() {
        return runbook;
    }

    /// All runbooks of the folder, the one itself included; null where they are not known.
    public @Nullable Siblings siblings() {
        return siblings;
    }

    /// Which step comes before which.
    public Order order() {
        return order;
    }

    /// Empty where the workspace is not known, and so nobody's team and no shared check.
    public Optional<Workspace> workspace() {
        return Optional.ofNullable(workspace);
    }

    /// The ways that a live run can go in which a step is done, or where it is never done live that
    /// a rehearsal can: of each whether any other step is done.
    public List<Predicate<Step>> ways(Step step) {
        var live = ways(Mode.LIVE).stream().filter(way -> way.test(step)).toList();
        return live.isEmpty()
                ? ways(Mode.REHEARSAL).stream().filter(way -> way.test(step)).toList()
                : live;
    }

    private List<Predicate<Step>> ways(Mode mode) {
        return ways.computeIfAbsent(
                mode,
                each -> Worlds.of(runbook, new Circumstances(Map.of(), Map.of(), Map.of(), each)));
    }

    /// The plan for some T-0; good for comparing times, not for naming them.
    public Plan plan() {
        if (plan == null) {
            plan = plan(LocalTime.NOON);
        }
        return plan;
    }

    /// The same for T-0 at a time of day.
    public Plan plan(LocalTime time) {
        return plan(SOME_DAY.atTime(time));
    }

    private Plan plan(LocalDateTime zero) {
        if (plans == null) {
            var known = Circumstances.UNKNOWN;
            plans = new Plans(runbook, workspace == null ? known : known.in(runbook, workspace));
        }
        return plans.at(zero.atZone(runbook.timezone()).toInstant());
    }

    /// Plans for T-0 at every hour of a day, and around the next two changes of the clocks.
    private Stream<Plan> anyDay() {
        var rules = runbook.timezone().getRules();
        var zeros = new ArrayList<LocalDateTime>();
        hours(SOME_DAY, 1).forEach(zeros::add);
        var change = rules.nextTransition(SOME_DAY.atStartOfDay(ZoneOffset.UTC).toInstant());
        for (int i = 0; i < 2 && change != null; i++) {
            var day = change.getDateTimeBefore().toLocalDate();
            Stream.of(day.minusDays(1), day, day.plusDays(1))
                    .flatMap(each -> hours(each, 6))
                    .forEach(zeros::add);
            change = rules.nextTransition(change.getInstant());
        }
        return zeros.stream().map(this::plan);
    }

    /// Those of which something holds whatever T-0 is.
    public <T> List<T> always(Collection<T> some, BiPredicate<T, Planned> holds) {
        var left = new ArrayList<T>(some);
        var plans = anyDay().iterator();
        keep(left, holds, plan());
        while (!left.isEmpty() && plans.hasNext()) {
            keep(left, holds, plans.next());
        }
        return List.copyOf(left);
    }

    private <T> void keep(List<T> left, BiPredicate<T, Planned> holds, Plan plan) {
        var planned = new Planned(plan, runbook.timezone());
        left.removeIf(each -> !holds.test(each, planned));
    }

    private static Stream<LocalDateTime> hours(LocalDate day, int grain) {
        return IntStream.range(0, 24 / grain).mapToObj(i -> day.atTime(i * grain, 0));
    }

    /// How long a step takes, by what a question assumes too; null where nobody has said.
    public @Nullable Duration takes(Step step) {
        var question = step.basics().takesAsAnswered();
        return question == null
                ? step.takes()
                : runbook.questions().stream()
                        .filter(each -> each.id().equals(question))
                        .flatMap(each -> Stream.ofNullable(each.assume()))
                        .map(Durations::parse)
                        .flatMap(time ->
                                time instanceof Parsed.Value<Duration>(var known)
                                        ? Stream.of(known)
                                        : Stream.empty())
                        .findFirst()
                        .orElse(null);
    }

    /// Whether a protection of the workspace is about a step.
    public boolean isProtected(Step step) {
        return workspace != null
                && workspace.protections().stream().anyMatch(each -> each.covers(step));
    }

    /// Empty for a check of a workspace that is not known.
    public Optional<CheckSpec> check(CheckId id) {
        return Optional.ofNullable(runbook.checks().get(id));
    }

    /// Every check that has to pass before a step counts as done: of its `verify`, not of those
    /// that only report.
    public Stream<CheckSpec> decidingChecks(Step step) {
        return step.verify().stream()
                .filter(use -> !use.reportOnly())
                .flatMap(use -> check(use.check()).stream());
    }

    /// Everybody behind a role, its backup included; empty where the workspace is not known.
    public Set<PersonId> people(RoleName name) {
        var role = runbook.roles().get(name);
        var people = new LinkedHashSet<PersonId>();
        if (workspace != null && role != null) {
            Stream.concat(
                            role.cover().stream().map(Role.Cover::team),
                            Stream.ofNullable(role.backup()))
                    .forEach(team -> people.addAll(workspace.members(team)));
        }
        return people;
    }

    /// A step of the main line or of a contingency.
    public Optional<Step> step(StepId id) {
        return order.step(id);
    }
}
