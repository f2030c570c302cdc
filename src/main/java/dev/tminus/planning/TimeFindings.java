package dev.tminus.planning;

import dev.tminus.planning.Finding.Topic;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.RoleName;
import dev.tminus.runbook.names.TeamName;
import dev.tminus.runbook.workspace.Team;
import dev.tminus.schedule.Durations;
import dev.tminus.schedule.Offsets;
import dev.tminus.schedule.PlannedStep;
import dev.tminus.schedule.PlannedWindow;
import dev.tminus.schedule.Presence;
import dev.tminus.schedule.Shift;
import dev.tminus.schedule.Sites;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What preflight says about the planned times.
final class TimeFindings {

    /// How closely sleep is counted.
    private static final Duration GRAIN = Duration.ofMinutes(15);

    private static final Duration LONGEST_WINDOW = Duration.ofDays(31);

    private final PreflightInput subject;
    private final List<Finding> findings = new ArrayList<>();

    private TimeFindings(PreflightInput subject) {
        this.subject = subject;
    }

    static List<Finding> of(PreflightInput subject) {
        var times = new TimeFindings(subject);
        subject.plan()
                .problems()
                .forEach(problem ->
                        times.findings.add(Finding.failed(Topic.TIMES, "", problem.message(), "")));
        times.past();
        times.window();
        times.clocks();
        if (subject.plan().problems().isEmpty()) {
            times.whole();
        }
        return times.findings;
    }

    private Stream<Instant> starts() {
        return subject.plan().steps().values().stream()
                .flatMap(step -> Stream.ofNullable(step.start()));
    }

    private void past() {
        var past = subject.plan().steps().values().stream().filter(this::isPast).toList();
        if (past.isEmpty()) {
            return;
        }
        var first = past.getFirst().step();
        var title =
                subject.runbook()
                        .steps()
                        .filter(step -> step.id().equals(first))
                        .map(step -> step.basics().number() + " " + step.title())
                        .findFirst()
                        .orElse(first.value());
        attention(
                past.size() == 1
                        ? "Step %s is planned in the past.".formatted(title)
                        : "%,d steps are planned in the past, the first is %s."
                                .formatted(past.size(), title),
                "Choose a later T-0, or begin late.");
    }

    private boolean isPast(PlannedStep step) {
        var start = step.start();
        return !step.leftOut() && start != null && start.isBefore(subject.now());
    }

    private void window() {
        var window = subject.plan().window();
        if (window == null) {
            return;
        }
        var wrong = window.wrongDay();
        if (wrong != null && subject.wish().mode() == Mode.LIVE) {
            attention(wrong, "");
        }
        awake(window)
                .forEach((team, asleep) ->
                        attention(
                                "%s is asleep for %s of the window, and should be awake as %s."
                                        .formatted(
                                                team.title(),
                                                Durations.print(asleep),
                                                roles(team, window)),
                                "Choose another T-0, or agree on it with them."));
    }

    /// How long whoever should be awake in the window sleeps then.
    private Map<Team, Duration> awake(PlannedWindow window) {
        var asleep = new LinkedHashMap<Team, Duration>();
        var closes = earlier(window.closes(), window.opens().plus(LONGEST_WINDOW));
        for (var at = window.opens(); at.isBefore(closes); at = at.plus(GRAIN)) {
            for (var team : onDuty(at)) {
                if (Sites.presence(at, team) == Presence.ASLEEP) {
                    asleep.merge(
                            team,
                            Duration.between(at, earlier(at.plus(GRAIN), closes)),
                            Duration::plus);
                }
            }
        }
        return asleep;
    }

    private Set<Team> onDuty(Instant at) {
        var teams = new LinkedHashSet<Team>();
        awake().forEach(role ->
                shifts(role)
                        .filter(shift -> shift.covers(at))
                        .flatMap(shift -> team(shift.team()))
                        .forEach(teams::add));
        return teams;
    }

    private String roles(Team team, PlannedWindow window) {
        return String.join(
                ", ",
                awake().stream()
                        .filter(role ->
                                shifts(role)
                                        .anyMatch(shift ->
                                                shift.team().equals(team.name())
                                                        && meets(shift, window)))
                        .map(RoleName::value)
                        .toList());
    }

    private static boolean meets(Shift shift, PlannedWindow window) {
        var from = shift.from();
        var until = shift.until();
        return (from == null || from.isBefore(window.closes()))
                && (until == null || until.isAfter(window.opens()));
    }

    private List<RoleName> awake() {
        var window = subject.runbook().window();
        return window == null ? List.of() : window.awake();
    }

    private Stream<Shift> shifts(RoleName role) {
        return subject.plan().shifts().getOrDefault(role, List.of()).stream();
    }

    private Stream<Team> team(TeamName name) {
        return Stream.ofNullable(subject.workspace().teams().get(name));
    }

    private void clocks() {
        var first = starts().min(Instant::compareTo);
        var last = starts().max(Instant::compareTo);
        if (first.isEmpty() || last.isEmpty()) {
            return;
        }
        var zones = new LinkedHashSet<ZoneId>();
        zones.add(subject.runbook().timezone());
        zones.add(subject.wish().zone());
        subject.workspace().teams().values().forEach(team -> zones.add(team.timezone()));
        for (var zone : zones) {
            Sites.clockChanges(first.get(), last.get(), zone)
                    .forEach(change ->
                            attention(
                                    change + ", while this release is under way.",
                                    "T-5d keeps the time of day, T-120h counts hours."));
        }
    }

    private void whole() {
        var first = starts().min(Instant::compareTo);
        var last = starts().max(Instant::compareTo);
        var zero = subject.plan().zero();
        var zone = subject.runbook().timezone();
        findings.add(
                Finding.good(
                        Topic.TIMES,
                        "",
                        first.isEmpty() || last.isEmpty()
                                ? "No step has a planned time."
                                : "%,d of %,d steps have a planned time, from %s to %s."
                                        .formatted(
                                                starts().count(),
                                                subject.plan().steps().size(),
                                                Offsets.exact(zero, first.get(), zone),
                                                Offsets.exact(zero, last.get(), zone))));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void attention(String what, String next) {
        findings.add(Finding.attention(Topic.TIMES, "", what, next));
    }
}
