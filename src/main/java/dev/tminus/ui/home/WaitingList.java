package dev.tminus.ui.home;

import static dev.tminus.ui.parts.Parts.badge;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.empty;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Clock;
import dev.tminus.ui.parts.Site;
import dev.tminus.ui.parts.Tone;
import dev.tminus.ui.parts.WallTimes;
import dev.tminus.ui.parts.When;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// What waits for the reader, the most urgent first.
final class WaitingList extends Part {

    private static final int MOST = 60;

    private final ZoneId zone;
    private final List<Site> sites;

    WaitingList(ZoneId zone, List<Site> sites) {
        super(
                first(say("home.waiting")),
                "waiting",
                aside(say("home.zone", Site.nameOf(zone, sites))));
        this.zone = zone;
        this.sites = sites;
    }

    void show(List<Item> items, Optional<NextStep> next, Instant now) {
        count(items.size(), "sign");
        slot.show(
                List.of(items, next, WallTimes.date(now, zone)),
                () -> List.of(items.isEmpty() ? nothing(next, now) : list(items, now)));
    }

    private Component nothing(Optional<NextStep> next, Instant now) {
        if (next.isEmpty()) {
            return empty(say("home.nothing"), say("home.nothing.ever"));
        }
        var at = next.get().at();
        var time =
                at == null || at.isBefore(now)
                        ? say("home.nothing.next.no-time")
                        : say("home.nothing.next.time", WallTimes.near(at, now, zone));
        return div(
                "emp",
                text(say("home.nothing"), "strong"),
                link(
                        Places.step(next.get().run(), next.get().step()),
                        say("home.nothing.next", next.get().number(), time)));
    }

    private Component list(List<Item> items, Instant now) {
        var list = with(new UnorderedList(), "card");
        var shown = items.subList(0, Math.min(MOST, items.size()));
        for (var at = 0; at < shown.size(); at++) {
            list.add(line(shown.get(at), at == 0, now));
        }
        if (items.size() > MOST) {
            list.add(
                    new ListItem(
                            with(new Span(say("home.more", items.size() - MOST)), "emp inset")));
        }
        if (!shown.isEmpty()) {
            list.getChildren().findFirst().ifPresent(first -> first.addClassName("first"));
        }
        return list;
    }

    private ListItem line(Item item, boolean first, Instant now) {
        var look = item.look();
        var title = link(item.place(), look.word(), "ti", "ell");
        title.getElement().setAttribute("title", look.word());
        var where =
                div(
                        "in",
                        badge(item.plan().mode(), "sm"),
                        text(say("home.place", item.runTitle(), item.number()), "ell"));
        if (item.awaited().reminded()) {
            where.add(text("· " + say("home.reminded"), "c-warn", "strong"));
        }
        var sign = with(new Span(icon(look.icon(), "s18")), look.tone().text());
        var go = with(link(item.place(), item.action()), "btn");
        go.getElement().setAttribute("aria-hidden", "true").setAttribute("tabindex", "-1");
        if (first) {
            go.addClassName(look.tone() == Tone.SIGN ? "sign" : "primary");
        }
        return with(
                new ListItem(
                        sign,
                        div("txt", title, where),
                        time(item, now),
                        with(new Span(item.offset()), "to"),
                        go),
                "wait");
    }

    /// When it should be done, else how long it has waited.
    private Component time(Item item, Instant now) {
        var due = item.awaited().due();
        var since = item.since();
        if (due != null) {
            var shown = When.near(due, now, zone).from(item.plan().zero());
            shown.addClassName("strong");
            return div("dl", shown, relative(item, due, now));
        }
        return since == null
                ? div("dl", text(say("home.any-time")))
                : div("dl", new Div(text(say("home.since") + " "), Clock.since(since, now)));
    }

    private Component relative(Item item, Instant due, Instant now) {
        var line = new Div(with(Clock.due(due, now), "rel"));
        var release = item.plan().zone();
        if (HomeView.differ(release, zone, due)) {
            line.add(
                    text(" · " + WallTimes.time(due, release) + " " + Site.nameOf(release, sites)));
        }
        return line;
    }
}
