package dev.tminus.ui.planning;

import static dev.tminus.ui.parts.Parts.chip;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.Phase;
import dev.tminus.runbook.workspace.Team;
import dev.tminus.schedule.Offsets;
import dev.tminus.schedule.Plan;
import dev.tminus.schedule.PlannedStep;
import dev.tminus.schedule.PlannedWindow;
import dev.tminus.schedule.Sites;
import dev.tminus.schedule.Starts;
import dev.tminus.ui.parts.Site;
import dev.tminus.ui.parts.StateStyle;
import dev.tminus.ui.parts.Tone;
import dev.tminus.ui.parts.WallTimes;
import dev.tminus.ui.parts.When;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the planned times come to with this T-0, before anything is planned.
final class TimesCard extends Div {

    private final PlannedFiles subject;
    private final Starts starts;
    private final Span where = text("", "s", "t3");
    private final Div body = with(new Div(), "times");

    TimesCard(PlannedFiles subject) {
        this.subject = subject;
        this.starts = new Starts(subject.runbook());
        body.getElement().setAttribute("aria-live", "off");
        add(new Card(say("times.title"), where).body(body));
    }

    void clear() {
        where.setText("");
        body.removeAll();
        body.add(text(say("times.none"), "s", "t2"));
    }

    void show(Plan plan, ZoneId zone, @Nullable Mode mode) {
        where.setText(say("times.zone", Site.nameOf(zone, subject.sites())));
        body.removeAll();
        plan.problems().forEach(problem -> body.add(note("failed", Tone.FAIL, problem.message())));
        var window = plan.window();
        var wrong = window == null ? null : window.wrongDay();
        if (wrong != null) {
            body.add(
                    mode == Mode.LIVE
                            ? note("attention", Tone.WARN, wrong)
                            : note("info", Tone.IDLE, wrong + " " + say("times.rehearsal-may")));
        }
        body.add(phases(plan, zone));
        if (!subject.workspace().teams().isEmpty()) {
            body.add(teams(plan.zero()));
        }
    }

    private static Div note(String icon, Tone tone, String sentence) {
        return div("note " + tone.text(), icon(icon, "s14"), text(sentence));
    }

    private NativeTable phases(Plan plan, ZoneId zone) {
        var rows = new NativeTableBody();
        var number = 0;
        for (var phase : subject.runbook().phases()) {
            number++;
            rows.add(phase(plan, number + " " + phase.title(), phase, zone));
        }
        var window = plan.window();
        if (window != null) {
            rows.add(window(plan.zero(), window, zone));
        }
        return table(
                say("times.phases"), rows, say("times.phase"), say("times.from"), say("times.to"));
    }

    private NativeTableRow phase(Plan plan, String title, Phase phase, ZoneId zone) {
        var steps =
                phase.steps().stream()
                        .map(step -> plan.steps().get(step.id()))
                        .filter(Objects::nonNull)
                        .toList();
        var to = steps.stream().filter(step -> step.end() != null);
        var last = to.reduce((one, other) -> isLater(one, other) ? one : other);
        return line(
                title,
                Starts.first(phase, plan)
                        .map(step -> start(step, plan.zero(), zone))
                        .orElseGet(() -> text(say("times.open"), "t3")),
                last.map(step -> end(step, plan.zero(), zone))
                        .orElseGet(() -> text(say("times.open"), "t3")));
    }

    private static boolean isLater(PlannedStep one, PlannedStep other) {
        var end = one.end();
        var otherEnd = other.end();
        return end != null && (otherEnd == null || end.isAfter(otherEnd));
    }

    private Component start(PlannedStep step, Instant zero, ZoneId zone) {
        return moment(
                Objects.requireNonNull(step.start()), zero, zone, starts.of(step, zero).toString());
    }

    private Component end(PlannedStep step, Instant zero, ZoneId zone) {
        var end = Objects.requireNonNull(step.end());
        return step.endIsEarliest()
                ? new Span(moment(end, zero, zone), text(" " + say("times.or-later"), "t3"))
                : moment(end, zero, zone);
    }

    private NativeTableRow window(Instant zero, PlannedWindow window, ZoneId zone) {
        return with(
                line(
                        say("times.window"),
                        moment(window.opens(), zero, zone),
                        moment(window.closes(), zero, zone)),
                "window");
    }

    private Component moment(Instant at, Instant zero, ZoneId zone) {
        return moment(at, zero, zone, Offsets.exact(zero, at, subject.runbook().timezone()));
    }

    private static Component moment(Instant at, Instant zero, ZoneId zone, String offset) {
        var wall = WallTimes.date(at, zone) + " " + WallTimes.time(at, zone);
        return new Span(When.of(at, wall).from(zero), text(" " + offset, "xs", "t3"));
    }

    /// Where everybody would be at T-0.
    private NativeTable teams(Instant zero) {
        var rows = new NativeTableBody();
        for (var team : subject.workspace().teams().values()) {
            var wall =
                    WallTimes.date(zero, team.timezone())
                            + " "
                            + WallTimes.time(zero, team.timezone());
            rows.add(line(team.title(), When.of(zero, wall), chip(presence(zero, team))));
        }
        return table(
                say("times.teams"),
                rows,
                say("times.team"),
                say("times.local"),
                say("times.state"));
    }

    private static StateStyle presence(Instant zero, Team team) {
        return switch (Sites.presence(zero, team)) {
            case AT_WORK -> new StateStyle("done", Tone.OK, say("presence.at-work"));
            case AWAKE -> new StateStyle("sun", Tone.IDLE, say("presence.awake"));
            case ASLEEP -> new StateStyle("moon", Tone.WARN, say("presence.asleep"));
        };
    }

    private static NativeTable table(String caption, NativeTableBody rows, String... columns) {
        var head = new NativeTableRow();
        for (var column : columns) {
            var cell = new NativeTableHeaderCell(column);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        var table = new NativeTable();
        table.setCaptionText(caption);
        table.add(new NativeTableHeader(head), rows);
        return table;
    }

    private static NativeTableRow line(String title, Component... cells) {
        var head = new NativeTableHeaderCell(visible(title));
        head.getElement().setAttribute("scope", "row");
        var line = new NativeTableRow(head);
        List.of(cells).forEach(cell -> line.addDataCell().add(cell));
        return line;
    }
}
