package dev.tminus.ui.home;

import static dev.tminus.ui.parts.Parts.badge;
import static dev.tminus.ui.parts.Parts.chip;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.empty;
import static dev.tminus.ui.parts.Parts.filled;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.row;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.tone;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.tminus.ledger.RunGlance;
import dev.tminus.run.RunId;
import dev.tminus.run.RunState;
import dev.tminus.run.RunStatus;
import dev.tminus.runbook.Mode;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Clock;
import dev.tminus.ui.parts.Preferences;
import dev.tminus.ui.parts.RunStyles;
import dev.tminus.ui.parts.Say;
import dev.tminus.ui.parts.StateStyle;
import dev.tminus.ui.parts.Tone;
import dev.tminus.ui.parts.WallTimes;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/// The runs that are planned and not started, on the reader's calendar and as cards.
final class Upcoming extends Part {

    private static final int DAYS = 22;
    private static final int MOST = 4;
    private static final EnumSet<DayOfWeek> WEEKEND =
            EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final ZoneId zone;

    Upcoming(ZoneId zone) {
        super(
                heading(say("home.upcoming")),
                "upcoming",
                filled(
                        with(link(Places.RUNBOOKS, ""), "btn sm"),
                        icon("plan"),
                        text(say("runs.plan"))));
        this.zone = zone;
    }

    void show(List<RunGlance> runs, Instant now) {
        var planned =
                runs.stream()
                        .map(RunGlance::state)
                        .filter(run -> run.status() == RunStatus.SCHEDULED)
                        .map(Planned::of)
                        .sorted(Comparator.comparing(Planned::zero))
                        .toList();
        count(planned.size());
        var today = LocalDate.ofInstant(now, zone);
        slot.show(List.of(planned, today), () -> List.of(draw(planned, today, now)));
    }

    private Component draw(List<Planned> planned, LocalDate today, Instant now) {
        if (planned.isEmpty()) {
            return empty(say("home.upcoming.none"), say("home.upcoming.none.next"));
        }
        var cards = div("up");
        planned.stream().limit(MOST).forEach(one -> cards.add(card(one, now)));
        var card = div("card upwrap", calendar(planned, today), cards);
        if (planned.size() > MOST) {
            card.add(
                    div(
                            "foot",
                            link(
                                    Places.RUNS + "?show=scheduled",
                                    say("home.upcoming.more"),
                                    "s",
                                    "pad")));
        }
        return card;
    }

    private Component card(Planned run, Instant now) {
        var card = link(Places.run(run.id()), "");
        var state =
                run.open() == 0
                        ? RunStyles.of(RunStatus.SCHEDULED)
                        : new StateStyle(
                                "attention",
                                Tone.WARN,
                                Say.count("home.upcoming.open", run.open()));
        return filled(
                card,
                with(
                        new Span(
                                text(
                                        WallTimes.date(run.zero(), zone)
                                                + ", "
                                                + WallTimes.time(run.zero(), zone),
                                        "strong"),
                                Clock.due(run.zero(), now)),
                        "d"),
                text(run.title(), "nm", "ell"),
                row(badge(run.mode(), "sm"), chip(state)));
    }

    /// Three weeks from today with a mark on each day that has a T-0; the cards say the same.
    private Component calendar(List<Planned> planned, LocalDate today) {
        var calendar = with(new OrderedList(), "cal");
        calendar.getElement().setAttribute("aria-hidden", "true");
        for (var i = 0; i < DAYS; i++) {
            calendar.add(day(today.plusDays(i), i == 0, planned));
        }
        return calendar;
    }

    private ListItem day(LocalDate day, boolean today, List<Planned> planned) {
        var locale = Preferences.locale();
        var name = day.getDayOfWeek().getDisplayName(TextStyle.SHORT, locale);
        var month = today || day.getDayOfMonth() == 1;
        var number =
                month
                        ? DateTimeFormatter.ofPattern("MMM d", locale).format(day)
                        : String.valueOf(day.getDayOfMonth());
        var line = new ListItem(text(name), text(number, "n"));
        var runs =
                planned.stream()
                        .filter(run -> LocalDate.ofInstant(run.zero(), zone).equals(day))
                        .toList();
        var live = runs.stream().anyMatch(run -> run.mode() == Mode.LIVE);
        line.add(
                runs.isEmpty()
                        ? with(new Span(), "free")
                        : icon(
                                live ? "live" : "flask",
                                tone(live ? Mode.LIVE : Mode.REHEARSAL).text()));
        line.setClassName("we", WEEKEND.contains(day.getDayOfWeek()));
        line.setClassName("td", today);
        return line;
    }

    /// What a card shows.
    ///
    /// @param open how many questions have no answer yet
    private record Planned(RunId id, String title, Mode mode, Instant zero, int open) {

        static Planned of(RunState run) {
            var runbook = run.checklist().runbook();
            var open =
                    runbook.questions().stream()
                            .filter(one -> !run.answers().containsKey(one.id()))
                            .count();
            return new Planned(
                    run.id(), runbook.title(), run.plan().mode(), run.plan().zero(), (int) open);
        }
    }
}
