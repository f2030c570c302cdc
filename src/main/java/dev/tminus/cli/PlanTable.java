package dev.tminus.cli;

import dev.tminus.runbook.Contingency;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.Runbook;
import dev.tminus.runbook.Step;
import dev.tminus.schedule.Durations;
import dev.tminus.schedule.Plan;
import dev.tminus.schedule.PlannedStep;
import dev.tminus.schedule.Starts;
import dev.tminus.schedule.Takes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A plan as a table of text: a line a step, a column a site.
///
/// @param sites the time zones to show, in order
record PlanTable(Runbook runbook, Plan plan, Starts starts, List<ZoneId> sites) {

    PlanTable(Runbook runbook, Plan plan, List<ZoneId> sites) {
        this(runbook, plan, new Starts(runbook), sites);
    }

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TO_THE_SECOND =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss", Locale.ENGLISH);
    private static final String LEFT_OUT = "-";
    private static final int WIDEST = 60;
    private static final String UNKNOWN = "?";

    String print() {
        var rows = new ArrayList<List<String>>();
        rows.add(
                Stream.concat(
                                Stream.of("", "step", "id", "owner", "T", "takes"),
                                sites.stream().map(ZoneId::getId))
                        .toList());
        var notes = new PlanNotes(runbook, plan);
        for (var phase : runbook.phases()) {
            rows.add(List.of("", heading(phase)));
            PlanNotes.of(phase.briefing()).forEach(rows::add);
            for (var step : phase.steps()) {
                rows.add(row(step));
                notes.of(step).forEach(rows::add);
            }
        }
        if (!runbook.contingencies().isEmpty()) {
            rows.add(List.of("", "Only if something goes wrong"));
            for (var one : runbook.contingencies()) {
                rows.add(row(one));
                PlanNotes.of(one.briefing()).forEach(rows::add);
                for (var step : one.steps()) {
                    rows.add(unplanned(step));
                    notes.of(step).forEach(rows::add);
                }
            }
        }
        return head() + "\n\n" + lines(rows) + foot();
    }

    private String head() {
        var at = sites.stream().map(zone -> clock(plan.zero().atZone(zone)) + " " + zone);
        var about = runbook.briefing().isEmpty() ? "" : "\n\n" + runbook.briefing().inLines();
        return "%s\nT-0: %s\n     %s%s"
                .formatted(
                        runbook.title(),
                        runbook.zero(),
                        String.join("\n     ", at.toList()),
                        about);
    }

    private static String heading(Phase phase) {
        var waves = phase.waves();
        if (waves == null) {
            return phase.title();
        }
        var batch = waves.batch() == 0 ? "all at once" : waves.batch() + " at a time";
        return "%s (for each member of %s, %s)".formatted(phase.title(), waves.fleet(), batch);
    }

    /// Nobody plans for it; it takes what its steps take one after the other.
    private List<String> row(Contingency one) {
        boolean known = one.steps().stream().allMatch(step -> Takes.of(step) != null);
        var takes =
                one.steps().stream()
                        .map(Takes::of)
                        .filter(Objects::nonNull)
                        .reduce(Duration.ZERO, Duration::plus);
        return Stream.concat(
                        Stream.of(
                                one.number(),
                                one.title(),
                                one.id().value(),
                                one.owner().value(),
                                "",
                                known ? Durations.exact(takes) : UNKNOWN),
                        sites.stream().map(_ -> ""))
                .toList();
    }

    /// A step of a contingency, whose clock begins when it is opened.
    private List<String> unplanned(Step step) {
        return Stream.concat(
                        Stream.of(
                                number(step),
                                step.title(),
                                step.id().value(),
                                step.owner().value(),
                                "",
                                takes(step, null)),
                        sites.stream().map(_ -> ""))
                .toList();
    }

    private static String number(Step step) {
        return step.basics().number() + (step.policy().when() == null ? "" : "*");
    }

    private List<String> row(Step step) {
        var planned = plan.steps().get(step.id());
        var start = planned == null ? null : planned.start();
        return Stream.concat(
                        Stream.of(
                                number(step),
                                step.title(),
                                step.id().value(),
                                step.owner().value(),
                                offset(step, planned),
                                takes(step, planned)),
                        sites.stream().map(zone -> clock(start, zone, planned)))
                .toList();
    }

    private String offset(Step step, @Nullable PlannedStep planned) {
        if (planned == null || planned.start() == null) {
            return UNKNOWN;
        }
        return planned.leftOut()
                ? LEFT_OUT
                : starts.of(step, plan.zero(), planned.at(), planned.start()).toString();
    }

    private static String takes(Step step, @Nullable PlannedStep planned) {
        var start = planned == null ? null : planned.start();
        var end = planned == null ? null : planned.end();
        var takes =
                planned != null && start != null && end != null
                        ? planned.takesUnknown() ? null : Duration.between(start, end)
                        : Takes.of(step);
        if (takes == null) {
            return UNKNOWN;
        }
        return takes.isZero() && step.takes() == null ? "" : Durations.exact(takes);
    }

    /// A `+` behind a time says that it may well be later.
    private static String clock(
            @Nullable Instant start, ZoneId zone, @Nullable PlannedStep planned) {
        if (start == null || planned == null) {
            return UNKNOWN;
        }
        return planned.leftOut()
                ? ""
                : clock(start.atZone(zone)) + (planned.startIsEarliest() ? "+" : "");
    }

    private static String clock(ZonedDateTime time) {
        return (time.getSecond() == 0 ? CLOCK : TO_THE_SECOND).format(time);
    }

    private String foot() {
        var window = plan.window();
        var text = new StringBuilder();
        if (window != null) {
            text.append("\nWindow: ")
                    .append(clock(window.opens().atZone(runbook.timezone())))
                    .append(" to ")
                    .append(clock(window.closes().atZone(runbook.timezone())))
                    .append(' ')
                    .append(runbook.timezone())
                    .append('\n');
            if (window.wrongDay() != null) {
                text.append(window.wrongDay()).append('\n');
            }
        }
        var marks = marks();
        return text + (marks.isEmpty() ? "" : "\n" + marks);
    }

    /// What the marks mean that stand in the table.
    private String marks() {
        var planned =
                runbook.steps()
                        .map(step -> plan.steps().get(step.id()))
                        .filter(Objects::nonNull)
                        .toList();
        boolean conditional = runbook.steps().anyMatch(step -> step.policy().when() != null);
        boolean later =
                planned.stream()
                        .filter(one -> !one.leftOut())
                        .anyMatch(one -> one.start() != null && one.startIsEarliest());
        boolean open =
                runbook.steps()
                        .filter(step -> step.at() != null)
                        .map(step -> plan.steps().get(step.id()))
                        .anyMatch(one -> one != null && one.at() == null);
        boolean leftOut = planned.stream().anyMatch(PlannedStep::leftOut);
        boolean never = planned.stream().anyMatch(one -> one.start() == null);
        return (conditional ? "* only where its `when` holds.\n" : "")
                + (leftOut
                        ? "- not planned: its `when` does not hold, or is assumed not to.\n"
                        : "")
                + (later
                        ? "+ not before: how long something takes%s is not known.\n"
                                .formatted(open ? ", or when it is planned," : "")
                        : "")
                + (never
                        ? "? no time: neither it nor what it waits for has an `at`%s.\n"
                                .formatted(open ? " that is known" : "")
                        : "");
    }

    private static String lines(List<List<String>> rows) {
        var widths = new int[rows.getFirst().size()];
        for (var row : rows) {
            for (int i = 0; row.size() == widths.length && i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Math.min(WIDEST, length(row.get(i))));
            }
        }
        var text = new StringBuilder();
        for (var row : rows) {
            text.append(line(row, widths)).append('\n');
        }
        return text.toString();
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            var cell = row.size() < widths.length ? row.get(i) : fit(row.get(i));
            line.append(cell).append(" ".repeat(Math.max(0, widths[i] - length(cell)) + 2));
        }
        return line.toString().stripTrailing();
    }

    private static String fit(String cell) {
        return length(cell) <= WIDEST
                ? cell
                : cell.substring(0, cell.offsetByCodePoints(0, WIDEST - 1)) + "…";
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
