package dev.tminus.ui.run;

import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.grow;
import static dev.tminus.ui.parts.Parts.hidden;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tminus.ledger.LedgerHealth;
import dev.tminus.ledger.RunBoard;
import dev.tminus.run.Recorded;
import dev.tminus.ui.parts.RunGateway;
import dev.tminus.ui.parts.Site;
import dev.tminus.ui.parts.Slot;
import dev.tminus.ui.parts.WallTimes;
import dev.tminus.ui.parts.When;
import java.time.ZoneId;
import java.util.List;

/// What happened, newest first: four lines under the list, more on demand.
final class EventFeed extends Section {

    private static final int DOCKED = 4;

    private final RunGateway gateway;
    private final List<Site> sites;
    private final UnorderedList lines = new UnorderedList();
    private final Span zoneName = with(new Span(), "t3 xs");
    private final Slot journal = new Slot();
    private final Div alarms = with(new Div(), "vh");
    private final NativeButton more;
    private ZoneId zone;
    private boolean expanded;
    private long newest;

    EventFeed(RunGateway gateway, ZoneId zone, List<Site> sites) {
        this.gateway = gateway;
        this.zone = zone;
        this.sites = sites;
        with(this, "feed").getElement().setAttribute("aria-label", say("feed.title"));
        more = button("", "ghost sm", this::toggle);
        var log = new Div(lines);
        log.getElement()
                .setAttribute("role", "log")
                .setAttribute("tabindex", "0")
                .setAttribute("aria-label", say("feed.title"));
        log.addClassName("log");
        alarms.getElement().setAttribute("role", "alert");
        newest = gateway.state().seq();
        add(
                with(
                        new Header(new H2(say("feed.title")), zoneName, more, grow(), journal),
                        "feedhead"),
                log,
                alarms);
        refresh();
    }

    void in(ZoneId other) {
        zone = other;
        refresh();
    }

    void refresh() {
        var board = gateway.board();
        zoneName.setText(say("feed.zone", Site.nameOf(zone, sites)));
        more.setText(say(expanded ? "feed.less" : "feed.more"));
        more.getElement().setAttribute("aria-expanded", String.valueOf(expanded));
        setClassName("expanded", expanded);
        journal.show(gateway.health(), () -> List.of(journal(gateway.health())));
        lines.removeAll();
        board.latest().stream()
                .flatMap(entry ->
                        EventWords.of(board, entry).map(words -> line(entry, words)).stream())
                .limit(expanded ? RunBoard.FEED : DOCKED)
                .forEach(lines::add);
        readOut(board);
    }

    private void toggle() {
        expanded = !expanded;
        refresh();
    }

    /// Failures, holds and no-gos are read out at once, the newest of them.
    private void readOut(RunBoard board) {
        board.latest().stream()
                .filter(entry -> entry.seq() > newest)
                .flatMap(entry -> EventWords.of(board, entry).stream())
                .filter(EventWords::alarming)
                .findFirst()
                .ifPresent(words -> alarms.setText(visible(words.who() + " " + words.what())));
        newest = Math.max(newest, board.state().seq());
    }

    private ListItem line(Recorded entry, EventWords words) {
        var what =
                words.place().isEmpty()
                        ? text(words.what())
                        : link(words.place(), words.what(), "more");
        var sentence = with(new Span(), "ell");
        if (!words.who().isEmpty()) {
            sentence.add(text(words.who() + " ", "strong"));
        }
        sentence.add(what);
        sentence.getElement().setAttribute("title", visible(words.what()));
        var line =
                new ListItem(
                        When.of(entry.at(), WallTimes.seconds(entry.at(), zone))
                                .from(gateway.state().plan().zero()),
                        icon(words.icon(), words.tone().text()),
                        sentence);
        var clock = entry.clock();
        if (clock != null) {
            line.add(text(say("feed.clock", WallTimes.seconds(clock, zone)), "xs", "c-warn"));
        }
        return line;
    }

    private static Component journal(LedgerHealth health) {
        return switch (health) {
            case LedgerHealth.Sound(var entries) -> {
                var sound = new Span(icon("link", "s12"), text(say("feed.journal", entries)));
                yield with(sound, "xs c-ok row journal");
            }
            case LedgerHealth.ReadOnly(var reason) -> {
                var broken =
                        new Span(icon("error", "s12"), text(say("ledger.broken")), hidden(reason));
                yield with(broken, "xs c-fail row journal");
            }
        };
    }
}
