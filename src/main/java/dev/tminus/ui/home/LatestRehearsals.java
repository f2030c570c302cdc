package dev.tminus.ui.home;

import static dev.tminus.ui.parts.Parts.chip;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tminus.ledger.RunSummary;
import dev.tminus.runbook.Mode;
import dev.tminus.schedule.Durations;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.RunStyles;
import dev.tminus.ui.parts.WallTimes;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/// The rehearsals that ended last, and how.
final class LatestRehearsals extends Part {

    private static final int MOST = 3;

    private final ZoneId zone;

    LatestRehearsals(ZoneId zone) {
        super(
                heading(say("home.rehearsals")),
                "rehearsals",
                link(Places.RUNS + "?mode=rehearsal", say("home.rehearsals.all"), "s", "pad"));
        this.zone = zone;
    }

    void show(List<RunSummary> all) {
        var latest =
                all.stream()
                        .filter(run -> run.mode() == Mode.REHEARSAL && run.status().isOver())
                        .limit(MOST)
                        .toList();
        slot.show(latest, () -> List.of(latest.isEmpty() ? none() : list(latest)));
    }

    private static Component none() {
        return div("card quiet", text(say("home.rehearsals.none"), "t2", "s"));
    }

    private Component list(List<RunSummary> latest) {
        var list = with(new UnorderedList(), "card list");
        latest.forEach(run -> list.add(line(run)));
        return list;
    }

    private ListItem line(RunSummary run) {
        var started = run.startedAt();
        var ended = run.endedAt();
        var when =
                started == null || ended == null
                        ? say(
                                "home.rehearsal.unstarted",
                                WallTimes.date(run.zero(), zone),
                                run.environment())
                        : say(
                                "home.rehearsal.when",
                                WallTimes.date(started, zone),
                                run.environment(),
                                Durations.print(Duration.between(started, ended)));
        var name = say("home.rehearsal", run.title(), String.valueOf(run.number()));
        return with(
                new ListItem(
                        link(Places.run(run.id()), name, "strong", "ell"),
                        text(when, "xs", "t3"),
                        chip(RunStyles.of(run.status()))),
                "reh");
    }
}
