package dev.tminus.ui.check;

import static dev.tminus.ui.parts.Parts.button;
import static dev.tminus.ui.parts.Parts.div;
import static dev.tminus.ui.parts.Parts.filled;
import static dev.tminus.ui.parts.Parts.grow;
import static dev.tminus.ui.parts.Parts.icon;
import static dev.tminus.ui.parts.Parts.link;
import static dev.tminus.ui.parts.Parts.text;
import static dev.tminus.ui.parts.Parts.with;
import static dev.tminus.ui.parts.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.tminus.run.CheckAttempt;
import dev.tminus.schedule.Durations;
import dev.tminus.ui.Places;
import dev.tminus.ui.parts.CheckStyles;
import dev.tminus.ui.parts.Clock;
import java.time.Instant;
import java.util.ArrayList;

/// All attempts, newest first, with what comes next above them.
final class AttemptList extends Section {

    private static final int SHOWN = 12;

    private final ShownCheck subject;
    private final OrderedList list = with(new OrderedList(), "ledger");
    private int most;

    /// @param most how many were shown before, 0 for the usual number
    AttemptList(ShownCheck subject, int most) {
        this.subject = subject;
        this.most = Math.max(SHOWN, most);
        with(this, "card attempts").getElement().setAttribute("aria-label", say("attempts.title"));
        add(new Header(new H2(say("attempts.title")), grow(), text(rule(), "xs", "t3")), list);
        draw();
    }

    int most() {
        return most;
    }

    private String rule() {
        var check = subject.check();
        if (check.passes() > 1) {
            return say("attempts.rule.row", check.passes());
        }
        if (check.protects()) {
            return say("attempts.rule.protects");
        }
        return check.reportOnly() ? say("attempts.rule.report") : say("attempts.rule");
    }

    private void draw() {
        list.removeAll();
        next();
        var attempts = subject.attempts().reversed();
        attempts.stream().limit(most).forEach(one -> list.add(line(one)));
        if (attempts.size() > most) {
            list.add(
                    new ListItem(
                            button(
                                    say("attempts.more", attempts.size() - most),
                                    "ghost sm",
                                    () -> {
                                        most += 10 * SHOWN;
                                        draw();
                                    })));
        }
    }

    /// The attempt that comes by itself, if one does.
    private void next() {
        var tries = subject.tries();
        var next = tries.next();
        if (next == null) {
            return;
        }
        var number = subject.attempts().size() + 1;
        var words = new ArrayList<String>();
        words.add(say("attempts.at", subject.time(next), subject.zoneName()));
        var every = subject.check().every();
        var until = tries.until();
        if (every != null) {
            words.add(
                    until == null
                            ? say("attempts.every", Durations.print(every))
                            : say(
                                    "attempts.every.until",
                                    Durations.print(every),
                                    subject.time(until)));
        }
        list.add(
                new ListItem(
                        icon("wait", "c-idle"),
                        text(say("attempts.attempt", number)),
                        countdown(next),
                        text(String.join(" · ", words), "xs")));
    }

    private Component countdown(Instant next) {
        var now = subject.gateway().now();
        return next.isAfter(now)
                ? new Span(
                        text(say("attempts.in") + " ", "strong"),
                        with(Clock.left(next, now), "strong"))
                : text(say("attempts.due"), "strong");
    }

    private Component line(CheckAttempt attempt) {
        var look = CheckStyles.of(attempt.outcome());
        var place =
                Places.attempt(
                        subject.run(), subject.step().id(), subject.check().as(), attempt.number());
        var name =
                filled(
                        with(link(place, ""), "ti"),
                        text(say("attempts.attempt", attempt.number()), "strong"),
                        text(" " + say("attempts.word." + look.icon())));
        var line =
                new ListItem(
                        icon(look.icon(), look.tone().text()),
                        name,
                        right(attempt),
                        detail(attempt));
        var looked = subject.attempt();
        if (looked != null && looked.number() == attempt.number()) {
            line.getElement().setAttribute("aria-current", "true");
        }
        return line;
    }

    private Component right(CheckAttempt attempt) {
        if (attempt.outcome() == null) {
            return with(Clock.since(attempt.startedAt(), subject.gateway().now()), "strong c-run");
        }
        return text(subject.time(attempt.startedAt()), "xs", "t3");
    }

    private Component detail(CheckAttempt attempt) {
        var outcome = attempt.outcome();
        if (outcome == null) {
            return text(say("attempts.since", subject.time(attempt.startedAt())), "xs");
        }
        var words = div("xs", text(outcome.summary()));
        if (subject.check().passes() > 1) {
            var row = CheckStyles.inARow(subject.attempts(), attempt);
            words.add(text(" · " + say("attempts.row", row)));
        }
        return words;
    }
}
