package dev.tminus.ui.home;

import static dev.tminus.ui.parts.Parts.badge;
import static dev.tminus.ui.parts.Parts.chip;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.empty;
import static dev.tminus.ui.parts.Parts.grow;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.row;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.tone;
import static dev.tminus.ui.parts.Parts.visible;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import dev.tminus.ledger.RunGlance;
import dev.tminus.runbook.Mode;
import dev.tminus.runbook.names.PersonId;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.Clock;
import dev.tminus.ui.parts.RunStyles;
import dev.tminus.ui.parts.When;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/// The runs that are under way, each as a card.
final class LiveCards extends Part {

    private final ZoneId zone;

    LiveCards(ZoneId zone) {
        super(heading(say("home.live")), "live");
        this.zone = zone;
    }

    void show(List<RunGlance> runs, PersonId me, Instant now) {
        var cards =
                runs.stream()
                        .filter(one -> one.state().status().isUnderWay())
                        .map(one -> LiveCard.of(one, now))
                        .sorted(Comparator.comparing(card -> card.mode() != Mode.LIVE))
                        .toList();
        count(cards.size());
        slot.show(cards, () -> List.of(cards.isEmpty() ? none() : grid(cards, now)));
    }

    private static Component none() {
        return empty(say("home.live.none"), say("home.live.none.next"));
    }

    private Component grid(List<LiveCard> cards, Instant now) {
        var grid = div("livegrid");
        cards.forEach(card -> grid.add(draw(card, now)));
        return grid;
    }

    private Component draw(LiveCard card, Instant now) {
        var article = with(new Article(), "card live-card");
        article.getElement()
                .setAttribute(
                        "aria-label",
                        say("home.rehearsal", card.title(), String.valueOf(card.number())));
        var strip = div("strip " + tone(card.mode()).tint());
        article.add(strip, body(card, now), foot(card));
        return article;
    }

    private Component body(LiveCard card, Instant now) {
        var head =
                with(
                        row(
                                row(
                                        badge(card.mode(), "sm"),
                                        link(Places.run(card.id()), card.title(), "name", "ell")),
                                chip(RunStyles.of(card.status()))),
                        "between");
        var clock =
                with(
                        row(
                                with(Clock.release(card.zero(), now), "tclock"),
                                div(
                                        "s t2 end",
                                        new Div(text(card.phase())),
                                        text(
                                                say("run.progress", card.done(), card.steps()),
                                                "xs",
                                                "t3"))),
                        "between clockrow");
        return div("in", head, clock, segments(card), facts(card, now));
    }

    /// One bar for each phase; the words above say the same.
    private static Component segments(LiveCard card) {
        var segments = with(new Span(), "segs");
        segments.getElement().setAttribute("aria-hidden", "true");
        for (var phase : card.phases()) {
            var bar = new Element("progress");
            bar.setAttribute("max", String.valueOf(Math.max(1, phase.steps())));
            bar.setAttribute("value", String.valueOf(phase.done()));
            bar.setAttribute("class", phase.done() == phase.steps() ? "bar" : "bar run");
            segments.getElement().appendChild(bar);
        }
        return segments;
    }

    private Component facts(LiveCard card, Instant now) {
        var facts = new DescriptionList();
        var held = card.held();
        if (held != null) {
            var since = new Span(text(held.by() + " "), Clock.since(held.at(), now));
            fact(facts, "home.held", since);
        }
        if (!card.contingency().isEmpty()) {
            fact(facts, "home.contingency", text(card.contingency(), "ell"));
        }
        if (!card.reason().isEmpty()) {
            var reason = text(card.reason(), "ell");
            reason.getElement().setAttribute("title", visible(card.reason()));
            fact(facts, "home.reason", reason);
        }
        fact(facts, "home.awaits", text(awaits(card), "ell"));
        var next = card.next();
        if (next != null) {
            var words = new Span(text(next.words()));
            if (next.at() != null) {
                words = new Span(text(next.words() + ", "), at(next.at(), card, now));
            }
            fact(facts, "home.next", with(words, "ell"));
        }
        return facts;
    }

    private Component at(Instant at, LiveCard card, Instant now) {
        return When.near(at, now, zone).from(card.zero());
    }

    private static String awaits(LiveCard card) {
        var names = card.awaits();
        return switch (names.size()) {
            case 0 -> say("home.awaits.nobody");
            case 1, 2 -> String.join(", ", names);
            default ->
                    say(
                            "home.awaits.more",
                            String.join(", ", names.subList(0, 2)),
                            names.size() - 2);
        };
    }

    private static void fact(DescriptionList facts, String term, Component fact) {
        facts.add(new DescriptionList.Term(say(term)), new DescriptionList.Description(fact));
    }

    private static Component foot(LiveCard card) {
        var trouble = card.trouble();
        return div(
                "foot",
                icon(trouble.icon(), "s14", trouble.tone().text()),
                text(trouble.word(), "ell"),
                grow(),
                with(link(Places.run(card.id()), say("home.open")), "btn sm"));
    }
}
